"""One claim as a card, and lists of claims under headings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ...corpus.model import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..context import PageContext
    from ..spec import Pagination


def render(here: PageContext, claim: Claim) -> str:
    """One claim as a card, with a link to its own place."""
    return here.call("claim.html", "card", claim, "whose")


Entry = tuple[str, Claim]
"""A heading, and a claim under it."""


class ClaimGroup(NamedTuple):
    """Claims under one heading."""

    number: int
    """Counts the headings of all pages from 1."""
    name: str
    claims: list[Claim]
    """Those on this page."""
    total: int
    """The number of claims under this heading on all pages."""


class Grouped:
    """The entries of a list over all its pages. Those of a group must be adjacent."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self._totals = Counter(name for name, _ in entries)
        self._numbers = {name: number for number, name in enumerate(self._totals, 1)}

    def on_page(self, pages: Pagination) -> list[ClaimGroup]:
        """The groups on one page."""
        found: dict[str, ClaimGroup] = {}
        for name, claim in pages.cut(self.entries):
            group = ClaimGroup(self._numbers[name], name, [], self._totals[name])
            found.setdefault(name, group).claims.append(claim)
        return list(found.values())
