"""A time axis without its long empty stretches, which are shown as cuts. Places on it are percent of its width.

All stretches have the same scale, so lengths can be compared across a cut.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CUT = 8.0
"""The width of a cut, in percent."""
STRETCHES = 6
"""The largest number of stretches."""
MARGIN, LEAST_MARGIN = 0.1, 60
"""Shown before and after all that is dated: a share of the days that are dated, and days at least.

So no stretch is too narrow to be seen.
"""
YEAR_ROOM = 8.0
"""Percent: what the label of a year takes on a phone."""
TICK_ROOM = 1.0
"""The least room between two ticks, in percent."""
YEAR, MONTH = 365.25, 30.4
"""Days on average."""


class DaySpan(NamedTuple):
    """A first and a last day, both included, as ordinals of `datetime.date`."""

    first: int
    last: int


class Stretch(NamedTuple):
    """A stretch of time without a cut: its first day, its number of days, and its place on the axis."""

    first: float
    days: float
    start: float
    end: float


class Tick(NamedTuple):
    place: float
    label: str
    """A year; empty for a tick between labels."""


class Cut(NamedTuple):
    start: float
    end: float
    words: str
    """How much time the cut leaves out: `14 months`."""


@dataclass(frozen=True, slots=True)
class Axis:
    stretches: list[Stretch]
    per_day: float
    """Percent."""

    def at(self, day: float) -> float:
        """The place where a day begins. A day inside a cut is placed at the end of the stretch before it."""
        number = bisect_right([stretch.first for stretch in self.stretches], day) - 1
        stretch = self.stretches[max(0, number)]
        return stretch.start + min(max(day - stretch.first, 0), stretch.days) * self.per_day

    @property
    def cuts(self) -> Iterator[Cut]:
        """The cuts between the stretches."""
        for before, after in pairwise(self.stretches):
            yield Cut(before.end, after.start, _length(after.first - before.first - before.days))

    @property
    def ticks(self) -> Iterator[Tick]:
        """The year at the beginning of each stretch and of each year in it, where there is room, and each quarter.

        No year is named twice.
        """
        named = set()
        for stretch in self.stretches:
            first = _date(stretch.first).year
            room = stretch.end
            for year in range(_date(stretch.first + stretch.days).year, first - 1, -1):
                place = max(self._start(year), stretch.start)
                fits = place + YEAR_ROOM <= room or (year == first and room == stretch.end)
                if fits and year not in named:
                    named.add(year)
                    room = place
                    yield Tick(place, str(year))
                elif place > stretch.start and self.per_day * YEAR >= TICK_ROOM:
                    yield Tick(place, "")
                if self.per_day * YEAR / 4 >= TICK_ROOM:
                    places = (self._start(year, month) for month in (4, 7, 10))
                    yield from (Tick(each, "") for each in places if stretch.start < each < stretch.end)

    def _start(self, year: int, month: int = 1) -> float:
        return self.at(datetime.date(year, month, 1).toordinal())


def axis(spans: Iterable[DaySpan]) -> Axis:
    """The axis for these spans, of which there is at least one."""
    dated = [list(span) for span in sorted(spans)]
    while True:
        days = sum(last - first + 1 for first, last in dated)
        margin = max(LEAST_MARGIN, MARGIN * days)
        gaps = [after[0] - before[1] - 1 for before, after in pairwise(dated)]
        shortest = min(gaps, default=0)
        per_day = (100 - CUT * len(gaps)) / (days + 2 * margin * len(dated))
        if not gaps or (len(dated) <= STRETCHES and (shortest - 2 * margin) * per_day > CUT):
            break
        # A cut here would save no room, or there are too many.
        number = gaps.index(shortest)
        dated[number : number + 2] = [[dated[number][0], max(dated[number][1], dated[number + 1][1])]]
    stretches: list[Stretch] = []
    start = 0.0
    for first, last in dated:
        begin = max(1.0, first - margin)
        shown = last + 1 + margin - begin
        stretches.append(Stretch(begin, shown, start, start + shown * per_day))
        start = stretches[-1].end + CUT
    return Axis(stretches, per_day)


def _date(day: float) -> datetime.date:
    return datetime.date.fromordinal(min(max(1, round(day)), datetime.date.max.toordinal()))


def _length(days: float) -> str:
    if days >= YEAR * 1.5:
        return f"{round(days / YEAR)} years"
    months = max(1, round(days / MONTH))
    return "1 month" if months == 1 else f"{months} months"
