"""The stance strip: every article where it stands, no name over another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.analysis.figures import Figures
from briefings.corpus.vocabulary import Stance
from briefings.web.figures import WIDTH
from briefings.web.figures.strip import LEADING, NAME, NAMED, ROW, SIZE, strip
from briefings.web.figures.text import width
from tests.analysis.corpora import UNCLEAR, table

STANCES = st.lists(st.sampled_from([-2, -1, 0, 1, 2, UNCLEAR]), min_size=1, max_size=60)
NAMES = st.text("abcdefghij klmnop-山", min_size=1, max_size=40).filter(lambda text: text.split())


def drawn(stances, name=lambda article: f"Somebody with number {article.id}"):
    corpus = table({f"a{number}": {"q": stance} for number, stance in enumerate(stances)}).corpus
    return strip(Figures(corpus).of_question["q"], name)


def boxes(picture):
    """The room of each mark with its name: left, top, right, bottom."""
    for point in picture.points:
        for mark in point.marks:
            wide = max(width(line, SIZE) for line in mark.name)
            top = mark.y - ROW // 2
            bottom = top + ROW + LEADING * (len(mark.name) - 1)
            yield point.left, top, point.left + NAME + wide, bottom


@given(STANCES.filter(lambda stances: len(stances) < 30), st.data())
def test_no_name_lies_over_another_or_beyond_the_picture(stances, data):
    names = data.draw(st.lists(NAMES, min_size=len(stances), max_size=len(stances)))
    picture = drawn(stances, lambda article: names[int(article.id[1:])])
    found = list(boxes(picture))
    for number, (left, top, right, bottom) in enumerate(found):
        assert left >= 0
        assert top >= 0
        assert right <= WIDTH
        assert bottom <= picture.line
        for left_, top_, right_, bottom_ in found[:number]:
            assert right <= left_ or right_ <= left or bottom <= top_ or bottom_ <= top


def test_names_of_two_lines_take_the_room_of_two():
    picture = drawn([2, 2, 2], lambda _: "A name of more than one line, whatever it is")
    (point,) = [point for point in picture.points if point.marks]
    rows = [mark.y for mark in point.marks]
    assert all(len(mark.name) == 2 for mark in point.marks)
    assert [after - before for before, after in pairwise(rows)] == [ROW + LEADING] * 2


@given(STANCES)
def test_every_position_is_counted_on_its_point(stances):
    picture = drawn(stances)
    for point in picture.points:
        assert point.count == stances.count(point.stance)
    assert sum(point.count for point in picture.points) == len(stances)


@given(STANCES)
def test_each_article_has_a_mark_as_long_as_no_point_has_too_many(stances):
    picture = drawn(stances)
    marks = sum(len(point.marks) for point in picture.points)
    most = max(stances.count(stance) for stance in {*stances})
    assert picture.named is (most <= NAMED)
    assert marks == (len(stances) if picture.named else 0)


def test_unclear_stands_apart_behind_a_gap_and_only_where_there_is_any():
    *scale, unclear = drawn([2, -2, UNCLEAR]).points
    assert [point.stance for point in scale] == list(Stance)
    assert unclear.stance is None
    assert unclear.left > scale[-1].left + scale[-1].width
    assert len(drawn([2, -2]).points) == 5


@pytest.mark.parametrize("count", [16, 200, 1000])
def test_bars_are_as_tall_as_their_counts_are_to_each_other(count):
    picture = drawn([2] * count + [-2] * (count // 2) + [0])
    tall = {point.stance: point.bar for point in picture.points}
    assert tall[Stance.STRONGLY_DISAGREE] == pytest.approx(tall[Stance.STRONGLY_AGREE] / 2, abs=1)
    assert tall[Stance.MIXED] >= 1
    assert tall[Stance.AGREE] == 0
