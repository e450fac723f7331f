"""What a front page leads with: one finding of the corpus, and the questions that divide most.

The finding is the first of these that the corpus has:

1. Opponents meet: at least nine in ten of three positions or more are on one side of a question (of two, where the
   corpus has no more articles), among them two articles that mostly oppose each other elsewhere.
2. A split: a question on which the sides are opposed. Of those with three positions or more, if any, the most even
   one, then the one with most positions.
3. One side: a question on which all of two positions or more are on one side. The one with most positions.

No question counts of which more than half of the positions are inferred, or on which the opposition is only seeming.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from ..corpus.vocabulary import Basis
from .disagreement import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .common_ground import CommonGround
    from .disagreement import Disagreement, OppositionNote

ENOUGH = 3
"""The least number of positions that make more than a difference between two."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A question, and what it shows."""

    disagreement: Disagreement
    sign: int = 0
    """The side that all or nearly all take, 1 or -1; 0 where they are split."""
    ground: CommonGround | None = None
    """Where the two articles among them that are farthest apart otherwise meet."""

    @property
    def side(self) -> int:
        """How many articles take that side."""
        return len(self.disagreement.for_ if self.sign > 0 else self.disagreement.against)


def most_divisive(index: Iterable[Disagreement], notes: Iterable[OppositionNote]) -> list[Disagreement]:
    """The questions with an index, in the order of a front page.

    First those with two sides, and of these those on which the opposition is stated and real, then those with three
    positions or more, then opposed ones: a few strong dissenters can outweigh an even but mild split. Equals stay in
    the order of the index.
    """
    notes = list(notes)
    return sorted(
        (d for d in index if d.score is not None),
        key=lambda d: (
            not d.two_sided,
            is_doubtful(d, notes),
            d.answered < ENOUGH,
            d.label is not Label.OPPOSED,
        ),
    )


def is_doubtful(d: Disagreement, notes: Iterable[OppositionNote]) -> bool:
    """Whether more than half of the positions are inferred, or every two on opposite sides are only seemingly opposed."""
    inferred = sum(position.written.basis is Basis.INFERRED for position in d.positions)
    seeming = {
        frozenset((note.position, other))
        for note in notes
        if note.question is d.question
        for other in note.others
    }
    only_seeming = bool(seeming) and all(frozenset(pair) in seeming for pair in product(d.for_, d.against))
    return 2 * inferred > d.answered or only_seeming


def finding(
    divisive: Sequence[Disagreement],
    grounds: Iterable[CommonGround],
    notes: Iterable[OppositionNote],
    articles: int,
) -> Finding | None:
    """The finding of a corpus with so many articles that are not withdrawn; None where it has none.

    `divisive` is in the order of a front page, `grounds` the most surprising first.
    """
    notes = list(notes)
    firm = {d.question: d for d in divisive if not is_doubtful(d, notes)}
    meeting = [Finding(firm[each.question], each.sign, each) for each in grounds if each.question in firm]
    meeting = [
        each
        for each in meeting
        if each.side * 10 >= each.disagreement.answered * 9
        and each.disagreement.answered >= min(ENOUGH, articles)
    ]
    split = [Finding(d) for d in firm.values() if d.label is Label.OPPOSED]
    one_side = [
        Finding(d, 1 if d.for_ else -1) for d in firm.values() if d.answered in (len(d.for_), len(d.against))
    ]
    return (
        max(meeting, key=_size, default=None)
        or max(split, key=_evenness, default=None)
        or max(one_side, key=_size, default=None)
    )


def _size(found: Finding) -> int:
    return found.disagreement.answered


def _evenness(found: Finding) -> tuple[bool, float, int]:
    return _size(found) >= ENOUGH, found.disagreement.smaller_side or 0, _size(found)
