"""When an article appeared, as exactly as is known, in every format: approximate, uncertain, or not known at all."""

import json

import feedparser
import rispy
from lxml import etree
from published import contents, rows
from pybtex.database import parse_bytes
from test_api import wrong
from test_csl_json import AUTHOR_DATE, formatted
from test_feed import GRAMMAR
from test_ris import records

from briefings.exports.metadata import metadata
from tests.tables import table


@table(__file__, "dates", "case")
def test_a_date_is_as_exact_as_it_is_known(changed, case):
    written = case.get("written")
    publication = changed(lambda data: date(data, written))
    files = contents(publication)
    fields = parse_bytes(files["references.bib"], "bibtex").entries["baker-2025"].fields
    assert {key: fields[key] for key in ("date", "year", "month", "day") if key in fields} == case["bibtex"]
    written_ris = files["references.ris"].decode()
    (record,) = (each for each in records(written_ris) if ("ID", "baker-2025") in each)
    (read,) = (each for each in rispy.loads(written_ris) if each["id"] == "baker-2025")
    assert read.get("year") == case["ris"].get("PY")
    assert {tag: value for tag, value in record if tag in ("PY", "DA")} == case["ris"]
    (item,) = (each for each in json.loads(files["references.json"]) if each["id"] == "baker-2025")
    assert item.get("issued") == case.get("csl")
    assert case["shown"] in formatted([item], AUTHOR_DATE)["baker-2025"]
    about = metadata(publication, publication.corpus.articles["baker-2025"]).json_ld["about"]
    assert about.get("datePublished") == case.get("json_ld")
    assert wrong(files) == []
    assert json.loads(files["api/v1/articles/baker-2025.json"])["article"].get("published") == written
    row = next(row for row in rows(files["api/v1/positions.csv"]) if row["article"] == "baker-2025")
    assert (row["year"], row["date_qualifier"]) == (
        case["bibtex"].get("year", ""),
        (written or "").strip("-01259"),
    )


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
