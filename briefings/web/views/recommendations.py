"""Recommendations by addressee, and contradictory ones side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...analysis.recommendations import addressees, fold
from ...corpus.vocabulary import Kind
from ..spec import Pagination, Spec
from .claim import groups

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...analysis.recommendations import Contradiction
    from ...corpus.model import Claim, Question
    from ..context import PageContext
    from ..site import Site
    from .claim import Entry

TITLE = "Recommendations"
LEAD = "What the articles want done, grouped by whom they address."
ALL = "Recommendations that contradict each other"
NOBODY = "Nobody in particular"
SHOWN = 10
"""The number of contradictions on the first page. If there are more, all have pages of their own."""
SIDE = 4
"""The largest number of recommendations shown on each side of a contradiction."""


class Clash(NamedTuple):
    """A contradiction as a page shows it."""

    question: Question | None
    for_: Sequence[Claim]
    against: Sequence[Claim]
    both: str
    """Whom both sides address, in words; empty if nobody."""


class Opposite(NamedTuple):
    """The recommendations that contradict one, and on which question."""

    question: Question | None
    claims: Sequence[Claim]


def _claims(site: Site) -> list[Claim]:
    return [
        claim
        for article in site.newest
        for claim in article.of_kind(Kind.RECOMMENDATION)
        if claim.written.withdrawn is None
    ]


def entries(site: Site) -> list[Entry]:
    """Each recommendation under each of its addressees. Those that name nobody come last."""
    claims = _claims(site)
    addressed = [(whom.name, claim) for whom in addressees(claims) for claim in whom.claims]
    return addressed + [(NOBODY, claim) for claim in claims if not claim.to]


def specs(site: Site) -> Iterator[Spec]:
    """The pages of recommendations and, if the first cannot show them all, the pages of contradictions."""
    filters: dict[str, tuple[str, ...]] = {"page": ("list",)}
    yield from Spec("recommendations", TITLE, render, description=LEAD, filters=filters).over(
        len(entries(site))
    )
    clashes = len(site.figures.contradictions)
    if clashes > SHOWN:
        yield from Spec("contradictions", ALL, render_contradictions, filters=filters).over(clashes)


def _clash(found: Contradiction) -> Clash:
    theirs = {fold(name) for claim in found.against for name in claim.to}
    both = {fold(name): name for claim in found.for_ for name in claim.to if fold(name) in theirs}
    return Clash(found.question, found.for_, found.against, ", ".join(both.values()))


def _opposites(site: Site) -> dict[Claim, list[Opposite]]:
    """For each recommendation, what contradicts it."""
    opposites: dict[Claim, list[Opposite]] = {}
    for found in site.figures.contradictions:
        for ours, theirs in ((found.for_, found.against), (found.against, found.for_)):
            for claim in ours:
                opposites.setdefault(claim, []).append(Opposite(found.question, theirs))
    return opposites


def render(here: PageContext, number: int = 1) -> str:
    """The contradictions first, then all recommendations by addressee."""
    found = entries(here.site)
    pages = Pagination("recommendations", number, len(found))
    clashes = here.site.figures.contradictions if number == 1 else []
    return here.render(
        "recommendations.html",
        title=TITLE,
        lead=LEAD,
        clashes=[_clash(each) for each in clashes[:SHOWN]],
        total=len(clashes),
        side=SIDE,
        groups=groups(here, found, pages),
        opposites=_opposites(here.site),
        pages=pages,
    )


def render_contradictions(here: PageContext, number: int = 1) -> str:
    """All contradictions."""
    found = here.site.figures.contradictions
    pages = Pagination("contradictions", number, len(found))
    clashes = [_clash(each) for each in pages.cut(found)]
    return here.render("contradictions.html", title=ALL, clashes=clashes, side=SIDE, pages=pages)
