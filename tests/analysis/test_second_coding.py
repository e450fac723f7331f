"""Agreement of coders: ordinal alpha against its definition and its published example, and the cells that differ."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.analysis.figures import Figures
from briefings.analysis.second_coding import alpha
from tests.corpora.linked import UNCLEAR, table

STANCES = range(-2, 3)
coded = st.lists(st.tuples(st.sampled_from(STANCES), st.sampled_from(STANCES)), min_size=1, max_size=40)
units = st.lists(st.lists(st.sampled_from(STANCES), max_size=5), max_size=12)


# The example in Krippendorff (2011): four observers, twelve units, values 1 to 5. Each list is one unit.
PUBLISHED = [[1, 1, 1], [2, 2, 3, 2], [3] * 4, [3] * 4, [2] * 4, [1, 2, 3, 4], [4] * 4, [1, 1, 2, 1], [2] * 4]
PUBLISHED += [[5, 5, 5], [1, 1], [3]]


def ordinal(a, b, values):
    low, high = min(a, b), max(a, b)
    between = sum(low <= value <= high for value in values)
    return (between - (values.count(low) + values.count(high)) / 2) ** 2


def nominal(a, b, values):
    return a != b


def interval(a, b, values):
    return (a - b) ** 2


def by_definition(units, metric=ordinal):
    """Krippendorff (2011): 1 - D_o / D_e, one pair of values after the other; None where D_e is 0."""
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]
    observed = sum(
        metric(a, b, values) / (len(unit) - 1) for unit in units for a, b in permutations(unit, 2)
    ) / len(values)
    drawn = [metric(a, b, values) for a, b in permutations(values, 2)]
    expected = sum(drawn) / len(drawn)
    return None if expected == 0 else 1 - observed / expected


def coded_corpus(*cells, single=()):
    """One article, a question for each cell of (first, second); and positions that nobody coded again."""
    stances = {f"q{number}": first for number, (first, _) in enumerate(cells)} | dict.fromkeys(single, 1)
    builder = table({"a": stances})
    for number, (first, second) in enumerate(cells):
        builder.second("a", f"q{number}", second, first)
    return builder


def reliability(builder):
    return Figures(builder.corpus).reliability


def test_a_value_worked_out_by_hand():
    # Codes: -1 five times, 1 three times. Metric between the two: (5 + 3 - 8/2)² = 16. Observed: one cell of four
    # differs, 16/4 = 4. Expected: 2 * 5 * 3 of 8 * 7 ordered pairs differ, 16 * 30/56. 1 - 4 / (480/56) = 8/15.
    assert alpha([(-1, -1), (-1, -1), (-1, 1), (1, 1)]) == pytest.approx(8 / 15)


def test_the_published_example():
    assert alpha(PUBLISHED) == pytest.approx(0.815, abs=0.0005)


def test_the_definition_gives_the_published_values_too():
    found = [by_definition(PUBLISHED, metric) for metric in (nominal, ordinal, interval)]
    assert found == pytest.approx([0.743, 0.815, 0.849], abs=0.0005)


@given(units)
def test_any_number_of_coders_may_code_a_unit(several):
    found, expected = alpha(several), by_definition(several) if any(len(u) > 1 for u in several) else None
    assert (found is None) == (expected is None)
    if expected is not None:
        assert found == pytest.approx(expected, abs=1e-12)


@given(coded)
def test_it_is_as_the_definition_gives_it(cells):
    expected = by_definition(cells)
    found = alpha(cells)
    assert (found is None) == (expected is None)
    if expected is not None:
        assert found == pytest.approx(expected, abs=1e-12)


@given(coded)
def test_it_does_not_matter_who_came_first_nor_which_way_the_scale_runs(cells):
    if alpha(cells) is not None:
        assert alpha([(b, a) for a, b in cells]) == pytest.approx(alpha(cells), abs=1e-12)
        assert alpha([(-a, -b) for a, b in cells]) == pytest.approx(alpha(cells), abs=1e-12)


@pytest.mark.parametrize("cells", [[], [(1, 1)], [(1, 1), (1, 1)]])
def test_where_nothing_varies_there_is_none(cells):
    assert alpha(cells) is None


def test_full_agreement_is_1():
    assert alpha([(-2, -2), (1, 1), (2, 2)]) == 1


def test_a_corpus_is_counted_cell_by_cell():
    found = reliability(coded_corpus((2, 2), (1, 2), (-1, 1), (0, 0), single=["q9"]))
    assert (len(found.cells), found.positions, found.same, found.same_sign) == (4, 5, 2, 3)
    assert found.alpha == pytest.approx(by_definition([(2, 2), (1, 2), (-1, 1), (0, 0)]))


def test_cells_read_differently_come_the_farthest_apart_first():
    found = reliability(coded_corpus((2, 2), (1, 2), (-2, 1), (UNCLEAR, 1), (UNCLEAR, UNCLEAR)))
    assert [cell.position.question.id for cell in found.differently] == ["q3", "q2", "q1"]


def test_unclear_is_a_value_that_is_missing():
    found = reliability(coded_corpus((2, 2), (1, -1), (UNCLEAR, 1), (1, UNCLEAR)))
    assert found.paired == [(2, 2), (1, -1)]
    assert found.alpha == alpha([(2, 2), (1, -1)])
    assert (found.same, len(found.cells)) == (1, 4)


def test_what_was_changed_after_the_two_were_compared_counts_as_it_was():
    builder = table({"a": {"q": 2}})
    builder.second("a", "q", 2, first=1)
    assert reliability(builder).paired == [(1, 2)]


def test_authors_are_never_compared():
    builder = table({"a": {"q": 2}, "b": {"q": -2}})
    assert (reliability(builder).cells, reliability(builder).alpha) == ((), None)
