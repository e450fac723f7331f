"""The articles among the events."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ...corpus.model import Event
from .spec import Pages, Spec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...corpus.edtf import Date
    from ...corpus.model import Article
    from ..here import Here
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
        macro="timeline",
        arguments=(),
        title="Timeline",
        description="The articles among the events that they speak of.",
        filters={"page": ("list",)},
    ).over(len(site.chronicle))


def _entry(thing: Event | Article) -> Entry:
    if isinstance(thing, Event):
        return Entry(thing.date, "event", thing)
    return Entry(thing.published, "article", thing)


def render(site: Site, here: Here, number: int = 1) -> str:
    """The timeline as HTML, by year."""
    pages = Pages("timeline", number, len(site.chronicle))
    entries = [_entry(thing) for thing in pages.cut(site.chronicle)]
    years = [(year, list(group)) for year, group in groupby(entries, key=lambda entry: entry.date.year)]
    return site.render("timeline.html", here, years=years, pages=pages)
