"""The agreement of two articles, and who is closest to whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.analysis.agreement import Pairs, agreements
from tests.corpora.linked import UNCLEAR, Builder, table

QUESTIONS = [f"q{number}" for number in range(8)]
answers = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from([*range(-2, 3), UNCLEAR]))


def pairs_of(builder):
    pairs = Pairs(builder.corpus)
    return {(it.a.id, it.b.id): (it.agreement, it.shared) for it in pairs if it.agreement is not None}


def named(rows, article):
    found = agreements(table(rows).corpus).neighbours[article]
    return [agreement.b.id for agreement in found.closest], [agreement.b.id for agreement in found.farthest]


def around_a(**distances):
    """The neighbours of `a` among others that differ from it by so many steps over three questions."""
    rows = {"a": {"q0": -2, "q1": -2, "q2": -2}}
    for article, distance in distances.items():
        steps = [min(4, max(0, distance - 4 * place)) for place in range(3)]
        rows[article] = {f"q{place}": step - 2 for place, step in enumerate(steps)}
    return named(rows, "a")


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


@given(answers)
def test_an_article_agrees_wholly_with_itself(row):
    corpus = table({"a": row}).corpus
    found = Pairs(corpus).of(corpus.articles["a"], corpus.articles["a"])
    assert found.agreement == (None if sum(stance is not None for stance in row.values()) < 3 else 1)


def test_below_three_shared_questions_it_is_blank():
    builder = table({"a": {"q0": 1, "q1": 1, "q2": 1}, "b": {"q0": 1, "q1": 1, "q3": 1}})
    assert Pairs(builder.corpus).of(*builder.corpus.articles.values()).agreement is None
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


def test_nobody_is_closest_who_agrees_less_than_the_median_of_all_pairs():
    # The median is that of 0.67 and 0.58, and d agrees 0.58 with a.
    assert around_a(b=9, c=3, d=5) == (["c"], ["b", "d"])


def test_nobody_is_a_neighbour_who_shares_less_than_half_the_median_that_others_share():
    whole = dict.fromkeys(QUESTIONS, 1)
    rows = {"a": whole, "b": whole, "c": whole, "few": {"q0": 1, "q1": 1, "q2": 1}, "none": {}}
    found = agreements(table(rows).corpus).neighbours
    assert (named(rows, "a"), found["a"].fewest) == ((["b"], ["c"]), 4)
    assert (named(rows, "few"), found["few"].fewest) == ((["a", "b"], ["c"]), 3)


def test_nobody_is_in_both_lists_even_where_all_agree_equally():
    assert around_a(b=0, c=0, d=0, e=0, f=0, g=0, h=0) == (["b", "c", "d"], ["e", "f", "g"])


def test_equal_agreement_is_settled_by_more_shared_questions_then_by_id():
    same = {"q0": 0, "q1": 0, "q2": 0}
    rows = {"a": {**same, "q3": 0}, "z": same, "y": {**same, "q3": 0}, "b": same, "c": same}
    assert named(rows, "a") == (["y", "b"], ["c", "z"])


def test_among_the_farthest_too_more_shared_questions_come_first():
    ends = {"q0": -2, "q1": -2, "q2": -2, "q3": -2}
    apart = {"q0": 2, "q1": 2, "q2": 2}
    rows = {"a": ends, "b": apart, "c": {**apart, "q3": 2}, "d": ends, "e": ends}
    assert named(rows, "a") == (["d", "e"], ["c", "b"])
