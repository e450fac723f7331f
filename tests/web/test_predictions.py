"""Which predictions are due: on the day of the data in the page, on the reader's own by script."""

from __future__ import annotations

import datetime

import pytest
from conftest import build
from pages import text

from tests.corpora.school import dump, other


def corpus():
    """Predictions past and to come, decided and undated, seen from the first of December 2024."""
    data = other()
    for number, by in enumerate(["2024-11-30", "2024-12", "2027-05-01", "2031"]):
        data["articles"][f"bells-{number}"]["predictions"]["p1"]["by"] = by
    del data["articles"]["bells-4"]["predictions"]["p1"]["by"]
    data["articles"]["bells-5"]["predictions"]["p1"] |= {
        "by": "2024-03",
        "status": "held",
        "resolution": {
            "date": "2024-04-02",
            "note": "So it came.",
            "source": {"title": "The county’s report"},
        },
    }
    for number in range(6, 9):
        del data["articles"][f"bells-{number}"]["predictions"]
        data["articles"][f"bells-{number}"]["thesis"]["t1"].pop("supports")
        del data["articles"][f"bells-{number}"]["recommendations"]
    return dump(data)


@pytest.fixture(scope="module")
def site(built_once):
    return built_once("predictions", corpus(), SITE_URL="")


def summary(tree):
    (found,) = tree.xpath("//p[@class='bf-due']")
    return text(found)


def overdue(tree):
    return tree.xpath("//*[@data-due][p[@class='bf-overdue']]/div/@data-claim")


def test_they_are_due_as_of_the_latest_day_in_the_data(site):
    tree = site.page("predictions")
    assert summary(tree) == (
        "Open predictions past their date as of 1 December 2024: 1. Still ahead: 3. "
        "Without a date, so never due: 1."
    )
    assert overdue(tree) == ["bells-0.p1"]


def test_open_ones_come_by_their_dates_and_decided_ones_last(site):
    tree = site.page("predictions")
    assert tree.xpath("//div[contains(@class, 'bf-card')]/@data-claim") == [
        f"bells-{number}.p1" for number in range(6)
    ]
    assert [text(heading) for heading in tree.xpath("//h2")] == [
        "Open, with a date 4",
        "Open, no date named 1",
        "Held 1",
    ]


def test_the_same_data_give_the_same_page_unless_a_day_is_set(project):
    day = datetime.datetime(2027, 5, 2, tzinfo=datetime.UTC)
    again = build(project(corpus()), SOURCE_DATE_EPOCH=str(int(day.timestamp())))
    tree = again.page("predictions")
    assert "as of 2 May 2027: 3. Still ahead: 1." in summary(tree)
    assert overdue(tree) == ["bells-0.p1", "bells-1.p1", "bells-2.p1"]


@pytest.mark.parametrize(
    ("day", "past"), [((2024, 12, 31), 1), ((2025, 1, 1), 2), ((2027, 5, 1), 2), ((2032, 6, 6), 4)]
)
def test_a_script_counts_on_the_readers_day(site, serve, new_page, day, past):
    page = new_page(timezone_id="UTC")
    page.clock.set_fixed_time(datetime.datetime(*day, 12, tzinfo=datetime.UTC))
    page.goto(f"{serve(site.site)}predictions/")
    page.locator("time[data-day]", has_text="today").wait_for()
    said = " ".join(page.locator(".bf-due").text_content().split())
    assert said.startswith(f"Open predictions past their date as of today: {past}. Still ahead: {4 - past}.")
    assert page.locator("[data-due] .bf-overdue").count() == past
