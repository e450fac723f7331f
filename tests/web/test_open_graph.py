"""What a chat or a social network shows of a link."""

from __future__ import annotations

import struct

from conftest import URL
from pages import all_pages, canonical


def _content(page, name):
    return page.xpath(f"string(//meta[@property='{name}' or @name='{name}']/@content)")


def test_every_page_says_what_it_is_and_where(site):
    titles = {}
    for address, page in all_pages(site.site):
        assert _content(page, "og:title"), address
        assert _content(page, "og:description") == _content(page, "description") != "", address
        assert _content(page, "og:url") == canonical(page)
        titles[address] = _content(page, "og:title")
        if address.count("/") == 2 and address.startswith(("briefings/", "questions/")):
            assert titles[address] == " ".join(page.xpath("//h1/text()")[0].split())
            assert _content(page, "og:type") == "article"
    assert titles[""] == page.xpath("string(//meta[@property='og:site_name']/@content)")


def test_every_page_names_one_picture_of_the_size_that_readers_of_open_graph_expect(site):
    for address, page in all_pages(site.site):
        assert _content(page, "og:image") == f"{URL}assets/preview.png", address
        assert _content(page, "twitter:card") == "summary_large_image"
        assert _content(page, "og:image:alt")
    data = (site.site / "assets" / "preview.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">2I", data[16:24]) == (1200, 630)
    assert len(data) < 40_000
