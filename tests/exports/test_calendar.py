"""The calendar: read by another library, and the same for the same data."""

import datetime

import pytest
import vobject
from published import HOSTILE, contents, load, publish

from tests.corpora.school import dump, other


def events(files):
    calendar = vobject.readOne(files["predictions.ics"].decode())
    calendar.validate(raiseException=True)
    return {event.uid.value: event for event in calendar.contents.get("vevent", [])}


def test_a_prediction_is_a_day_with_who_expects_what_by_when(files):
    event = events(files)["adams.p1@example.org"]
    assert event.dtstart.value == datetime.date(2030, 6, 30)
    assert event.summary.value == "By June 2030 (failed): Traffic doubles."
    assert event.description.value == (
        "Ann Adams, “Deep water” (Port Review, 2024), expects this by June 2030. Likelihood: likely."
        "\n1 March 2025: It halved."
    )
    assert event.url.value == "https://example.org/b/briefings/adams-2024/#p1"
    assert event.transp.value == "TRANSPARENT"


@pytest.mark.parametrize(
    ("voice", "said"),
    [
        ("reported", "reports, without endorsing it, that others expect this by"),
        ("conceded", "concedes this by"),
    ],
)
def test_what_the_author_only_reports_is_not_the_authors_expectation(changed, voice, said):
    def report(data):
        data["articles"]["adams-2024"]["predictions"]["p1"]["voice"] = voice

    event = events(contents(changed(report)))["adams.p1@example.org"]
    assert f"(Port Review, 2024), {said} June 2030." in event.description.value


def test_a_renamed_claim_on_a_moved_site_is_no_new_event(changed):
    def rename(data):
        data["redirects"] |= {"adams.p0": "adams-2024.p1"}

    site = changed(rename, url="https://new.example/", first_url="https://example.org/b/")
    event = events(contents(site))["adams.p0@example.org"]
    assert event.url.value == "https://new.example/briefings/adams-2024/#p1"


@pytest.mark.parametrize(
    ("by", "day"),
    [
        ("2026", datetime.date(2026, 12, 31)),
        ("2028-02", datetime.date(2028, 2, 29)),
        ("2026-03-05", datetime.date(2026, 3, 5)),
    ],
)
def test_what_is_due_by_a_year_or_month_is_due_on_its_last_day(changed, by, day):
    def due(data):
        data["articles"]["adams-2024"]["predictions"]["p1"]["by"] = by

    (event,) = events(contents(changed(due))).values()
    assert event.dtstart.value == day


def test_the_stamp_is_the_day_of_the_last_change_and_not_of_the_build(files):
    (event,) = events(files).values()
    assert event.dtstamp.value == datetime.datetime(2025, 1, 2, tzinfo=datetime.UTC)


def test_hostile_text_is_what_it_was(bad, bad_files):
    found = events(bad_files)
    assert len(found) == len(bad.corpus.articles) - 1  # one is withdrawn
    for uid, event in found.items():
        claim = bad.corpus.find(uid.partition("@")[0])
        assert HOSTILE in claim.written.text
        assert event.summary.value == f"By 2030: {' '.join(claim.written.text.split())}"


def test_lines_are_folded_as_the_format_wants_it(bad_files):
    lines = bad_files["predictions.ics"].split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


def test_withdrawn_predictions_and_those_without_a_date_are_not_in_it(changed):
    def spoil(data):
        claim = data["articles"]["adams-2024"]["predictions"]["p1"]
        del claim["by"]

    assert events(contents(changed(spoil))) == {}

    def withdraw(data):
        claim = data["articles"]["adams-2024"]["predictions"]["p1"]
        del data["articles"]["adams-2024"]["positions"]["traffic-grows"]  # rests on it
        claim["withdrawn"] = {"date": "2026", "reason": "No."}

    assert events(contents(changed(withdraw))) == {}


def test_an_empty_calendar_still_holds_what_the_format_asks_for():
    calendar = vobject.readOne(contents(publish(load("{}")))["predictions.ics"].decode())
    assert list(calendar.getChildren())
    assert calendar.contents["vtimezone"]


def test_without_an_address_uids_are_as_stable_and_no_link_is_made_up():
    publication = publish(load(dump(other())), url="")
    found = events(contents(publication))
    assert "bells-0.p1@briefings.invalid" in found
    assert not any("url" in event.contents for event in found.values())
