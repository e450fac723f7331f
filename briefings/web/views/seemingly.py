""" "Only seemingly opposed": positions that look opposed, and the annotator's note on why they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...analysis.grounds import direct_grounds
from ..context import Link
from ..spec import Pagination, Spec
from .common_ground import CLAIMS, Stand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...analysis.disagreement import OppositionNote
    from ...corpus.model import Position, Question
    from ..context import PageContext
    from ..site import Site

TITLE = "Only seemingly opposed"
LEAD = "Positions on opposite sides of a question that, as an annotator's note explains, can both be right."


class Entry(NamedTuple):
    """One note as the page shows it."""

    question: Question
    stands: Sequence[Stand]
    note: str
    first: bool
    """Whether it is the first about its question on this page, and so carries the question's id."""


class Remark(NamedTuple):
    """A note as shown with one of its positions: who the others are, and what it says."""

    others: Sequence[Link]
    note: str


def specs(site: Site) -> Iterator[Spec]:
    """The page, continued on further pages if there are many notes."""
    yield from Spec(
        "seemingly-opposed",
        TITLE,
        render,
        description=LEAD,
        filters={"page": ("index",)},
    ).over(len(site.figures.opposition_notes))


def _entries(here: PageContext, found: Sequence[OppositionNote]) -> list[Entry]:
    told: set[str] = set()
    entries = []
    for each in found:
        stands = [Stand(position, direct_grounds([position])) for position in each.positions]
        entries.append(Entry(each.question, stands, here.linked(each.note), each.question.id not in told))
        told.add(each.question.id)
    return entries


def render(here: PageContext, number: int = 1) -> str:
    """All notes, in the order of the index."""
    found = here.site.figures.opposition_notes
    pages = Pagination("seemingly-opposed", number, len(found))
    return here.render(
        "seemingly-opposed.html",
        title=TITLE,
        lead=LEAD,
        entries=_entries(here, pages.cut(found)),
        claims=CLAIMS,
        pages=pages,
    )


def remarks(here: PageContext, position: Position, *, beside: bool) -> list[Remark]:
    """The notes on one position. `beside` is true among the other positions on the question's page."""
    url = here.beside if beside else here.url
    remarks = []
    for note in here.site.figures.opposition_notes_of(position):
        others = [
            Link(url(other), here.label(other.article)) for other in note.positions if other is not position
        ]
        remarks.append(Remark(others, here.linked(note.note)))
    return remarks
