"""Every page that readers may find, for search engines (sitemaps.org). It needs the site's own address."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from .publication import File
from .references import changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .publication import Publication

PATH = "sitemap.xml"


def files(publication: Publication) -> Iterator[File]:
    """`sitemap.xml`. Pages at old addresses are not in it: they name the new one.

    A briefing says when it last changed, as far as the data does; of other pages nobody knows.
    """
    addresses = publication.addresses
    former = {
        addresses.page(f"{folder}/{old}")
        for old in publication.corpus.redirects
        for folder in ("briefings", "questions")
    }
    last = {addresses.of(article): changed(article) for article in publication.corpus.articles.values()}
    urls = ET.Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for page in sorted(set(publication.pages) - former):
        url = ET.SubElement(urls, "url")
        ET.SubElement(url, "loc").text = publication.absolute(page)
        if date := last.get(page):
            # The format knows years and months, too.
            ET.SubElement(url, "lastmod").text = str(date)
    ET.indent(urls, space="")
    yield File(PATH, ET.tostring(urls, encoding="utf-8", xml_declaration=True) + b"\n")
