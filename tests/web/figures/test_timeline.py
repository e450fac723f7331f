"""The timeline: everything where it belongs in time, no label over another, cuts that say how much they leave out."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.web.figures import WIDTH
from briefings.web.figures.text import width
from briefings.web.figures.timeline import BANDS, BARS, LABELLED, POINT, ROW, Entry, density, extent, timeline
from briefings.web.figures.timescale import CUT, SIZE, Span, scale

DAY = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)).map(datetime.date.toordinal)
NEAR = st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 12, 31)).map(datetime.date.toordinal)


@st.composite
def spans(draw, days=DAY):
    first = draw(days)
    last = first + draw(st.sampled_from([0, 0, 30, 364]))
    return Span(first, min(last, datetime.date.max.toordinal()))


SPANS = st.lists(st.one_of(spans(), spans(NEAR)), min_size=1, max_size=LABELLED)
LABELS = st.text("abcdefgh ijkl山", min_size=1, max_size=80)


@st.composite
def entries(draw):
    return [
        Entry(number, span, draw(LABELS), above=draw(st.booleans()))
        for number, span in enumerate(draw(SPANS))
    ]


@given(entries())
def test_no_label_or_mark_lies_over_another_or_beyond_the_picture(given_entries):
    drawn = timeline(given_entries)
    if drawn is None:
        return
    places = drawn.above + drawn.below
    assert sorted(place.thing for place in places) == list(range(len(given_entries)))
    for number, place in enumerate(places):
        left, right = extent(place)
        assert left >= 0
        assert right <= WIDTH + 3
        assert ROW // 2 <= place.y <= drawn.height - ROW // 2
        for other in places[:number]:
            left_, right_ = extent(other)
            assert abs(place.y - other.y) >= ROW or right < left_ or right_ < left


@given(entries())
def test_marks_keep_the_order_of_their_days(given_entries):
    drawn = timeline(given_entries)
    if drawn is None:
        return
    at = {place.thing: place.x for place in drawn.above + drawn.below}
    ordered = sorted(given_entries, key=lambda entry: entry.span.first)
    for before, after in pairwise(ordered):
        # A point is drawn around its day, so that it may begin half its width before a span of the same day.
        assert at[before.thing] <= at[after.thing] + POINT


@given(SPANS)
def test_the_axis_has_one_scale_and_cuts_only_what_is_empty(given_spans):
    axis = scale(given_spans, WIDTH)
    for window in axis.windows:
        assert window.width == pytest.approx(window.days * axis.per_day)
    for span in given_spans:
        assert any(
            window.first <= span.first and span.last <= window.first + window.days for window in axis.windows
        )
    for before, after in pairwise(axis.windows):
        assert before.first + before.days < after.first
        assert after.x - before.x - before.width == pytest.approx(CUT)
    assert axis.windows[-1].x + axis.windows[-1].width <= WIDTH + 1


def test_nothing_is_cut_out_where_a_cut_would_save_no_room():
    single = [Span(730000 + number * 152, 730000 + number * 152) for number in range(5)]
    axis = scale([*single, Span(731000, 732000)], WIDTH)
    for before, after in pairwise(axis.windows):
        assert before.first + before.days < after.first
        assert (after.first - before.first - before.days) * axis.per_day > 0
    assert len(axis.windows) < 6


@given(SPANS)
def test_years_on_the_axis_do_not_touch_and_stay_in_the_picture(given_spans):
    axis = scale(given_spans, WIDTH)
    labels = sorted((tick.x, tick.label) for tick in axis.ticks if tick.label)
    for (x, label), (following, _) in pairwise(labels):
        assert x + width(label, SIZE) <= following
    assert labels


def test_what_is_known_to_the_month_or_the_year_is_as_long_as_that():
    day = datetime.date(2025, 5, 1).toordinal()
    year = datetime.date(2025, 1, 1).toordinal()
    drawn = timeline(
        [
            Entry("day", Span(day, day), "a", above=True),
            Entry("month", Span(day, day + 30), "", above=True),
            Entry("year", Span(year, year + 364), "", above=True),
        ]
    )
    places = {place.thing: place for place in drawn.above}
    assert places["day"].exact
    assert not places["month"].exact
    assert places["month"].width == pytest.approx(places["year"].width * 31 / 365, abs=2)


def test_what_takes_all_of_the_axis_has_its_label_beside_it():
    year = datetime.date(2025, 1, 1).toordinal()
    (place,) = timeline([Entry("year", Span(year, year + 364), "An author’s name", above=True)]).above
    assert place.label == "An author’s name"
    assert place.label_x > place.x + place.width


def test_a_cut_says_how_much_it_leaves_out():
    days = [datetime.date(year, 6, 1).toordinal() for year in (1990, 2000, 2001)]
    axis = scale([Span(day, day) for day in days], WIDTH)
    words = [cut.words for cut in axis.cuts]
    assert words[0] in ("9 years", "10 years")
    end = axis.windows[-1].first + axis.windows[-1].days
    left_out = sum(after.first - before.first - before.days for before, after in pairwise(axis.windows))
    shown = sum(window.days for window in axis.windows)
    assert left_out + shown == pytest.approx(end - axis.windows[0].first, abs=2)


def test_the_time_of_few_articles_is_marked_among_the_events():
    entries = [
        Entry(number, Span(730000 + number, 730000 + number), "", above=True) for number in range(BANDS)
    ]
    assert len(timeline(entries).bands) == BANDS
    assert timeline([*entries, Entry(9, Span(730000, 730000), "", above=True)]).bands == []


def test_more_than_can_be_labelled_is_counted():
    many = [Entry(number, Span(730000, 730000), "", above=True) for number in range(LABELLED + 1)]
    assert timeline(many) is None
    assert timeline(many[:-1]) is not None
    assert timeline([]) is None


@given(st.lists(st.tuples(st.integers(1, 9999), st.booleans()), min_size=1, max_size=400))
def test_counts_by_year_leave_nobody_out(years):
    drawn = density(years)
    assert sum(bar.above for bar in drawn.bars) == sum(up for _, up in years)
    assert sum(bar.below for bar in drawn.bars) == sum(not up for _, up in years)
    assert len(drawn.bars) <= BARS
    assert all(bar.x + bar.width <= WIDTH for bar in drawn.bars)
    assert all((bar.up > 0) == (bar.above > 0) and (bar.down > 0) == (bar.below > 0) for bar in drawn.bars)
