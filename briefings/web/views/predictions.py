"""Predictions by their status, and which of the open ones are due."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ...corpus.edtf import Date
from ...corpus.vocabulary import Status
from ..spec import Pagination, Spec
from . import files
from .claim import Grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    """The open predictions as of the site's day."""

    past: int
    """The number whose date is past."""
    ahead: int
    undated: int
    dates: str
    """The number of predictions due by each day, so that a script can count as of the reader's day."""


def entries(site: Site) -> list[Entry]:
    """Open predictions by date, those without one last; then the decided ones."""
    order = list(Status)
    claims = sorted(
        site.predictions, key=lambda claim: (claim.by is None, claim.by and (claim.by.last, claim.by.first))
    )
    claims.sort(key=lambda claim: order.index(claim.status or Status.OPEN))
    return [(_heading(claim), claim) for claim in claims]


def _heading(claim: Claim) -> str:
    status = claim.status or Status.OPEN
    return UNDATED if status is Status.OPEN and claim.by is None else _HEADINGS[status]


def due(site: Site, found: Sequence[Entry]) -> Due:
    """Count the open predictions. One is past due once the last day of its date is over."""
    claims = [claim for _, claim in found if claim.status is Status.OPEN]
    days = [claim.by.last for claim in claims if claim.by is not None]
    counts = Counter(day.isoformat() for day in days)
    return Due(
        past=sum(day < site.day for day in days),
        ahead=sum(day >= site.day for day in days),
        undated=len(claims) - len(days),
        dates=" ".join(f"{day}:{count}" for day, count in counts.items()),
    )


def specs(site: Site) -> Iterator[Spec]:
    """The page, continued on further pages if there are many."""
    found = entries(site)
    # Open ones without a date are read in their briefings: there is nothing to wait for.
    nothing = all(heading == UNDATED for heading, _ in found)
    spec = Spec("predictions", TITLE, partial(render, found=Grouped(found)), description=LEAD, empty=nothing)
    yield from spec.over(len(found))


def render(here: PageContext, found: Grouped, number: int = 1) -> str:
    """A page of all predictions, which are `found`."""
    pages = Pagination("predictions", number, len(found.entries))
    return here.render(
        "predictions.html",
        title=TITLE,
        lead=LEAD,
        day=here.site.day,
        as_of=Date(here.site.day.year, here.site.day.month, here.site.day.day).words,
        due=due(here.site, found.entries) if number == 1 else None,
        groups=found.on_page(pages),
        pages=pages,
        data=files.predictions(here.site.publication),
    )
