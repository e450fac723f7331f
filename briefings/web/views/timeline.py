"""The articles among the events."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from .spec import Pages, Spec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...corpus.edtf import Date
    from ...corpus.model import Article, Event
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
    ).over(len(_entries(site)))


def _entries(site: Site) -> list[Entry]:
    """The earliest first. What is known only to the month or year stands at its latest day, after what it may follow."""
    entries = [Entry(event.date, "event", event) for event in site.corpus.events.values()]
    entries += [Entry(article.published, "article", article) for article in site.newest]
    return sorted(entries, key=lambda entry: (entry.date.last, entry.date.first, entry.kind, entry.thing.id))


def render(site: Site, here: Here, number: int = 1) -> str:
    """The timeline as HTML, by year."""
    entries = _entries(site)
    pages = Pages("timeline", number, len(entries))
    years = [
        (year, list(group)) for year, group in groupby(pages.cut(entries), key=lambda entry: entry.date.year)
    ]
    return site.render("timeline.html", here, years=years, pages=pages)
