"""Articles among events on a time axis: who could know what when writing.

What is known to the day is a point, what is known only to the month or year a span as long as that. Articles stand above
the axis, events below it, each in the first row that has room for it and its label. Where there is more than can be
labelled, both are counted by year.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from . import WIDTH
from .text import clip, width
from .timescale import Scale, Span, scale

if TYPE_CHECKING:
    from collections.abc import Sequence

LABELLED = 28
"""Entries; more are counted."""
BANDS = 6
"""Articles whose time is marked down among the events; more would cover everything."""
ROW = 20
SIZE = 12.0
POINT = 8
"""Width of what is known to the day."""
GAP = 6
"""Between a mark and its label; twice as much to the next label."""
MARGIN = 180
"""Left free for labels where something takes all of the axis."""
LABEL = 330
"""Width of a label at most."""
AXIS = 34
"""Height of the axis with its years."""
BARS = 40
"""Columns at most, where entries are counted."""
TALL = 80
"""Height of the largest count."""

T = TypeVar("T")


class Entry(NamedTuple, Generic[T]):
    """Something dated, with its label."""

    thing: T
    span: Span
    label: str
    above: bool


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """An entry's mark from `x` to `x + width`, and its label; `y` is the middle of its row."""

    thing: T
    x: int
    width: int
    y: int
    label: str
    label_x: int
    left: bool
    """Whether the label ends at `label_x`, before the mark, instead of beginning there."""
    exact: bool
    """Whether it is known to the day."""


@dataclass(frozen=True, slots=True)
class Timeline(Generic[T]):
    scale: Scale
    above: list[Placed[T]]
    below: list[Placed[T]]
    bands: list[tuple[int, int]]
    """From where to where an article's time reaches, for few articles."""
    axis: int
    height: int


class Bar(NamedTuple):
    """The entries of some years: how many above and below, and how tall their columns are."""

    label: str
    x: int
    width: int
    above: int
    below: int
    up: int
    down: int


@dataclass(frozen=True, slots=True)
class Density:
    bars: list[Bar]
    years: int
    """How many years each column stands for."""
    axis: int
    height: int


def timeline(entries: Sequence[Entry[T]]) -> Timeline[T] | None:
    """Every entry with its label; None where there are too many for that, or none."""
    if not 0 < len(entries) <= LABELLED:
        return None
    axis = _axis(entries)
    above = _rows([entry for entry in entries if entry.above], axis)
    below = _rows([entry for entry in entries if not entry.above], axis)
    line = ROW * len(above) + 4
    placed_above = [
        _at(place, line - 4 - ROW // 2 - row * ROW) for row, places in enumerate(above) for place in places
    ]
    placed_below = [
        _at(place, line + AXIS + ROW // 2 + row * ROW) for row, places in enumerate(below) for place in places
    ]
    marked = placed_above if len(placed_above) <= BANDS else []
    return Timeline(
        axis,
        placed_above,
        placed_below,
        [(place.x, place.width) for place in marked],
        line,
        line + AXIS + ROW * len(below),
    )


def _axis(entries: Sequence[Entry[T]]) -> Scale:
    """As wide as the picture; less where something would be so long that its label has no room beside it."""
    spans = [entry.span for entry in entries]
    axis = scale(spans, WIDTH)
    if all(max(axis.at(first), WIDTH - axis.at(last + 1)) >= MARGIN / 2 for first, last in spans):
        return axis
    return scale(spans, WIDTH - MARGIN)


def _rows(entries: Sequence[Entry[T]], axis: Scale) -> list[list[Placed[T]]]:
    """The entries in rows, none over another; the first row is next to the axis."""
    rows: list[list[Placed[T]]] = []
    taken: list[list[tuple[int, int]]] = []
    for entry in sorted(entries, key=lambda entry: entry.span):
        place = _place(entry, axis)
        begin, end = extent(place)
        for row, intervals in zip(rows, taken, strict=True):
            if all(end + GAP * 2 <= left or right + GAP * 2 <= begin for left, right in intervals):
                row.append(place)
                intervals.append((begin, end))
                break
        else:
            rows.append([place])
            taken.append([(begin, end)])
    return rows


def _place(entry: Entry[T], axis: Scale) -> Placed[T]:
    """The mark where it belongs, the label to its right or else to its left, where there is room."""
    exact = entry.span.first == entry.span.last
    if exact:
        x, wide = round(axis.at(entry.span.first + 0.5)) - POINT // 2, POINT
        x = min(max(x, 0), WIDTH - POINT)
    else:
        x = round(axis.at(entry.span.first))
        wide = max(POINT, round(axis.at(entry.span.last + 1)) - x)
        x = min(x, WIDTH - wide)
    after, before = WIDTH - x - wide - GAP, x - GAP
    needed = min(width(entry.label, SIZE) + 2, LABEL)
    left = needed > after and before > after
    label = clip(entry.label, min(LABEL, before if left else after), SIZE)
    return Placed(entry.thing, x, wide, 0, label, x - GAP if left else x + wide + GAP, left=left, exact=exact)


def extent(place: Placed[T]) -> tuple[int, int]:
    """From where to where the mark and its label reach."""
    wide = round(width(place.label, SIZE)) + 2
    if place.left:
        return place.label_x - wide, place.x + place.width
    return place.x, place.label_x + wide


def _at(place: Placed[T], y: int) -> Placed[T]:
    return replace(place, y=y)


def density(years: Sequence[tuple[int, bool]]) -> Density:
    """How many entries fall in each year, or in each few years; `years` holds each entry's, and whether it is above.

    At least one entry.
    """
    first, last = min(years)[0], max(years)[0]
    step = next(
        step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if last // step - first // step < BARS
    )
    above = Counter(year // step for year, up in years if up)
    below = Counter(year // step for year, up in years if not up)
    columns = range(first // step, last // step + 1)
    wide = min(60, WIDTH // len(columns))
    most = max([*above.values(), *below.values()])
    line = _tall(max(above.values(), default=0), most) + ROW
    down = _tall(max(below.values(), default=0), most)
    return Density(
        [
            Bar(
                _years(column * step, step),
                number * wide,
                wide,
                above[column],
                below[column],
                _tall(above[column], most),
                _tall(below[column], most),
            )
            for number, column in enumerate(columns)
        ],
        step,
        line,
        line + AXIS + (down + ROW if below else 0),
    )


def _tall(count: int, most: int) -> int:
    return max(2, round(TALL * count / most)) if count else 0


def _years(first: int, step: int) -> str:
    return str(first) if step == 1 else f"{first}–{first + step - 1}"
