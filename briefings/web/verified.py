"""What a page says of whether a passage was looked up in the article's text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ..corpus.receipts import Verification, verification

if TYPE_CHECKING:
    from ..corpus.model import Article


class Mark(NamedTuple):
    """The sign beside a passage; `title` says what it means to whoever points at it."""

    state: str
    sign: str
    """Shown in the place of the word where there is one."""
    word: str
    title: str


MARKS: dict[Verification | None, Mark | None] = {
    Verification.VERIFIED: Mark("verified", "✓", "verified", "Found in a copy of the text"),
    Verification.STALE: Mark("stale", "", "changed since", "Found in a copy of the text, and changed since"),
    Verification.UNVERIFIED: Mark("unverified", "", "not verified", "Not looked up in a copy of the text"),
    None: None,
}


class Tally(NamedTuple):
    """How many entries of an article are in each state."""

    verified: int
    stale: int
    unverified: int


def tally(article: Article) -> Tally | None:
    """The count of each state; None for an article that points to no passage."""
    states = Counter(verification(article).values())
    if not states:
        return None
    return Tally(*(states[state] for state in Verification))
