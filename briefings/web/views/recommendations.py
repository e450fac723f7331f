"""Recommendations by addressee, each with what contradicts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...analysis.recommendations import addressees
from ...corpus.vocabulary import Kind
from ..spec import Pagination, Spec
from .claim import groups
from .common_ground import SIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    total = len(entries(site))
    spec = Spec("recommendations", TITLE, render, description=LEAD, empty=not total)
    yield from spec.over(total)


def _opposites(site: Site) -> dict[Claim, list[Opposite]]:
    """For each recommendation, what contradicts it."""
    opposites: dict[Claim, list[Opposite]] = {}
    for found in site.figures.contradictions:
        for ours, theirs in ((found.for_, found.against), (found.against, found.for_)):
            for claim in ours:
                opposites.setdefault(claim, []).append(Opposite(found.question, theirs))
    return opposites


def render(here: PageContext, number: int = 1) -> str:
    """All recommendations by addressee."""
    found = entries(here.site)
    pages = Pagination("recommendations", number, len(found))
    return here.render(
        "recommendations.html",
        title=TITLE,
        lead=LEAD,
        contradictions=len(here.site.figures.contradictions) if number == 1 else 0,
        side=SIDE,
        groups=groups(found, pages),
        opposites=_opposites(here.site),
        pages=pages,
    )
