"""Articles that agree stand side by side."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from briefings.analysis.seriation import order

STANCE = st.one_of(st.none(), st.sampled_from([-2.0, -1.0, 0.0, 1.0, 2.0]))
TABLES = st.integers(0, 6).flatmap(
    lambda columns: st.lists(st.lists(STANCE, min_size=columns, max_size=columns))
)


@given(TABLES)
def test_every_row_is_there_once(rows):
    assert sorted(order(rows)) == list(range(len(rows)))


@given(TABLES)
def test_the_order_is_the_same_each_time(rows):
    assert order(rows) == order([list(row) for row in rows])


def test_two_camps_in_any_order_come_apart():
    rows = [[2.0, 1.0, -2.0, None]] * 5 + [[-2.0, -1.0, 2.0, None]] * 5
    shuffled = list(range(10))
    random.Random(3).shuffle(shuffled)  # noqa: S311 - any order will do
    camps = [shuffled[number] < 5 for number in order([rows[number] for number in shuffled])]
    assert camps in ([True] * 5 + [False] * 5, [False] * 5 + [True] * 5)


def test_who_stands_between_two_camps_is_put_between_them():
    rows = [[2.0, -2.0, 2.0], [-2.0, 2.0, -2.0], [0.0, 0.0, 0.0]]
    assert order(rows)[1] == 2


def test_a_silence_pulls_to_neither_side():
    assert order([[None, None], [2.0, 2.0], [0.0, 0.0]]) == [2, 0, 1]


def test_agreement_runs_to_the_right():
    assert order([[2.0, 2.0], [-2.0, -2.0]]) == [1, 0]


def test_rows_at_the_same_place_keep_their_order_whatever_floating_point_makes_of_them():
    """Without rounding the last lies a ten-quadrillionth before the second."""
    assert order([[1.0, 1.0], [-2.0, 0.0], [0.0, -2.0]]) == [1, 2, 0]


def test_rows_a_millionth_apart_are_told_apart():
    assert order([[1.0], [0.000001], [0.0]]) == [2, 1, 0]


def test_the_order_is_that_after_sixty_rounds():
    """An order is published: more rounds would change it where two axes are almost equally long.

    The iteration starts along the second column, and turns towards the first by the same factor in each round. After
    59 rounds the first row still comes before the second, and after 61 it comes after the third.
    """
    half = [[0.5, 0.0], [0.0, 0.49], [0.0, 0.51], [0.2, 2.0], [0.2, -2.0], *[[1.68352, 0.0]] * 3]
    rows = half + [[-first, -second] for first, second in half]
    assert [number for number in order(rows) if number < 3] == [1, 0, 2]
