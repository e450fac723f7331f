"""How far two coders agree who read the same articles without seeing each other's codes.

Hayes, A. F. & Krippendorff, K. (2007). Answering the call for a standard reliability measure for coding data.
Communication Methods and Measures, 1(1), 77-89.

The coefficient is Krippendorff's alpha for ordinal data. It is taken over coders of the same cells, a cell being one
article's position on one question, and never over authors: authors are meant to differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefings.corpus.vocabulary import Stance

from . import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefings.corpus.model import Corpus, Position

Pair = tuple[int, int]
"""The stances that two coders gave to one cell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A position that two people coded independently; None is `unclear`."""

    position: Position
    by: str
    first: Stance | None
    second: Stance | None

    @property
    def differs(self) -> bool:
        """Whether the two read it differently, `unclear` on one side included."""
        return self.first is not self.second

    @property
    def distance(self) -> int:
        """Steps between the two stances; one off the scale counts as far as the scale reaches."""
        if self.first is None or self.second is None:
            return len(Stance) - 1 if self.differs else 0
        return abs(self.first - self.second)


@dataclass(frozen=True, slots=True)
class Reliability:
    """What second codings say of the first."""

    cells: tuple[Cell, ...]
    """All that were coded twice, in the order of the articles, then of the questions."""
    positions: int
    """How many positions there are, coded twice or not."""
    alpha: float | None
    """Ordinal alpha over `paired`: 1 is agreement throughout, 0 what chance gives; None where nothing varies."""

    @property
    def paired(self) -> list[Pair]:
        """The cells to which both coders gave a point of the scale."""
        return pairs(self.cells)

    @property
    def same(self) -> int:
        """How many cells both coded alike, those that both found unclear included."""
        return sum(not cell.differs for cell in self.cells)

    @property
    def same_sign(self) -> int:
        """How many of `paired` both put on the same side, or both in the middle."""
        return sum(_sign(first) == _sign(second) for first, second in self.paired)

    @property
    def differently(self) -> list[Cell]:
        """The cells that the two read differently, the farthest apart first."""
        return sorted((cell for cell in self.cells if cell.differs), key=lambda cell: -cell.distance)

    @property
    def coders(self) -> list[str]:
        """Who coded a second time, in the order of the cells."""
        return list(dict.fromkeys(cell.by for cell in self.cells))


def reliability(corpus: Corpus) -> Reliability:
    """All second codings of positions that stand."""
    positions = [
        position
        for article in counted.articles(corpus)
        for position in article.positions.values()
        if counted.stands(position)
    ]
    cells = tuple(
        Cell(position, position.second.by, position.second.first, position.second.stance)
        for position in positions
        if position.second is not None
    )
    return Reliability(cells, len(positions), alpha(pairs(cells)))


def pairs(cells: Sequence[Cell]) -> list[Pair]:
    """The cells that enter alpha. `unclear` has no place on an ordinal scale: it is a value that is missing."""
    return [
        (int(cell.first), int(cell.second))
        for cell in cells
        if cell.first is not None and cell.second is not None
    ]


def alpha(coded: Sequence[Pair]) -> float | None:
    """Krippendorff's ordinal alpha of cells that two coders coded, at most 1.

    None where it is not defined: without cells, and where all codes are one and the same, so that no disagreement
    could be expected by chance.
    """
    if len({stance for pair in coded for stance in pair}) <= 1:
        return None
    # With it comes numpy, which takes half a second to load: most builds and every other command do without.
    import krippendorff  # noqa: PLC0415

    first, second = zip(*coded, strict=True)
    return float(
        krippendorff.alpha(
            reliability_data=[first, second],
            value_domain=[int(stance) for stance in Stance],
            level_of_measurement="ordinal",
        )
    )


def _sign(stance: int) -> int:
    return (stance > 0) - (stance < 0)
