"""The sitemap, which names every page to search engines (sitemaps.org). It needs the site's own address.

MkDocs would write one too, but it gives every page the day of the build and lists pages at old addresses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from .publication import File
from .references import changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .publication import Publication

PATH = "sitemap.xml"


def files(publication: Publication, pages: Iterable[str]) -> Iterator[File]:
    """`sitemap.xml`, with `pages` in order. A briefing has the date of its last change, where the data knows it."""
    articles = publication.corpus.articles.values()
    last = {publication.address(article): changed(article) for article in articles}
    urls = ET.Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for page in sorted(pages):
        url = ET.SubElement(urls, "url")
        ET.SubElement(url, "loc").text = publication.absolute(page)
        if date := last.get(page):
            # The format takes years and months as well as days.
            ET.SubElement(url, "lastmod").text = str(date)
    ET.indent(urls, space="")
    yield File(PATH, [ET.tostring(urls, encoding="utf-8", xml_declaration=True), b"\n"])
