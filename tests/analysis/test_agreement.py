"""The agreement of two articles, and who is closest to whom."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.analysis.agreement import compare, neighbours
from tests.corpora.linked import UNCLEAR, Builder, table

QUESTIONS = [f"q{number}" for number in range(8)]
answers = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from([*range(-2, 3), UNCLEAR]))
tables = st.dictionaries(st.sampled_from("abcdefghijkl"), answers, min_size=1)


def by_the_definition(rows, a, b):
    """(mean of 1 - |x_a - x_b| / 4, number) over the questions that both answer; None below three."""
    shared = [q for q in rows[a] if rows[a][q] is not None and rows[b].get(q) is not None]
    if len(shared) < 3:
        return None
    return sum(1 - abs(rows[a][q] - rows[b][q]) / 4 for q in shared) / len(shared), len(shared)


def pairs_of(builder):
    pairs = combinations(builder.corpus.articles.values(), 2)
    return {(a.id, b.id): (found.value, found.shared) for a, b in pairs if (found := compare(a, b))}


def named(found):
    return [agreement.b.id for agreement in found.closest], [agreement.b.id for agreement in found.farthest]


def around_a(**distances):
    """The neighbours of `a` among others that differ from it by so many steps over three questions."""
    rows = {"a": {"q0": -2, "q1": -2, "q2": -2}}
    for article, distance in distances.items():
        steps = [min(4, max(0, distance - 4 * place)) for place in range(3)]
        rows[article] = {f"q{place}": step - 2 for place, step in enumerate(steps)}
    return named(neighbours(table(rows).corpus)["a"])


@pytest.mark.parametrize(
    ("other", "value"),
    [
        ({"q0": 2, "q1": 2, "q2": 2}, 1),
        ({"q0": -2, "q1": -2, "q2": -2}, 0),
        ({"q0": 2, "q1": 0, "q2": -2}, 0.5),
        ({"q0": 1, "q1": 1, "q2": 1}, 0.75),
    ],
)
def test_values_worked_out_by_hand(other, value):
    builder = table({"a": {"q0": 2, "q1": 2, "q2": 2}, "b": other})
    assert pairs_of(builder) == {("a", "b"): (value, 3)}


@given(tables)
def test_every_pair_is_as_the_definition_gives_it(rows):
    expected = {
        (a, b): found
        for index, a in enumerate(rows)
        for b in list(rows)[index + 1 :]
        if (found := by_the_definition(rows, a, b)) is not None
    }
    found = pairs_of(table(rows))
    assert found.keys() == expected.keys()
    for pair, (value, shared) in expected.items():
        assert found[pair] == (pytest.approx(value, abs=1e-12), shared)


@given(tables)
def test_it_is_the_same_both_ways(rows):
    articles = table(rows).corpus.articles
    first, last = articles[min(rows)], articles[max(rows)]
    one, other = compare(first, last), compare(last, first)
    assert (one and (one.value, one.shared)) == (other and (other.value, other.shared))


@given(answers)
def test_an_article_agrees_wholly_with_itself(row):
    article = table({"a": row}).corpus.articles["a"]
    found = compare(article, article)
    assert found is None if sum(stance is not None for stance in row.values()) < 3 else found.value == 1


def test_below_three_shared_questions_it_is_blank():
    builder = table({"a": {"q0": 1, "q1": 1, "q2": 1}, "b": {"q0": 1, "q1": 1, "q3": 1}})
    assert compare(*builder.corpus.articles.values()) is None
    assert pairs_of(builder) == {}


def test_an_unclear_position_is_not_shared():
    builder = table({"a": {"q0": 1, "q1": 1, "q2": 1}, "b": {"q0": 1, "q1": 1, "q2": UNCLEAR}})
    assert pairs_of(builder) == {}


def test_questions_of_several_topics_count_together():
    builder = Builder()
    for number in range(3):
        builder.question(f"q{number}", f"topic-{number}")
    for article in ("a", "b"):
        builder.article(article, ["topic-0", "topic-1", "topic-2"])
        for number in range(3):
            builder.position(article, f"q{number}", 1)
    assert pairs_of(builder) == {("a", "b"): (1, 3)}


def test_the_closest_come_nearest_first_and_the_farthest_farthest_first():
    found = around_a(b=7, c=3, d=1, e=9, f=5, g=11, h=2)
    assert found == (["d", "h", "c"], ["g", "e", "b"])


def test_of_fewer_than_six_others_the_closer_half_is_closest():
    assert around_a(b=1) == (["b"], [])
    assert around_a(b=9, c=3) == (["c"], ["b"])
    assert around_a(b=9, c=3, d=5) == (["c", "d"], ["b"])
    assert around_a(b=9, c=3, d=5, e=6) == (["c", "d"], ["b", "e"])
    assert around_a(b=9, c=3, d=5, e=6, f=1) == (["f", "c", "d"], ["b", "e"])


def test_nobody_is_in_both_lists_even_where_all_agree_equally():
    assert around_a(b=4, c=4, d=4, e=4, f=4, g=4, h=4) == (["b", "c", "d"], ["e", "f", "g"])


def test_equal_agreement_is_settled_by_more_shared_questions_then_by_id():
    same = {"q0": 0, "q1": 0, "q2": 0}
    rows = {"a": {**same, "q3": 0}, "z": same, "y": {**same, "q3": 0}, "b": same, "c": same}
    assert named(neighbours(table(rows).corpus)["a"]) == (["y", "b"], ["c", "z"])


def test_among_the_farthest_too_more_shared_questions_come_first():
    ends = {"q0": -2, "q1": -2, "q2": -2, "q3": -2}
    apart = {"q0": 2, "q1": 2, "q2": 2}
    rows = {"a": ends, "b": apart, "c": {**apart, "q3": 2}, "d": ends, "e": ends}
    assert named(neighbours(table(rows).corpus)["a"]) == (["d", "e"], ["c", "b"])


@given(tables)
def test_neighbours_are_what_sorting_all_pairs_gives(rows):
    found = neighbours(table(rows).corpus)
    assert list(found) == list(rows)
    for a in rows:
        others = {b: pair for b in rows if b != a and (pair := by_the_definition(rows, a, b))}
        closest = sorted(others, key=lambda b, others=others: (-round(others[b][0], 9), -others[b][1], b))
        closest = closest[: min(3, (len(others) + 1) // 2)]
        farthest = sorted(others, key=lambda b, others=others: (round(others[b][0], 9), -others[b][1], b))
        farthest = [b for b in farthest if b not in closest][:3]
        assert named(found[a]) == (closest, farthest)
        for agreement in (*found[a].closest, *found[a].farthest):
            value, shared = others[agreement.b.id]
            assert agreement.a.id == a
            assert (agreement.value, agreement.shared) == (pytest.approx(value, abs=1e-12), shared)
