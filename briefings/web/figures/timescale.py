"""A time axis on which long empty stretches are cut out, and shown as cut out.

All that remains has one scale, so that lengths can be compared across a cut.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from .text import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CUT = 58
"""Width of a cut."""
LEAST = 52
"""Width of what stands between two cuts, at least: room for a year."""
MOST = 6
"""Stretches between cuts."""
SHORTEST = 120
"""Days that a stretch shows at least, so that a single day is no wider than it is worth."""
EMPTY = 150
"""Days: a shorter stretch is never cut out."""
SHARE = 0.15
"""Nor is one that is no more than this share of the days on which something falls."""
SIZE = 11.0
"""Font size of the years."""
MONTH = 30.4
YEAR = 365.25
TICKS = 8
"""Pixels between two ticks at least."""


class Span(NamedTuple):
    """From the first to the last day, both included, as ordinals of `datetime.date`."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time without a cut, and where it is on the axis."""

    first: int
    days: float
    x: float
    width: float


class Tick(NamedTuple):
    x: int
    label: str
    """A year; empty for a tick between years."""


class Cut(NamedTuple):
    """Where the axis is cut, and how much is left out."""

    x: int
    width: int
    words: str


@dataclass(frozen=True, slots=True)
class Scale:
    windows: list[Window]
    per_day: float

    def at(self, day: float) -> float:
        """Where the beginning of a day is; a day inside a cut is at the nearer end of it."""
        number = max(0, bisect_right([window.first for window in self.windows], day) - 1)
        window = self.windows[number]
        return window.x + min(max(day - window.first, 0), window.days) * self.per_day

    @property
    def cuts(self) -> list[Cut]:
        """Between each two windows."""
        return [
            Cut(
                round(before.x + before.width),
                round(after.x - before.x - before.width),
                _length(after.first - before.first - before.days),
            )
            for before, after in zip(self.windows, self.windows[1:], strict=False)
        ]

    @property
    def ticks(self) -> list[Tick]:
        """The year at the beginning of each window and of each year in it, where there is room; quarters between."""
        ticks: list[Tick] = []
        for window in self.windows:
            ticks += self._ticks(window)
        return ticks

    def _start(self, year: int) -> float:
        return self.at(datetime.date(year, 1, 1).toordinal())

    def _ticks(self, window: Window) -> Iterable[Tick]:
        first = datetime.date.fromordinal(max(1, round(window.first)))
        last = min(round(window.first + window.days), datetime.date.max.toordinal())
        years = range(first.year, datetime.date.fromordinal(max(1, last)).year + 1)
        quarters = self.per_day * YEAR / 4 >= TICKS
        end = window.x + window.width
        free = window.x
        for year in years:
            begin = max(self._start(year), window.x)
            room = width(str(year), SIZE) + 6
            # A first year that is all but over leaves its room to the next one.
            short = year == years[0] != years[-1] and begin + room > self._start(year + 1)
            if begin >= free and begin + room <= end + 8 and not short:
                free = begin + room
                yield Tick(round(begin), str(year))
            elif self.per_day * YEAR >= TICKS and begin > window.x:
                yield Tick(round(begin), "")
            if quarters:
                for month in (4, 7, 10):
                    day = datetime.date(year, month, 1).toordinal()
                    if window.first < day < window.first + window.days:
                        yield Tick(round(self.at(day)), "")


def scale(spans: Sequence[Span], room: int) -> Scale:
    """The axis on which these spans lie, as wide as there is room; at least one span."""
    merged = _joined(sorted(spans), 0)
    busy = sum(span.last - span.first + 1 for span in merged)
    clusters = _joined(merged, max(EMPTY, SHARE * busy))
    while len(clusters) > MOST:
        _join(clusters, min(range(len(clusters) - 1), key=lambda n: clusters[n + 1].first - clusters[n].last))
    while True:
        windows, per_day = _windows(clusters, room)
        close = _too_close(clusters, windows, per_day)
        if close is None:
            return Scale(windows, per_day)
        _join(clusters, close)


def _join(clusters: list[Span], number: int) -> None:
    """Make one of a stretch and the next."""
    clusters[number : number + 2] = [Span(clusters[number].first, clusters[number + 1].last)]


def _windows(clusters: Sequence[Span], room: int) -> tuple[list[Window], float]:
    lengths = [max(last - first + 1, SHORTEST) for first, last in clusters]
    per_day = _per_day(lengths, room - CUT * (len(clusters) - 1))
    windows: list[Window] = []
    x = 0.0
    for (first, last), days in zip(clusters, lengths, strict=True):
        wide = max(days * per_day, LEAST)
        shown = wide / per_day
        # What is too short takes time from the cuts around it, half on each side; there are no days before day 1.
        begin = max(1, first - int(shown - (last - first + 1)) // 2)
        windows.append(Window(begin, shown, x, wide))
        x += wide + CUT
    return windows, per_day


def _too_close(clusters: Sequence[Span], windows: Sequence[Window], per_day: float) -> int | None:
    """The number of a stretch after which a cut saves nothing, or where nothing would be left to cut out."""
    for number in range(len(clusters) - 1):
        between = windows[number + 1].first - windows[number].first - windows[number].days
        if between < MONTH or (clusters[number + 1].first - clusters[number].last) * per_day <= CUT:
            return number
    return None


def _joined(spans: Iterable[Span], empty: float) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.first - joined[-1].last - 1 <= empty:
            joined[-1] = Span(joined[-1].first, max(joined[-1].last, span.last))
        else:
            joined.append(span)
    return joined


def _per_day(lengths: Sequence[int], available: float) -> float:
    """The scale at which the windows, none narrower than `LEAST`, fill what is available."""
    free = set(range(len(lengths)))
    while free:
        rest = available - LEAST * (len(lengths) - len(free))
        per_day = rest / sum(lengths[number] for number in free)
        short = {number for number in free if lengths[number] * per_day < LEAST}
        if not short:
            return per_day
        if short == free:
            break
        free -= short
    return LEAST / max(lengths)


def _length(days: float) -> str:
    if days >= YEAR * 1.5:
        return f"{round(days / YEAR)} years"
    months = max(1, round(days / MONTH))
    return "1 month" if months == 1 else f"{months} months"
