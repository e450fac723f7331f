"""A page on paper: its address, its version, and where the original is."""

from __future__ import annotations

import re

import pytest

from briefings.corpus import load


@pytest.fixture(scope="module")
def corpus(school):
    return school.corpus


def test_a_briefing_takes_at_most_four_pages(page, address, corpus):
    """One with about as many claims as an article has, on A4 and on Letter."""
    for article in corpus.articles.values():
        if len(article.claims) > 10:
            page.goto(f"{address}briefings/{article.id}/")
            for width, height in (("210mm", "297mm"), ("8.5in", "11in")):
                printed = page.pdf(width=width, height=height, prefer_css_page_size=False)
                # Chromium writes the tree of pages uncompressed.
                count = max(map(int, re.findall(rb"/Count (\d+)", printed)))
                assert count <= 4, (article.id, width)


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
    kept, claim.version = claim.version, "00000000"
    changed = briefing_version(article)
    assert changed != before
    claim.version = kept
    next(iter(article.positions.values())).version = "00000000"
    assert briefing_version(article) not in {before, changed}
