"""No two claims of an article say the same in the same words, or nearly. For claims of different articles, the same words
are only a note.

Upper and lower case and the number of spaces make no difference. Nearly the same are two claims that share four in five
of their words, not counting words such as *the* and *of*, unless only one of them has *not*, *no* or *never*.

Wrong:
    articles:
      adams-2024:
        thesis:
          t1: {text: The channel must be dredged., at: {paragraph: 1}}
          t2: {text: The  channel must be DREDGED., at: {paragraph: 4}}

Right:
    articles:
      adams-2024:
        thesis:
          t1: {text: The channel must be dredged., at: [{paragraph: 1}, {paragraph: 4}]}

Why: A claim that is said twice counts twice, and a link to one copy misses what is said about the other. If the
article repeats a claim, the claim has several passages under `at`.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..problem import Problem, Severity
    from ..raw import RawData, RawEntry

SEVERITY: Severity = "warning"


_COMMON = frozenset(
    [
        *("a", "an", "and", "as", "at", "by", "for", "from", "has", "have", "in", "is", "its"),
        *("of", "on", "or", "that", "the", "their", "to", "was", "with"),
        "",  # what is left of a full stop that stands alone
    ]
)
_NOT = frozenset(["not", "no", "never"])


_Known = dict[str, list["tuple[RawEntry, set[str]]"]]
"""The claims of an article with their words, by some of these."""


def check(data: RawData) -> Iterator[Problem]:
    first: dict[str, RawEntry] = {}
    for _, claims in groupby(data.claim_texts, key=lambda found: found[0].article):
        in_article: dict[str, RawEntry] = {}
        known: _Known = {}
        for claim, text in claims:
            words = text.casefold().split()
            folded = " ".join(words)
            # What is still to be written may be so in several places.
            if not folded or text.startswith("TODO"):
                continue
            here = in_article.setdefault(folded, claim)
            like = _like(claim, words, known)
            anywhere = first.setdefault(folded, claim)
            if here.id != claim.id:
                message = f"the claim {quoted(here.id)} in line {here.line} says the same"
                hint = "make one claim of them, with both passages under `at`"
                yield claim.problem("text", message=message, hint=hint)
            elif like is not None:
                message = f"the claim {quoted(like.id)} in line {like.line} says nearly the same"
                hint = "make one claim of them, with both passages under `at`, or say what is different"
                yield claim.problem("text", message=message, hint=hint)
            elif anywhere.article != claim.article:
                message = f"the claim {quoted(f'{anywhere.article}.{anywhere.id}')} says the same"
                hint = "say what each of the two authors claims, where they differ"
                yield claim.problem("text", message=message, hint=hint, severity="note")


def _like(claim: RawEntry, said: Sequence[str], known: _Known) -> RawEntry | None:
    """An earlier claim with nearly the same words, or None. Adds `claim` to `known`."""
    *most, last = said
    words = {*most, last.rstrip(".")}.difference(_COMMON)
    found = None
    # Whatever shares four in five of its words shares one of these few, so no claim is compared with all others.
    for word in sorted(words)[: len(words) // 5 + 1]:
        others = known.setdefault(word, [])
        for other, theirs in others:
            shared = len(words & theirs)
            if 5 * shared >= 4 * (len(words) + len(theirs) - shared) and not _NOT & (words ^ theirs):
                found = found or other
        others.append((claim, words))
    return found if found and found.id != claim.id else None
