"""The timeline: everything where it belongs in time, with its label, and cuts that say how much they leave out."""

from __future__ import annotations

import datetime
import re
from itertools import pairwise

import pytest
from browsing import asked
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from pages import text

from briefings.corpus.edtf import Date
from briefings.web.context import PageContext
from briefings.web.site import Site
from briefings.web.timescale import CUT, STRETCHES, YEAR_ROOM, DaySpan, axis
from briefings.web.views.timeline import BANDS, COLUMNS, LABELLED, picture, render
from tests.corpora.linked import Builder

DAY = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)).map(datetime.date.toordinal)
NEAR = st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 12, 31)).map(datetime.date.toordinal)


@st.composite
def spans(draw, days=DAY):
    first = draw(days)
    last = first + draw(st.sampled_from([0, 0, 30, 364]))
    return DaySpan(first, min(last, datetime.date.max.toordinal()))


SPANS = st.lists(st.one_of(spans(), spans(NEAR)), min_size=1, max_size=LABELLED)


def drawn(*dates, articles=0, as_html=False):
    """The picture of events on these dates and of as many articles, all of 2026."""
    builder = Builder()
    for number, date in enumerate(dates):
        builder.event(f"event-{number}", date)
    for number in range(articles):
        builder.article(f"article-{number}")
    here = PageContext(Site(builder.corpus), "timeline/")
    return here.call("timeline_picture.html", "figure", picture(here)) if as_html else picture(here)


@given(SPANS)
def test_the_axis_has_one_scale_and_cuts_only_what_is_empty(given_spans):
    scale = axis(given_spans)
    assert len(scale.stretches) <= STRETCHES
    for stretch in scale.stretches:
        assert stretch.end - stretch.start == pytest.approx(stretch.days * scale.per_day)
    for span in given_spans:
        assert any(
            stretch.first <= span.first and span.last + 1 <= stretch.first + stretch.days
            for stretch in scale.stretches
        )
    for before, after in pairwise(scale.stretches):
        assert after.start - before.end == pytest.approx(CUT)
        assert (after.first - before.first - before.days) * scale.per_day > CUT
    assert scale.stretches[0].start == 0
    assert scale.stretches[-1].end <= 100.001


@given(SPANS)
def test_places_keep_the_order_of_their_days(given_spans):
    scale = axis(given_spans)
    places = [scale.at(day) for day in sorted(day for span in given_spans for day in span)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= 100


@example([DaySpan(730_120, 730_120), DaySpan(730_272, 730_272)])
@given(SPANS)
def test_years_on_the_axis_do_not_touch_each_other(given_spans):
    ticks = list(axis(given_spans).ticks)
    labels = sorted((tick.place, tick.label) for tick in ticks if tick.label)
    assert labels
    assert len({label for _, label in labels}) == len(labels)
    for (place, _), (following, _) in pairwise(labels):
        assert place + YEAR_ROOM <= following + 0.001


def test_each_year_stands_where_it_begins_and_each_quarter_has_a_tick():
    first, last = (
        datetime.date(year, month, day).toordinal() for year, month, day in ((2019, 3, 1), (2021, 6, 1))
    )
    scale = axis([DaySpan(first, last)])
    ticks = {tick.label: tick.place for tick in scale.ticks if tick.label}
    assert {"2020", "2021"} <= ticks.keys()
    assert ticks["2020"] == scale.at(datetime.date(2020, 1, 1).toordinal())
    assert scale.at(datetime.date(2020, 7, 1).toordinal()) in [
        tick.place for tick in scale.ticks if not tick.label
    ]


def test_what_is_nearest_to_each_other_is_left_together_where_there_would_be_too_many_cuts():
    days = [700_000 + 1000 * number for number in (0, 10, 20, 29, 40, 50, 60)]
    scale = axis([DaySpan(day, day) for day in days])
    held = [[day for day in days if each.first <= day < each.first + each.days] for each in scale.stretches]
    assert [len(some) for some in held] == [1, 1, 2, 1, 1, 1]


def test_every_stretch_says_its_year_even_at_the_beginning_of_time():
    years = [datetime.date(year, 1, 1).toordinal() for year in (1000, 1200, 1400, 1600, 1800)]
    scale = axis([DaySpan(1, 1), *(DaySpan(day, day + 364) for day in years)])
    assert len(scale.stretches) == STRETCHES
    assert next(tick.label for tick in scale.ticks) == "1"


def test_a_cut_says_how_much_it_leaves_out():
    days = [datetime.date(year, 6, 1).toordinal() for year in (1990, 2000, 2001)]
    scale = axis([DaySpan(day, day) for day in days])
    words = [cut.words for cut in scale.cuts]
    assert words == ["10 years", "8 months"]
    end = scale.stretches[-1].first + scale.stretches[-1].days
    left_out = sum(after.first - before.first - before.days for before, after in pairwise(scale.stretches))
    shown = sum(stretch.days for stretch in scale.stretches)
    assert left_out + shown == pytest.approx(end - scale.stretches[0].first)


def test_what_is_known_to_the_month_or_the_year_is_as_long_as_that():
    lengths = {mark.label: mark.end - mark.start for mark in drawn("2025-05-01", "2025-05", "2025").events}
    assert lengths["event-0"] == 0
    assert lengths["event-1"] == pytest.approx(lengths["event-2"] * 31 / 365)


def test_a_label_stands_where_there_is_more_room_and_on_what_takes_the_whole_axis():
    assert [mark.side for mark in drawn("2020-01-01", "2021-01-01").events] == ["after", "before"]
    assert [mark.side for mark in drawn("2020-01-01", "2020", "2020-12-31").events] == [
        "after",
        "on",
        "before",
    ]


def test_the_time_of_few_articles_is_marked_among_the_events():
    assert len(drawn(articles=BANDS).bands) == BANDS
    assert drawn(articles=BANDS + 1).bands == []


def test_whose_date_is_approximate_has_no_such_time_and_who_is_undated_no_place():
    builder = Builder()
    for id_, published in (("known", "2025"), ("about", "2024~"), ("unsure", "2026-02?"), ("undated", None)):
        article = builder.article(id_)
        date = published and Date.parse(published, qualified=True)
        article.written = article.written.model_copy(update={"published": date})
    builder.event("event", "2027")
    site = Site(builder.corpus)
    here = PageContext(site, "timeline/")
    found = picture(here)
    assert found.words.startswith("3 articles and 1 event from 2024 to 2027.")
    assert [mark.thing.id for mark in found.articles] == ["about", "known", "unsure"]
    assert [mark.thing.id for mark in found.bands] == ["known"]
    assert [article.id for article in site.newest] == ["unsure", "known", "about", "undated"]
    assert [article.id for article in site.by_name] == ["about", "known", "unsure", "undated"]
    tree = html.fromstring(render(here))
    entries = [" ".join(text(entry).split()) for entry in tree.xpath("//ol[@class='bf-timeline']/li")]
    publisher = [site.labels[id_] for id_ in ("about", "known", "unsure", "undated")]
    assert publisher == [f"Publisher, {when}" for when in ("about 2024", "2025", "2026?", "undated")]
    assert entries == [
        "about 2024 month not known about Publisher, about 2024",
        "2025 month not known known Publisher, 2025",
        "February 2026? unsure Publisher, 2026?",
        "2027 month not known event",
        "undated undated Publisher, undated",
    ]
    assert [text(heading) for heading in tree.xpath("//h2")] == ["2024", "2025", "2026", "2027", "Undated"]


def test_more_than_can_be_labelled_is_counted():
    few = drawn(*["2020"] * LABELLED)
    assert (len(few.events), few.columns) == (LABELLED, [])
    many = drawn(*["2020"] * LABELLED, articles=1)
    assert (many.axis, many.events, many.articles) == (None, [], [])
    assert [(column.label, column.articles, column.events) for column in many.columns][::6] == [
        ("2020", 0, LABELLED),
        ("2026", 1, 0),
    ]
    assert drawn() is None


@given(st.lists(st.integers(1, 9999), min_size=LABELLED, max_size=200), st.integers(1, 50))
def test_counts_by_year_leave_nobody_out(years, articles):
    found = drawn(*(f"{year:04}" for year in years), articles=articles)
    assert sum(column.events for column in found.columns) == len(years)
    assert sum(column.articles for column in found.columns) == articles
    assert len(found.columns) <= COLUMNS
    shares = [share for column in found.columns for share in (column.article_share, column.event_share)]
    assert max(shares) == 100
    for column in found.columns:
        assert (column.event_share > 0) == (column.events > 0)


def test_the_counts_are_shown_and_said():
    builder = Builder()
    for number in range(LABELLED):
        builder.event(f"event-{number}", str(1900 + number * 10))
    builder.article("article")
    here = PageContext(Site(builder.corpus), "timeline/")
    tree = html.fromstring(here.call("timeline_picture.html", "figure", picture(here)))
    (image,) = tree.xpath("//div[@role='img']")
    assert image.get("aria-label").startswith("1 article and 28 events from 1900 to 2170.")
    assert [" ".join(each.itertext()).split() for each in image][::27] == [
        ["1900–1909", "1"],
        ["2170–2179", "1"],
    ]
    assert "each column stands for 10 years" in text(tree)


def test_the_picture_of_the_site_names_everything_with_its_date_and_leads_there(site):
    if not site.corpus.articles and not site.corpus.events:
        pytest.skip("nothing is dated yet")
    page = site.page("timeline")
    if page.xpath("//div[@role='img']"):
        pytest.skip("so much is dated that it is counted")
    (figure,) = page.xpath("//figure[@class='bf-time']")
    dates = [text(entry) for entry in page.xpath("//ol[@class='bf-timeline']//time")]
    links = figure.xpath(".//li/a")
    assert len(links) == len(dates)
    assert sorted(text(link).rsplit(", ", 1)[1].strip() for link in links) == sorted(dates)
    events = [link.get("href") for link in figure.xpath(".//ol[@aria-label='Events']//a")]
    assert sorted(events) == sorted(f"#{id_}" for id_ in page.xpath("//li[@class='bf-timeline__event']/@id"))
    assert re.match(r"\d+ articles? and \d+ events? (in|from) .+\.", text(figure.xpath("figcaption")[0]))


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_of_it_is_beyond_its_place(page, address, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{address}timeline/")
    assert asked(page, "beyondTimeline") == []
    assert page.locator(".bf-time li a").count() == page.locator(".bf-timeline li").count()


@pytest.mark.parametrize("width", [390, 750, 1280])
def test_words_on_the_axis_do_not_meet(page, address, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{address}timeline/")
    short = drawn("2007-02-10", "2008-08", "2014", "2015-02-12", "2022-02-24", "2025-03-18", as_html=True)
    narrow = drawn("1960-01-01", "1971-10-01", "1983", "1990-10-01", "2001-01-01", "2012-10-01", as_html=True)
    for figure in (short, narrow):
        page.locator(".bf-time").first.evaluate("(old, html) => { old.outerHTML = html; }", figure)
        assert page.locator(".bf-time__cut").count() >= 3
        assert asked(page, "meetingOnAxis") == []
