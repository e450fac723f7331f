"""When an article appeared, as exactly as is known, in every format: approximate, uncertain, or not known at all."""

import json

import feedparser
import pytest
import rispy
from lxml import etree
from published import contents, rows
from pybtex.database import parse_bytes
from test_api import wrong
from test_csl_json import AUTHOR_DATE, formatted
from test_feed import GRAMMAR

from briefings.exports.metadata import metadata

DATES = [
    # as written; date and year in BibTeX, date in CSL, as a style shows it, in JSON-LD
    (None, (None, None, None, "(no date)", None)),
    ("2025", ("2025", "2025", {"date-parts": [[2025]]}, "(2025)", "2025")),
    ("2025~", ("2025~", "2025", {"date-parts": [[2025]], "circa": True}, "2025", "2025")),
    ("2025-05?", ("2025-05?", "2025", {"date-parts": [[2025, 5]], "circa": True}, "2025", "2025-05")),
]


@pytest.mark.parametrize(("written", "expected"), DATES)
def test_a_date_is_as_exact_as_it_is_known(changed, written, expected):
    bibtex, year, csl, shown, json_ld = expected
    publication = changed(lambda data: date(data, written))
    files = contents(publication)
    fields = parse_bytes(files["references.bib"], "bibtex").entries["baker-2025"].fields
    assert (fields.get("date"), fields.get("year")) == (bibtex, year)
    (record,) = (each for each in rispy.loads(files["references.ris"].decode()) if each["id"] == "baker-2025")
    assert record.get("year") == year
    (item,) = (each for each in json.loads(files["references.json"]) if each["id"] == "baker-2025")
    assert item.get("issued") == csl
    style = formatted([item], AUTHOR_DATE)["baker-2025"]
    assert shown in style
    about = metadata(publication, publication.corpus.articles["baker-2025"]).json_ld["about"]
    assert about.get("datePublished") == json_ld
    assert wrong(files) == []
    assert json.loads(files["api/v1/articles/baker-2025.json"])["article"].get("published") == written
    row = next(row for row in rows(files["api/v1/positions.csv"]) if row["article"] == "baker-2025")
    assert (row["year"], row["date_qualifier"]) == (year or "", (written or "").strip("-0125"))


def date(data, written):
    article = data["articles"]["baker-2025"]
    del article["published"]
    if written:
        article["published"] = written


def test_a_briefing_without_any_date_is_in_no_feed_and_its_predictions_are_in_the_calendar(changed):
    def undated(data):
        date(data, None)
        prediction = {"text": "Pilots stay few.", "by": "2031", "at": {"paragraph": 4}}
        data["articles"]["baker-2025"]["predictions"] = {"p1": prediction}

    files = contents(changed(undated))
    GRAMMAR.assertValid(etree.fromstring(files["feed.xml"]))
    assert [entry.link[-11:] for entry in feedparser.parse(files["feed.xml"]).entries] == ["adams-2024/"]
    assert b"(The Tide\\, undated)" in files["predictions.ics"].replace(b"\r\n ", b"")
    entries = contents(changed(revised))["feed.xml"]
    assert len(feedparser.parse(entries).entries) == 2


def revised(data):
    date(data, None)
    data["articles"]["baker-2025"]["revisions"] = [{"date": "2025-07-01", "note": "First version."}]
