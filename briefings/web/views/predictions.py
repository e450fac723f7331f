"""Predictions, by what became of them; of the open ones, which are due."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ...corpus.edtf import Date
from ...corpus.vocabulary import Kind, Status
from ..spec import Pagination, Spec
from . import files
from .claim import groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...corpus.model import Claim
    from ..context import PageContext
    from ..site import Site
    from .claim import Entry

TITLE = "Predictions"
LEAD = "What the articles expect to happen, by when, and what became of it."
_HEADINGS = {
    Status.OPEN: "Open, with a date",
    Status.HELD: "Held",
    Status.FAILED: "Failed",
    Status.UNRESOLVABLE: "Cannot be decided",
}
UNDATED = "Open, no date named"


class Due(NamedTuple):
    """The open predictions, as the site's day sees them."""

    past: int
    """The date that they name is over."""
    ahead: int
    undated: int
    dates: str
    """Each last day with the number of predictions due on it, for the script that counts on the reader's own day."""


def entries(site: Site) -> list[Entry]:
    """What is still open first, the earliest date first and without one last; then what has been decided."""
    claims = [
        claim
        for article in site.newest
        for claim in article.of_kind(Kind.PREDICTION)
        if not claim.written.withdrawn
    ]
    order = list(Status)
    claims.sort(key=lambda claim: (claim.by is None, claim.by and (claim.by.last, claim.by.first)))
    claims.sort(key=lambda claim: order.index(claim.status or Status.OPEN))
    return [(_heading(claim), claim) for claim in claims]


def _heading(claim: Claim) -> str:
    status = claim.status or Status.OPEN
    return UNDATED if status is Status.OPEN and claim.by is None else _HEADINGS[status]


def due(site: Site) -> Due:
    """A prediction is past due once the last day of the date that it names is over, and nobody has resolved it."""
    claims = [claim for _, claim in entries(site) if claim.status is Status.OPEN]
    days = [claim.by.last for claim in claims if claim.by is not None]
    counts = Counter(day.isoformat() for day in days)
    return Due(
        past=sum(day < site.day for day in days),
        ahead=sum(day >= site.day for day in days),
        undated=len(claims) - len(days),
        dates=" ".join(f"{day}:{count}" for day, count in counts.items()),
    )


def specs(site: Site) -> Iterator[Spec]:
    """One page, more where there are many."""
    yield from Spec("predictions", TITLE, render, description=LEAD, filters={"page": ("list",)}).over(
        len(entries(site))
    )


def render(here: PageContext, number: int = 1) -> str:
    """All predictions."""
    found = entries(here.site)
    pages = Pagination("predictions", number, len(found))
    return here.render(
        "predictions.html",
        title=TITLE,
        lead=LEAD,
        day=here.site.day,
        as_of=Date(here.site.day.year, here.site.day.month, here.site.day.day).words,
        due=due(here.site) if number == 1 else None,
        groups=groups(here, found, pages),
        pages=pages,
        data=files.predictions(here.site.publication),
    )
