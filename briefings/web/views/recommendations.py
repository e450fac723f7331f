"""Recommendations by addressee, each with what contradicts it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ...analysis.recommendations import addressees
from ...corpus.vocabulary import Kind
from ..spec import Pagination, Spec
from .claim import Grouped
from .common_ground import SIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ...corpus.model import Claim, Question
    from ..context import PageContext
    from ..site import Site
    from .claim import Entry

TITLE = "Recommendations"
LEAD = "What the articles want done, grouped by whom they address."
NOBODY = "Nobody in particular"


class Opposite(NamedTuple):
    """The recommendations that contradict one, and on which question."""

    question: Question | None
    claims: Sequence[Claim]


def entries(site: Site) -> list[Entry]:
    """Each recommendation under each of its addressees. Those that name nobody come last."""
    claims = site.claims(Kind.RECOMMENDATION)
    addressed = [(whom.name, claim) for whom in addressees(claims) for claim in whom.claims]
    return addressed + [(NOBODY, claim) for claim in claims if not claim.to]


def specs(site: Site) -> Iterator[Spec]:
    """The page, continued on further pages if there are many."""
    found = entries(site)
    shown = partial(render, found=Grouped(found), opposites=_opposites(site))
    spec = Spec("recommendations", TITLE, shown, description=LEAD, empty=not found)
    yield from spec.over(len(found))


def _opposites(site: Site) -> dict[Claim, list[Opposite]]:
    """For each recommendation, what contradicts it."""
    opposites: dict[Claim, list[Opposite]] = {}
    for found in site.figures.contradictions:
        for ours, theirs in ((found.for_, found.against), (found.against, found.for_)):
            for claim in ours:
                opposites.setdefault(claim, []).append(Opposite(found.question, theirs))
    return opposites


def render(
    here: PageContext, found: Grouped, opposites: Mapping[Claim, Sequence[Opposite]], number: int = 1
) -> str:
    """A page of all recommendations by addressee, which are `found`, each with its opposites."""
    pages = Pagination("recommendations", number, len(found.entries))
    return here.render(
        "recommendations.html",
        title=TITLE,
        lead=LEAD,
        contradictions=len(here.site.figures.contradictions) if number == 1 else 0,
        side=SIDE,
        groups=found.on_page(pages),
        opposites=opposites,
        pages=pages,
    )
