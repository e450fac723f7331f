"""Whom recommendations address, with the spellings of a name brought together."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefings.corpus.model import Claim

_ARTICLE = "the "


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who is to act, and every recommendation to them in the order given."""

    name: str
    """The spelling that most recommendations have, the first of equals."""
    claims: tuple[Claim, ...]


def addressees(claims: Iterable[Claim]) -> list[Addressee]:
    """By name. A recommendation stands with each whom it addresses, and with nobody if it names none."""
    addressed: defaultdict[str, list[Claim]] = defaultdict(list)
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        for key in dict.fromkeys(fold(name) for name in claim.to):
            addressed[key].append(claim)
        for name in claim.to:
            spellings[fold(name)][" ".join(name.split())] += 1
    return [
        Addressee(spellings[key].most_common(1)[0][0], tuple(addressed[key])) for key in sorted(addressed)
    ]


def fold(name: str) -> str:
    """The same for names that differ only in capitals, in spaces or in a leading "the".

    No more than that: whether "Washington" is the US administration is for people to say, in the data.
    """
    return " ".join(name.split()).casefold().removeprefix(_ARTICLE)
