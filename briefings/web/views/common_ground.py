"""Shared ground: what articles have in common although they oppose each other, and what only looks opposed.

Three parts: sides of questions on which opponents meet, positions that only seem to be opposed, and recommendations
that contradict each other. Each part once had a page of its own, and is found at that address too.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ...analysis.common_ground import CommonGround
from ...analysis.disagreement import OppositionNote
from ...analysis.grounds import direct_grounds
from ...analysis.recommendations import Contradiction, fold
from ..spec import Pagination, Spec
from ..words import pluralize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...corpus.model import Claim, Position, Question
    from ..context import PageContext
    from ..site import Site

TITLE = "Shared ground"
SOURCE = "common-ground"
NOTES, CONTRADICTIONS = "seemingly-opposed", "contradictions"
"""The former sources of the second and the third part."""
SHOWN = 10
"""The most common ground that is listed."""
CLAIMS = 3
"""The largest number of claims shown under each position."""
SIDE = 4
"""The largest number of recommendations shown on each side of a contradiction."""


def lead(site: Site) -> str:
    """The sentence that says how much common ground there is."""
    found = site.figures.common_ground
    if not found:
        return "No two articles that mostly oppose each other take the same side of a question."
    unanimous = len({ground.question.id for ground in found if ground.unanimous})
    questions = pluralize(len({ground.question.id for ground in found}), "question", "questions")
    return (
        f"Articles that mostly oppose each other take the same side on {questions}; on {unanimous} of them, so does "
        "every article that takes a position."
    )


def _everything(site: Site) -> list[CommonGround | OppositionNote | Contradiction]:
    figures = site.figures
    return [*figures.common_ground[:SHOWN], *figures.opposition_notes, *figures.contradictions]


def specs(site: Site) -> Iterator[Spec]:
    """The page, continued on further pages if there is much, at its address and at those that its parts once had."""
    total = len(_everything(site))
    page = Spec(SOURCE, TITLE, render, description=lead(site), empty=not total)
    for spec in page.over(total):
        yield spec
        for old in (NOTES, CONTRADICTIONS):
            former = partial(spec.render, at=old)
            yield replace(spec, source=spec.source.replace(SOURCE, old), render=former, moved=spec.source)


def render(here: PageContext, number: int = 1, at: str = SOURCE) -> str:
    """All parts, one after another.

    `at` is the source of the first page at this address: where the notes had a page of their own, a question's id
    still leads to the note about it.
    """
    everything = _everything(here.site)
    pages = Pagination(SOURCE, number, len(everything))
    shown = pages.cut(everything)
    figures = here.site.figures
    return here.render(
        "common-ground.html",
        title=TITLE,
        lead=lead(here.site),
        entries=[
            (
                _ground_id(each) if at != NOTES else "",
                each,
                figures.pairs.of(*each.pair),
                _stands(article.positions[each.question.id] for article in each.pair),
            )
            for each in shown
            if isinstance(each, CommonGround)
        ],
        notes=_notes([each for each in shown if isinstance(each, OppositionNote)], at),
        clashes=[(each, _addressed_by_both(each)) for each in shown if isinstance(each, Contradiction)],
        totals=(len(figures.common_ground), len(figures.opposition_notes), len(figures.contradictions)),
        claims=CLAIMS,
        side=SIDE,
        pages=pages,
    )


def _ground_id(ground: CommonGround) -> str:
    return f"{ground.question.id}{'' if ground.sign > 0 else '-against'}"


def _stands(positions: Iterable[Position]) -> list[tuple[Position, list[Claim]]]:
    """Each position with the claims under it."""
    return [(position, direct_grounds([position])) for position in positions]


def _notes(
    found: Iterable[OppositionNote], at: str
) -> Iterator[tuple[str, OppositionNote, list[tuple[Position, list[Claim]]]]]:
    """For each note: its element's id (empty unless it is the first on its question), the note, and its positions.

    Each position comes with the claims under it. `at` is as in `render`.
    """
    before: set[Question] = set()
    for each in found:
        # No question has an id that begins so.
        id_ = each.question.id if at == NOTES else f"seeming_{each.question.id}"
        yield "" if each.question in before else id_, each, _stands(each.positions)
        before.add(each.question)


def _addressed_by_both(found: Contradiction) -> str:
    """Whom both sides address, in words; empty if nobody."""
    theirs = {fold(name) for claim in found.against for name in claim.to}
    both = {fold(name): name for claim in found.for_ for name in claim.to if fold(name) in theirs}
    return ", ".join(both.values())


def render_first(here: PageContext, limit: int | None = 2) -> str:
    """The most surprising shared ground, for a front page."""
    pairs = here.site.figures.pairs
    grounds = here.site.figures.common_ground[:limit]
    return here.call("highlights.html", "shared", [(ground, pairs.of(*ground.pair)) for ground in grounds])
