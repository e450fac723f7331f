"""The timeline of articles and events, which shows what an author could know when writing.

A date known to the day is a point on the axis; one known only to the month or year is a span of that length.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ...corpus.model import Event
from ..spec import Pagination, Spec
from ..timescale import Axis, DaySpan, axis
from ..words import pluralize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...corpus.edtf import Date
    from ...corpus.model import Article
    from ..context import PageContext
    from ..site import Site

LABELLED = 28
"""The largest number of entries with a label each. More are counted by the year."""
BANDS = 6
"""The largest number of articles whose time is marked among the events."""
LABEL_ROOM = 25
"""The room that a label needs beside its mark, in percent of the axis."""
COLUMNS = 40
"""The largest number of columns, and how many years each may stand for."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class DatedEntry(NamedTuple):
    date: Date | None
    kind: str
    """`event` or `article`."""
    thing: Event | Article


def specs(site: Site) -> Iterator[Spec]:
    """The pages of the timeline."""
    yield from Spec(
        source="timeline",
        title="Timeline",
        render=render,
        description="The articles and the events that they speak of, in order of date.",
        empty=not site.corpus.events,
    ).over(len(site.timeline))


def _entry(thing: Event | Article) -> DatedEntry:
    if isinstance(thing, Event):
        return DatedEntry(thing.written.date, "event", thing)
    return DatedEntry(thing.written.published, "article", thing)


class AxisMark(NamedTuple):
    """An article or event on the axis. Places are percent of its width."""

    thing: Event | Article
    date: Date
    label: str
    start: float
    end: float
    """The same as the start if the date is known to the day."""

    @property
    def side(self) -> str:
        """Where the label goes: `after` or `before` the mark, whichever has more room, or `on` it if both have little."""
        before, after = self.start, 100 - self.end
        if max(before, after) < LABEL_ROOM:
            return "on"
        return "after" if after >= before else "before"


class Column(NamedTuple):
    """The articles and events of some years, counted; shares are percent of the largest count."""

    label: str
    articles: int
    events: int
    article_share: float
    event_share: float


@dataclass(frozen=True, slots=True)
class Picture:
    """All entries with their labels on an axis, or else the number of entries by year."""

    words: str
    """What the picture shows, in a sentence or two."""
    axis: Axis | None
    articles: list[AxisMark]
    events: list[AxisMark]
    columns: list[Column]
    years: int
    """How many years each column stands for."""

    @property
    def bands(self) -> list[AxisMark]:
        """The articles whose time is known and marked among the events; none if that would cover everything."""
        known = [mark for mark in self.articles if not mark.date.qualifier]
        return known if len(known) <= BANDS else []


def picture(here: PageContext) -> Picture | None:
    """The whole timeline as a picture, without what is undated. None if everything is."""
    entries = [(entry, entry.date) for entry in map(_entry, here.site.timeline) if entry.date]
    if not entries:
        return None
    years = [date.year for _, date in entries]
    when = f"in {years[0]}" if min(years) == max(years) else f"from {min(years)} to {max(years)}"
    articles = sum(entry.kind == "article" for entry, _ in entries)
    counts = f"{pluralize(articles, 'article', 'articles')} and {pluralize(len(years) - articles, 'event', 'events')}"
    if len(entries) > LABELLED:
        step, columns = _columns(entries)
        how = "Counted by year."
        return Picture(f"{counts} {when}. {how}", None, [], [], columns, step)
    scale = axis(_span(date) for _, date in entries)
    entries.sort(key=lambda each: _span(each[1]))
    marks = [_mark(here, entry.thing, date, scale) for entry, date in entries]
    how = "A date known only to the month or year is drawn as a span."
    return Picture(
        f"{counts} {when}. {how}",
        scale,
        [mark for mark in marks if not isinstance(mark.thing, Event)],
        [mark for mark in marks if isinstance(mark.thing, Event)],
        [],
        1,
    )


def _span(date: Date) -> DaySpan:
    return DaySpan(date.first.toordinal(), date.last.toordinal())


def _mark(here: PageContext, thing: Event | Article, date: Date, scale: Axis) -> AxisMark:
    label = thing.written.title if isinstance(thing, Event) else here.label(thing)
    span = _span(date)
    if span.first == span.last:
        noon = scale.at(span.first + 0.5)
        return AxisMark(thing, date, label, noon, noon)
    return AxisMark(thing, date, label, scale.at(span.first), scale.at(span.last + 1))


def _columns(entries: Sequence[tuple[DatedEntry, Date]]) -> tuple[int, list[Column]]:
    """The number of years for each column, and the columns, earliest first. There is at least one entry."""
    years = [date.year for _, date in entries]
    first, last = min(years), max(years)
    step = next(each for each in STEPS if last // each - first // each < COLUMNS)
    counts = Counter((entry.kind, date.year // step) for entry, date in entries)
    most = max(counts.values())
    columns = []
    for number in range(first // step, last // step + 1):
        articles, events = counts["article", number], counts["event", number]
        label = str(number) if step == 1 else f"{number * step}–{number * step + step - 1}"
        columns.append(Column(label, articles, events, 100 * articles / most, 100 * events / most))
    return step, columns


def render_picture(here: PageContext) -> str:
    """The articles among the events, on an axis."""
    found = picture(here)
    return (
        here.call("timeline_picture.html", "figure", found)
        if found
        else here.nothing("Nothing is dated yet.")
    )


def render(here: PageContext, number: int = 1) -> str:
    """The timeline as HTML, by year; at its end what is undated."""
    pages = Pagination("timeline", number, len(here.site.timeline))
    entries = [_entry(thing) for thing in pages.cut(here.site.timeline)]
    years = [
        (year, list(group))
        for year, group in groupby(entries, key=lambda entry: entry.date and entry.date.year)
    ]
    shown = picture(here) if number == 1 else None
    return here.render("timeline.html", years=years, pages=pages, picture=shown)
