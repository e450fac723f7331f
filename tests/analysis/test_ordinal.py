"""The index of ordinal variation against values worked out by hand; `test_recomputed` has the formula as printed."""

from __future__ import annotations

from collections import Counter
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.analysis.ordinal import recode_range, variation

STANCES = range(-2, 3)
EVERY_SMALL_CASE = [
    list(case) for size in range(2, 9) for case in combinations_with_replacement(STANCES, size)
]


def is_even_split_to_the_ends(stances):
    """For an odd number, with the one left over anywhere."""
    counts = Counter(stances)
    half = len(stances) // 2
    return min(counts[-2], counts[2]) >= half


@pytest.mark.parametrize(
    ("stances", "index"),
    [
        ([-2, -2, 2, 2], 1),
        ([-2, -2, -2, 2], 0.75),
        ([-1, -1, 1, 1], 0.5),
        ([2, 2, -2], 1),
        ([2, 0, -2], 1),
        ([2, 2], 0),
        ([1, 2], 0.25),
        ([-2, -1, 0, 1, 2], 20 / 24),
    ],
)
def test_values_worked_out_by_hand(stances, index):
    assert variation(stances) == index


def test_the_index_is_1_exactly_at_the_even_split_to_the_ends():
    assert [case for case in EVERY_SMALL_CASE if variation(case) == 1] == [
        case for case in EVERY_SMALL_CASE if is_even_split_to_the_ends(case)
    ]


@given(st.integers(1, 30), st.sampled_from([[], *([stance] for stance in STANCES)]))
def test_an_even_split_to_the_ends_is_1_wherever_the_one_left_over_stands(half, left_over):
    assert variation([-2] * half + [2] * half + left_over) == 1


def test_a_generator_will_do():
    assert variation(stance for stance in (-2, 2)) == 1


@pytest.mark.parametrize("function", [variation, recode_range])
@pytest.mark.parametrize("stances", [[], [1]])
def test_fewer_than_two_stances_have_no_index(function, stances):
    with pytest.raises(ValueError, match="at least two"):
        function(stances)


@pytest.mark.parametrize("function", [variation, recode_range])
@pytest.mark.parametrize("stance", [-3, 3])
def test_a_number_off_the_scale_is_refused(function, stance):
    with pytest.raises(ValueError, match="is not a stance"):
        function([0, stance, 1])


def test_no_recoding_leaves_the_scale():
    # From the top a step up would be beyond it; a step down of either makes 1, 2.
    assert recode_range([2, 2]) == (0, 0.25)
