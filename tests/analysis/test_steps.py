"""The steps that pages show lead to the figures that pages show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.analysis.ordinal import recode_range, variation
from briefings.analysis.second_coding import alpha
from briefings.analysis.steps import alpha_steps, index_steps
from briefings.corpus.vocabulary import Stance

stances = st.lists(st.sampled_from(list(Stance)), min_size=2, max_size=30)
coded = st.lists(st.tuples(st.integers(-2, 2), st.integers(-2, 2)), min_size=1, max_size=30)


@given(stances)
def test_to_the_index(given_stances):
    steps = index_steps(given_stances)
    assert steps.value == pytest.approx(variation(given_stances), abs=1e-12)
    assert steps.total == sum(pairs.total for pairs in steps.between)
    assert steps.value == steps.total / steps.largest


@given(stances)
def test_to_its_range(given_stances):
    steps = index_steps(given_stances)
    assert (steps.low, steps.high) == pytest.approx(recode_range(given_stances), abs=1e-12)


@given(coded)
def test_to_alpha(cells):
    steps, value = alpha_steps(cells), alpha(cells)
    assert (steps is None) == (value is None)
    if steps is not None:
        assert steps.value == pytest.approx(value, abs=1e-12)


def test_pairs_of_stances_stand_the_farthest_apart_first():
    steps = index_steps([Stance(2), Stance(-2), Stance(-2), Stance(1)])
    assert [(p.low, p.high, p.low_count, p.high_count, p.distance, p.total) for p in steps.between] == [
        (-2, 2, 2, 1, 4, 8),
        (-2, 1, 2, 1, 3, 6),
        (1, 2, 1, 1, 1, 1),
    ]


def test_recodings_name_each_step_once_from_the_lowest_value_up():
    steps = index_steps([Stance(2), Stance(2), Stance(-1)])
    assert [(r.stance, r.to, r.count, r.total) for r in steps.recodings] == [
        (-1, 0, 1, 4),
        (2, 1, 2, 6),
        (-1, -2, 1, 8),
    ]
