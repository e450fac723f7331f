"""Claims in groups under headings, over as many pages as they need."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from .claim import ClaimView, view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...corpus.model import Claim
    from ..context import PageContext
    from ..spec import Pages

Entry = tuple[str, "Claim"]
"""A heading, and a claim that stands under it."""


class Group(NamedTuple):
    """Some claims under a heading: those of this page, and how many there are on all pages."""

    number: int
    name: str
    claims: list[ClaimView]
    total: int


def groups(here: PageContext, entries: Iterable[Entry], pages: Pages) -> list[Group]:
    """The groups of one page, each with its number among all; the entries of a group stand together."""
    entries = list(entries)
    totals = Counter(name for name, _ in entries)
    numbers = {name: number for number, name in enumerate(totals, 1)}
    found: dict[str, Group] = {}
    for name, claim in pages.cut(entries):
        found.setdefault(name, Group(numbers[name], name, [], totals[name])).claims.append(view(here, claim))
    return list(found.values())
