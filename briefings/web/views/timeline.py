"""The articles among the events."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ...corpus.model import Event
from ..figures import timeline as figures
from ..figures.timescale import Span
from ..spec import Pagination, Spec
from ..words import pluralize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...corpus.edtf import Date
    from ...corpus.model import Article
    from ..context import PageContext
    from ..site import Site


class Entry(NamedTuple):
    date: Date
    kind: str
    """`event` or `article`."""
    thing: Event | Article


def specs(site: Site) -> Iterator[Spec]:
    """The timeline, on more than one page where it is long."""
    yield from Spec(
        source="timeline",
        title="Timeline",
        render=render,
        description="The articles among the events that they speak of.",
        filters={"page": ("list",)},
    ).over(len(site.timeline))


def _entry(thing: Event | Article) -> Entry:
    if isinstance(thing, Event):
        return Entry(thing.written.date, "event", thing)
    return Entry(thing.written.published, "article", thing)


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The picture: every entry with its label, or how many there are in each year; one of the two."""

    timeline: figures.Timeline[Event | Article] | None
    density: figures.Density | None
    title: str
    description: str
    id: str


def picture(here: PageContext) -> TimelineView | None:
    """All of the timeline as a picture; None where nothing is dated."""
    if not here.site.timeline:
        return None
    entries = [_entry(thing) for thing in here.site.timeline]
    drawn = figures.timeline([_drawn(here, entry) for entry in entries])
    years = [(entry.date.year, entry.kind == "article") for entry in entries]
    articles = sum(above for _, above in years)
    events = len(entries) - articles
    first, last = min(years)[0], max(years)[0]
    when = f"in {first}" if first == last else f"from {first} to {last}"
    how = (
        "What is known only to the month or year is drawn as a span."
        if drawn
        else "Counted by the year; what is known only to the year stands in it."
    )
    return TimelineView(
        timeline=drawn,
        density=None if drawn else figures.density(years),
        title="The articles among the events",
        description=(
            f"{pluralize(articles, 'article', 'articles')} and {pluralize(events, 'event', 'events')} {when}. {how} "
            "The list below names all of them with their dates."
        ),
        id=here.unique_id("timeline"),
    )


def render_picture(here: PageContext) -> str:
    """The articles among the events, on an axis."""
    found = picture(here)
    return (
        here.call("pictures/timeline.html", "figure", found)
        if found
        else here.nothing("Nothing is dated yet.")
    )


def _drawn(here: PageContext, entry: Entry) -> figures.Entry[Event | Article]:
    span = Span(entry.date.first.toordinal(), entry.date.last.toordinal())
    thing = entry.thing
    if isinstance(thing, Event):
        return figures.Entry(thing, span, thing.written.title, above=False)
    return figures.Entry(thing, span, here.label(thing), above=True)


def render(here: PageContext, number: int = 1) -> str:
    """The timeline as HTML, by year."""
    pages = Pagination("timeline", number, len(here.site.timeline))
    entries = [_entry(thing) for thing in pages.cut(here.site.timeline)]
    years = [(year, list(group)) for year, group in groupby(entries, key=lambda entry: entry.date.year)]
    shown = picture(here) if number == 1 else None
    return here.render("timeline.html", years=years, pages=pages, picture=shown)
