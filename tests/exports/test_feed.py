"""The feed: read by another library, valid by a grammar of RFC 4287, and the same for the same data."""

from pathlib import Path

import feedparser
import pytest
from lxml import etree
from published import contents, load, publish

from briefings.exports import feed
from tests.corpora.school import dump, other

GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


def read(files):
    return feedparser.parse(files["feed.xml"])


@pytest.mark.parametrize("text", ["{}", dump(other())])
def test_it_is_valid_by_the_grammar(text):
    document = etree.fromstring(contents(publish(load(text)))["feed.xml"])
    GRAMMAR.assertValid(document)


def test_the_hostile_one_is_valid_and_each_text_is_what_it_was(bad, bad_files):
    GRAMMAR.assertValid(etree.fromstring(bad_files["feed.xml"]))
    parsed = read(bad_files)
    assert not parsed.bozo
    titles = {entry.link: entry.title_detail for entry in parsed.entries}
    assert len(titles) == len(bad.corpus.articles)
    for article in bad.corpus.articles.values():
        detail = titles[f"https://example.org/b/briefings/{article.id}/"]
        assert detail.type == "text/plain"
        assert article.written.title in detail.value


def test_the_grammar_would_find_a_mistake(files):
    document = etree.fromstring(files["feed.xml"])
    document.remove(document.find("{*}updated"))
    assert not GRAMMAR.validate(document)


def test_an_entry_has_the_annotators_as_authors_and_the_briefings_first_address_as_id(files):
    entry = next(e for e in read(files).entries if e.link.endswith("adams-2024/"))
    assert entry.link == "https://example.org/b/briefings/adams-2024/"
    assert entry.id == "https://example.org/b/briefings/adams/"
    assert [author.name for author in entry.authors] == ["A. Annotator"]
    assert "First version." in entry.summary
    related = [link.href for link in entry.links if link.rel == "related"]
    assert related == ["https://example.org/deep-water"]


@pytest.fixture
def renamed(changed):
    """The site after an article has had two other ids, and at another address."""

    def rename(data):
        data["redirects"] = {"oldest": "adams-2024", **data["redirects"]}

    return contents(changed(rename, url="https://new.example/", first_url="https://example.org/b/"))


def test_a_renamed_article_on_a_moved_site_is_no_new_entry(renamed):
    feed = read(renamed)
    entry = next(e for e in feed.entries if e.link == "https://new.example/briefings/adams-2024/")
    assert entry.id == "https://example.org/b/briefings/oldest/"
    assert feed.feed.id == "https://example.org/b/"
    GRAMMAR.assertValid(etree.fromstring(renamed["feed.xml"]))


@pytest.mark.parametrize("directory_urls", [True, False])
def test_where_nothing_was_renamed_or_moved_the_id_is_the_address(directory_urls):
    entries = read(contents(publish(load(dump(other())), directory_urls=directory_urls))).entries
    assert entries
    assert all(entry.id == entry.link for entry in entries)


def test_dates_are_those_of_the_data_the_latest_first(changed):
    def revise(data):
        adams, baker = data["articles"].values()
        adams["revisions"] = [{"date": "2026-03", "note": "Again."}, {"date": "2025-01-02", "note": "First."}]
        adams["receipt"]["date"] = "2025-02-01"
        baker.pop("revisions", None)

    first, second = read(contents(changed(revise))).entries
    assert (first.published, first.updated) == ("2025-01-02T00:00:00Z", "2026-03-01T00:00:00Z")
    # Nothing is known of the making of the other: the day on which the article appeared stands for it.
    assert (second.published, second.updated) == ("2025-05-29T00:00:00Z", "2025-05-29T00:00:00Z")


def test_a_withdrawn_briefing_is_news(changed):
    def withdraw(data):
        data["articles"]["adams-2024"]["withdrawn"] = {"date": "2026-01-05", "reason": "A mistake."}

    entry = read(contents(changed(withdraw))).entries[0]
    assert entry.updated == "2026-01-05T00:00:00Z"
    assert entry.summary.startswith("Withdrawn on 5 January 2026: A mistake.")


def test_a_long_feed_ends_with_the_latest(monkeypatch):
    monkeypatch.setattr(feed, "ENTRIES", 3)
    corpus = other()
    for number, article in enumerate(corpus["articles"].values()):
        article["revisions"] = [{"date": f"202{number}-01-01", "note": "First."}]
    entries = read(contents(publish(load(dump(corpus))))).entries
    assert [entry.link.rpartition("bells-")[2] for entry in entries] == ["8/", "7/", "6/"]


def test_there_is_none_without_an_address(good):
    files = contents(publish(good.corpus, url=""))
    assert "feed.xml" not in files
    assert "sitemap.xml" not in files
    assert b"https://example.org/b/" not in b"".join(files.values())
