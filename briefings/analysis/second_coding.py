"""How far two people agree who coded the same positions independently.

The coefficient is Krippendorff's alpha for ordinal data. It compares coders of the same cell, a cell being one
article's position on one question. It never compares authors, who are meant to differ.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

from ..corpus.vocabulary import SCALE
from . import eligible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..corpus.model import Corpus, Position
    from ..corpus.vocabulary import Stance

CodePair = tuple[int, int]
"""The stances, -2 to 2, that the first and the second coder gave to one cell."""


@dataclass(frozen=True, slots=True)
class CodedCell:
    """A position that two people coded independently."""

    position: Position
    by: str
    first: Stance
    second: Stance

    @property
    def differs(self) -> bool:
        """Whether the two codes differ; they also do where only one of them is `unclear`."""
        return self.first is not self.second

    @property
    def distance(self) -> int:
        """Steps between the two stances, 0 to 4; 4 where only one of them is `unclear`."""
        first, second = self.first.number, self.second.number
        if first is None or second is None:
            return len(SCALE) - 1 if self.differs else 0
        return abs(first - second)


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far the second codings agree with the first."""

    cells: tuple[CodedCell, ...]
    """Every position that was coded twice, by article, then by question, in the order of the data."""
    positions: int
    """How many positions there are, coded twice or not."""
    alpha: float | None
    """Ordinal alpha over `paired`, at most 1; None where it is undefined."""

    @property
    def paired(self) -> list[CodePair]:
        """The stances of the cells that both coders placed on the scale."""
        return paired_codes(self.cells)

    @property
    def same(self) -> int:
        """How many cells got the same code twice, `unclear` included."""
        return sum(not cell.differs for cell in self.cells)

    @property
    def same_sign(self) -> int:
        """How many of `paired` got the same sign twice: both agree, both disagree or both are mixed."""
        return sum(_sign(first) == _sign(second) for first, second in self.paired)

    @property
    def differently(self) -> list[CodedCell]:
        """The cells whose two codes differ, the farthest apart first."""
        return sorted((cell for cell in self.cells if cell.differs), key=lambda cell: -cell.distance)


def reliability(corpus: Corpus) -> Reliability:
    """The agreement of all second codings of positions that are not withdrawn."""
    positions = [
        position
        for article in eligible.articles(corpus)
        for position in article.positions.values()
        if eligible.is_eligible(position)
    ]
    cells = tuple(
        CodedCell(position, second.by, position.first_stance, second.stance)
        for position in positions
        if (second := position.written.second) is not None
    )
    return Reliability(cells, len(positions), alpha(paired_codes(cells)))


def paired_codes(cells: Iterable[CodedCell]) -> list[CodePair]:
    """The cells that enter alpha: `unclear` has no place on an ordinal scale, so it counts as missing."""
    return [
        (first, second)
        for cell in cells
        if (first := cell.first.number) is not None and (second := cell.second.number) is not None
    ]


def alpha(units: Iterable[Sequence[int]]) -> float | None:
    """Krippendorff's ordinal alpha: 1 for full agreement, 0 for what chance gives, below 0 for less than that.

    Each unit holds the values that its coders gave it, in any order; a unit with fewer than two is left out.
    None where alpha is undefined: no unit is left, or all values are equal.

    Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability. University of Pennsylvania.
    Hayes, A. F. & Krippendorff, K. (2007). Answering the call for a standard reliability measure for coding
    data. Communication Methods and Measures, 1(1), 77-89.
    """
    pairable = [values for values in units if len(values) > 1]
    counts = Counter(value for values in pairable for value in values)
    if len(counts) <= 1:
        return None
    total = counts.total()

    def squared_distance(a: int, b: int) -> float:
        low, high = sorted((a, b))
        between = sum(count for value, count in counts.items() if low <= value <= high)
        return (between - (counts[low] + counts[high]) / 2) ** 2

    # The pairs of values within each unit, weighted so that each value counts once.
    observed = sum(
        sum(squared_distance(a, b) for a, b in permutations(values, 2)) / (len(values) - 1)
        for values in pairable
    )
    # The pairs that drawing two of all values at random would give.
    expected = sum(counts[a] * counts[b] * squared_distance(a, b) for a, b in permutations(counts, 2))
    return 1 - (observed / total) / (expected / (total * (total - 1)))


def _sign(stance: int) -> int:
    return (stance > 0) - (stance < 0)
