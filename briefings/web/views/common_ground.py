""" "Agree without knowing it": where articles that oppose each other elsewhere take the same side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...analysis.grounds import direct_grounds
from ..spec import Pagination, Spec
from ..words import pluralize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...analysis.common_ground import CommonGround
    from ...corpus.model import Article, Claim, Position, Question
    from ..context import PageContext
    from ..site import Site

TITLE = "Agree without knowing it"
CLAIMS = 3
"""The largest number of claims shown under each position."""


class Stand(NamedTuple):
    """One of the two articles that are farthest apart elsewhere: its position here, and the claims under it."""

    position: Position
    claims: Sequence[Claim]


class Entry(NamedTuple):
    """One piece of common ground as the page shows it."""

    id: str
    """The id of its section on the page."""
    question: Question
    agreeing: bool
    unanimous: bool
    articles: Sequence[Article]
    stands: Sequence[Stand]
    opposed: Sequence[Question]
    same: int
    """The number of other questions on which the two take the same side."""


def entry(ground: CommonGround) -> Entry:
    """The entry for one piece of common ground."""
    positions = [article.positions[ground.question.id] for article in ground.pair]
    return Entry(
        id=f"{ground.question.id}{'' if ground.sign > 0 else '-against'}",
        question=ground.question,
        agreeing=ground.sign > 0,
        unanimous=ground.unanimous,
        articles=ground.articles,
        stands=[Stand(position, direct_grounds([position])) for position in positions],
        opposed=ground.pair_opposed,
        same=len(ground.pair_opposed) - ground.distance,
    )


def lead(site: Site) -> str:
    """The sentence that says how much common ground there is."""
    found = site.figures.common_ground
    if not found:
        return "No articles that oppose each other on one question agree on another, as far as they are annotated."
    unanimous = sum(ground.unanimous for ground in found)
    questions = pluralize(len({ground.question.id for ground in found}), "question", "questions")
    return (
        f"Articles that oppose each other elsewhere take the same side on {questions}; on {unanimous} of them, so does "
        "every article that takes a position."
    )


def specs(site: Site) -> Iterator[Spec]:
    """The page, continued on further pages if there is much."""
    yield from Spec(
        "common-ground",
        TITLE,
        render,
        description=lead(site),
        filters={"page": ("index",)},
    ).over(len(site.figures.common_ground))


def render(here: PageContext, number: int = 1) -> str:
    """All shared ground, the most surprising first."""
    found = here.site.figures.common_ground
    pages = Pagination("common-ground", number, len(found))
    return here.render(
        "common-ground.html",
        title=TITLE,
        lead=lead(here.site),
        entries=[entry(ground) for ground in pages.cut(found)],
        claims=CLAIMS,
        pages=pages,
    )


def render_first(here: PageContext, limit: int | None = 2) -> str:
    """The most surprising shared ground, for a front page."""
    return here.call("highlights.html", "shared", here.site.figures.common_ground[:limit])
