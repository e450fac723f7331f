"""The feed of new and revised briefings, in Atom (RFC 4287). It needs the site's own address.

A briefing is dated by its revisions, the check of its passages and its withdrawal; where it has none of these, by the
day on which the article appeared. An entry needs a date, so that the feed leaves out a briefing without any. The time of
the build plays no part: the same data gives the same feed, and a new build brings readers no old news.
"""

from __future__ import annotations

from datetime import date as day
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from .publication import File
from .references import briefing_title, dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..corpus.edtf import Date
    from ..corpus.model import Article
    from .publication import Publication

PATH = "feed.xml"
ENTRIES = 100
"""The most entries that the feed holds; `corpus.json` holds everything."""
_ATOM = "http://www.w3.org/2005/Atom"
_NOTHING_YET = day(1970, 1, 1)


def files(publication: Publication) -> Iterator[File]:
    """`feed.xml`."""
    dated = [article for article in publication.corpus.articles.values() if _known(article)]
    latest = sorted(dated, key=lambda article: article.id)
    latest.sort(key=changed, reverse=True)
    feed = ET.Element("feed", {"xmlns": _ATOM})
    _add(feed, "title", publication.name)
    if publication.description:
        _add(feed, "subtitle", publication.description)
    _add(feed, "id", publication.first_url or publication.url)
    _add(feed, "link", rel="self", type="application/atom+xml", href=publication.absolute(PATH))
    _add(feed, "link", rel="alternate", type="text/html", href=publication.url)
    _add(feed, "updated", _time(changed(latest[0]) if latest else _NOTHING_YET))
    _add(_add(feed, "author"), "name", publication.name)
    if publication.rights:
        _add(feed, "rights", publication.rights)
    for article in latest[:ENTRIES]:
        _entry(publication, _add(feed, "entry"), article)
    ET.indent(feed)
    yield File(PATH, [ET.tostring(feed, encoding="utf-8", xml_declaration=True), b"\n"])


def changed(article: Article) -> day:
    """The day of the latest change of a briefing; the first day of a month or year where the day is not known.

    1 January 1970 where nothing is known of it.
    """
    known = _known(article)
    return known[-1].first if known else _NOTHING_YET


def _known(article: Article) -> list[Date]:
    return dates(article) or ([article.written.published] if article.written.published else [])


def _entry(publication: Publication, entry: ET.Element, article: Article) -> None:
    address = publication.url_of(article)
    _add(entry, "title", briefing_title(article))
    # Readers know an entry by its id: the address that it had first, also once article or site have another.
    first = publication.addresses.page(f"briefings/{publication.first_ids.of(article.id)}")
    _add(entry, "id", f"{publication.first_url or publication.url}{first}")
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    if article.written.url:
        _add(entry, "link", rel="related", href=article.written.url)
    _add(entry, "published", _time(_known(article)[0].first))
    _add(entry, "updated", _time(changed(article)))
    for annotator in article.written.annotators:
        _add(_add(entry, "author"), "name", annotator.name)
    for topic in article.topics:
        _add(entry, "category", term=topic.id, label=topic.written.title)
    _add(entry, "summary", _summary(publication, article), type="text")


def _summary(publication: Publication, article: Article) -> str:
    """What changed last, then what the article says."""
    news = []
    if article.written.withdrawn:
        news.append(
            f"Withdrawn on {article.written.withdrawn.date.words}: {article.written.withdrawn.reason}"
        )
    elif article.written.revisions:
        last = max(article.written.revisions, key=lambda revision: (revision.date.first, revision.date.last))
        news.append(f"{last.date.words}: {last.note}")
    return "\n\n".join(
        publication.plain(text) for text in [*news, article.written.summary or article.written.title]
    )


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, attributes)
    child.text = text or None
    return child


def _time(date: day) -> str:
    return f"{date.isoformat()}T00:00:00Z"
