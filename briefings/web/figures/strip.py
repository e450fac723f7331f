"""The stance strip: five points from strong disagreement to strong agreement, and who stands on each.

Up to `NAMED` articles on a point each have a mark and a name, one above the other; where any point has more, every point
has a bar and a number. Articles whose stance is unclear stand apart, to the right of a gap: they are on no point.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...corpus.vocabulary import Stance
from . import WIDTH
from .text import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...analysis.disagreement import Disagreement
    from ...corpus.model import Article, Position

NAMED = 15
ROW, LEADING = 20, 14
"""The height of a mark with its name, and of each further line of the name."""
SIZE = 12.0
NAME = 18
"""Where a name begins, from the left of its column."""
TALLEST = 120
"""Of a bar."""
GAP = 14
"""Between the scale and what is unclear."""
HEAD = 8
FOOT = 27
"""Below the line: the sign and the words of each point."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An article on a point; `y` is of the mark's middle and of the first line of the name."""

    position: Position
    y: int
    name: list[str]


@dataclass(frozen=True, slots=True)
class Point:
    """One of the five, or what is unclear, and the column above it."""

    stance: Stance | None
    left: int
    width: int
    count: int
    marks: list[Mark]
    bar: int
    """Its height, where there are bars; at least one unit for a single article."""


@dataclass(frozen=True, slots=True)
class Strip:
    points: list[Point]
    """Left to right; what is unclear, if anything is, comes last."""
    named: bool
    line: int
    """Where the points are, from the top; what stands on them is above it."""
    width: int
    height: int


def strip(d: Disagreement, name: Callable[[Article], str]) -> Strip:
    """The strip of a question; `name` gives an article's label."""
    groups: list[tuple[Stance | None, Sequence[Position]]] = [
        (stance, [position for position in d.positions if position.stance is stance]) for stance in Stance
    ]
    if d.unclear:
        groups.append((None, d.unclear))
    most = max(len(positions) for _, positions in groups)
    named = most <= NAMED
    column = (WIDTH - (GAP if d.unclear else 0)) // len(groups)
    stacks = [
        [wrap(name(position.article), column - NAME - 2, SIZE, 2) for position in positions if named]
        for _, positions in groups
    ]
    line = HEAD + (max(ROW, *map(_height, stacks)) if named else TALLEST + ROW)
    points = []
    for number, ((stance, positions), names) in enumerate(zip(groups, stacks, strict=True)):
        left = number * column + (GAP if stance is None else 0)
        bar = 0 if named or not positions else max(1, round(TALLEST * len(positions) / most))
        points.append(Point(stance, left, column, len(positions), _stacked(positions, names, line), bar))
    return Strip(points, named, line, WIDTH, line + FOOT)


def _height(names: Sequence[Sequence[str]]) -> int:
    return sum(ROW + LEADING * (len(lines) - 1) for lines in names)


def _stacked(positions: Sequence[Position], names: Sequence[list[str]], line: int) -> list[Mark]:
    """The marks of a column, the first at the top, so that they are read in their order."""
    marks = []
    y = line - _height(names)
    for position, lines in zip(positions, names, strict=False):
        marks.append(Mark(position, y + ROW // 2, lines))
        y += ROW + LEADING * (len(lines) - 1)
    return marks
