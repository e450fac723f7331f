"""CSL-JSON: a citation processor formats it in two styles, and every text is what it was."""

import json
import re
from html import unescape
from pathlib import Path

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from published import HOSTILE, contents

from briefings.corpus.person_names import parse
from briefings.exports import csl_json
from briefings.exports.references import Cited, Reference

AUTHOR_DATE = "harvard-cite-them-right"
NOTE = str(Path(__file__).with_name("note.csl").with_suffix(""))


def formatted(items, style):
    """The bibliography as text, by key."""
    source = CiteProcJSON(items)
    bibliography = CitationStylesBibliography(
        CitationStylesStyle(style, validate=False), source, formatter.html
    )
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    texts = [unescape(re.sub("<[^>]*>", "", str(entry))) for entry in bibliography.bibliography()]
    return dict(zip(bibliography.keys, texts, strict=True))


def item(**fields):
    values = {
        "cited": Cited.ARTICLE,
        "key": "k",
        "old_keys": (),
        "title": "T",
        "authors": (),
        "container": "J",
        "date": None,
    }
    return csl_json.item(Reference(**values | fields))


def test_both_styles_name_the_articles_author_and_the_briefings_annotators(files):
    items = json.loads(files["references.json"])
    for style in (AUTHOR_DATE, NOTE):
        texts = formatted(items, style)
        assert list(texts) == ["adams-2024", "briefing:adams-2024", "baker-2025", "briefing:baker-2025"]
        assert "Adams" in texts["adams-2024"].partition("Deep water")[0]
        assert "Annotator" in texts["briefing:adams-2024"].partition("Briefing on")[0]
        assert "Adams" not in texts["briefing:adams-2024"].partition("Briefing on")[0]
        assert "2024" in texts["adams-2024"]
        assert "2025" in texts["briefing:adams-2024"]
        assert "https://example.org/b/briefings/adams-2024/" in texts["briefing:adams-2024"]
    assert "Adams, A. (2024)" in formatted(items, AUTHOR_DATE)["adams-2024"]
    assert "Ann Adams, “Deep water”, Port Review, 2024" in formatted(items, NOTE)["adams-2024"].replace(
        ",”", "”,"
    )


def test_hostile_text_is_shown_as_it_is(bad_files):
    items = json.loads(bad_files["references.json"])
    assert HOSTILE in items[0]["title"]
    assert all(texts for texts in formatted(items[:2], NOTE).values())


def test_json_gives_every_text_back(bad, bad_files):
    items = {each["id"]: each for each in json.loads(bad_files["references.json"])}
    for article in bad.corpus.articles.values():
        assert items[article.id]["title"] == article.written.title
        assert items[article.id]["container-title"] == article.written.publisher


def test_what_is_missing_is_missing():
    assert item() == {"id": "k", "type": "article-magazine", "title": "T", "container-title": "J"}


def test_a_style_shows_a_name_with_its_particle_and_one_that_is_literal():
    for name, shown in (("Ludwig van Beethoven", "van Beethoven"), ("山田 花子", "山田 花子")):
        assert shown in formatted([item(authors=(parse(name),))], AUTHOR_DATE)["k"]


def test_without_an_address_of_its_own_the_site_gives_none(changed):
    publication = changed(lambda _: None, url="")
    items = json.loads(contents(publication)["references.json"])
    assert [each.get("URL") for each in items] == ["https://example.org/deep-water", None, None, None]
