"""A page on paper: its address, its version, and where the original is."""

from __future__ import annotations

import io
import re

import pytest

from briefings.corpus import load

_A4_AND_LETTER = (("210mm", "297mm"), ("8.5in", "11in"))


@pytest.fixture(scope="module")
def corpus(school):
    return school.corpus


def _printed(page, size):
    """How many pages there are: Chromium writes the page tree uncompressed."""
    width, height = size
    data = page.pdf(width=width, height=height, prefer_css_page_size=False)
    return max(int(count) for count in re.findall(rb"/Count (\d+)", io.BytesIO(data).read()))


@pytest.mark.parametrize("size", _A4_AND_LETTER)
def test_a_briefing_is_a_document_of_two_to_four_pages(page, address, corpus, size):
    """One with about as many claims as an article has."""
    for article in corpus.articles.values():
        if len(article.claims) > 10:
            page.goto(f"{address}briefings/{article.id}/")
            assert 2 <= _printed(page, size) <= 4, article.id


def test_its_own_address_and_that_of_the_original_are_written_out_once_each(page, address, corpus):
    page.emulate_media(media="print")
    for article in corpus.articles.values():
        page.goto(f"{address}briefings/{article.id}/")
        printed = page.locator("article").inner_text()
        for place in (f"/briefings/{article.id}/ · version ", article.reachable):
            assert place is None or printed.count(place) == 1, place


def test_what_paper_says_is_not_on_the_screen(page, address, corpus):
    page.goto(f"{address}briefings/{next(iter(corpus.articles))}/")
    head = page.locator(".bf-print-head")
    assert not head.is_visible()
    page.emulate_media(media="print")
    assert head.is_visible()
    for hidden in (".md-header", ".md-sidebar", ".md-footer", ".bf-crumbs"):
        assert not page.locator(hidden).first.is_visible(), hidden


def test_the_version_changes_with_a_claim_and_with_a_position_and_with_nothing_else(school):
    from briefings.corpus.versions import briefing_version

    article = next(iter(load(school.root).articles.values()))
    before = briefing_version(article)
    article.written = article.written.model_copy(update={"summary": "Something else."})
    assert briefing_version(article) == before
    claim = next(iter(article.claims.values()))
    kept, claim._version = claim.version, "00000000"
    changed = briefing_version(article)
    assert changed != before
    claim._version = kept
    next(iter(article.positions.values()))._version = "00000000"
    assert briefing_version(article) not in {before, changed}
