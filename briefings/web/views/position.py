"""One position, in its briefing and among the others on its question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ...corpus.vocabulary import Basis
from ...exports.publication import marked
from ..context import Link
from ..passages import MARKS, Mark, passages
from ..words import STANCE_KEYS, STANCE_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...corpus.model import Position
    from ...corpus.schema import Withdrawn
    from ..context import PageContext

OPPONENTS = 5
"""The number of opponents that a position names; the rest are on the question's page."""


class Opponent(NamedTuple):
    link: Link
    stance: str


@dataclass(frozen=True, slots=True)
class PositionView:
    """What both places show of a position."""

    position: Position
    stance: str
    """The value of `data-stance`."""
    note: str
    inferred: bool
    because: list[Link]
    passages: list[tuple[str, str | None]]
    mark: Mark | None
    second: str
    """The second coding in words; empty if there is none."""
    opponents: list[Opponent]
    unnamed: int
    """How many more opponents there are."""
    withdrawn: Withdrawn | None
    """The withdrawal of the position or of its article, either of which leaves it out of every figure."""
    pages: list[Link]
    """Links to hand-written pages that name it."""


def view(here: PageContext, position: Position, opponents: list[Position]) -> PositionView:
    """The position as this page shows it. `opponents` are in the order in which they are named."""
    return PositionView(
        position=position,
        stance=STANCE_KEYS[position.written.stance],
        note=here.linked(position.written.note) if position.written.note else "",
        inferred=position.written.basis is Basis.INFERRED,
        because=[Link(here.url(claim), marked(claim.id, claim)) for claim in position.because],
        passages=passages(position.article.reachable, position.written.at),
        mark=MARKS[position.verification],
        second=_second(position),
        opponents=[
            Opponent(Link(here.url(other), here.label(other.article)), STANCE_WORDS[other.written.stance])
            for other in opponents[:OPPONENTS]
        ],
        unnamed=max(0, len(opponents) - OPPONENTS),
        withdrawn=position.written.withdrawn or position.article.written.withdrawn,
        pages=here.pages_naming(position),
    )


class Remark(NamedTuple):
    """A note that the position only seems to be opposed to others: who these are, and what it says."""

    others: Sequence[Link]
    note: str


def remarks(here: PageContext, position: Position, *, beside: bool) -> list[Remark]:
    """The notes on one position. `beside` is true among the other positions on the question's page."""
    url = here.beside if beside else here.url
    return [
        Remark(
            [
                Link(url(other), here.label(other.article))
                for other in note.positions
                if other is not position
            ],
            here.linked(note.note),
        )
        for note in here.site.figures.opposition_notes_of(position)
    ]


def _second(position: Position) -> str:
    second = position.written.second
    if second is None:
        return ""
    words = "the same" if second.stance is position.written.stance else STANCE_WORDS[second.stance]
    settled = position.first_stance is not position.written.stance
    return f"{words} (the first coder: {STANCE_WORDS[position.first_stance]})" if settled else words
