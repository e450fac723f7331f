"""Questions on which articles that mostly oppose each other elsewhere take the same side."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.analysis.figures import Figures
from briefings.corpus import schema
from tests.corpora.linked import UNCLEAR, table

QUESTIONS = [f"q{number}" for number in range(6)]
tables = st.dictionaries(
    st.sampled_from("abcdefg"),
    st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from([*range(-2, 3), UNCLEAR])),
    min_size=2,
)


def sign(stance):
    return 0 if not stance else stance // abs(stance)


def sides(rows, question):
    return {article: sign(row[question]) for article, row in rows.items() if row.get(question) is not None}


def opposed(rows, a, b):
    return [q for q in QUESTIONS if sign(rows[a].get(q)) * sign(rows[b].get(q)) == -1]


def alike(rows, a, b):
    return [q for q in QUESTIONS if sign(rows[a].get(q)) * sign(rows[b].get(q)) == 1]


def distance(rows, a, b, question):
    """Of two that are on the same side of the question: it is one of those on which they are alike."""
    return len(opposed(rows, a, b)) - len([q for q in alike(rows, a, b) if q != question])


def by_the_definition(rows):
    """By question and sign: articles, unanimity, distance of the farthest pair."""
    expected = {}
    for question in QUESTIONS:
        taken = sides(rows, question)
        for side in (1, -1):
            pairs = {
                pair: far
                for pair in combinations([article for article in taken if taken[article] == side], 2)
                if (far := distance(rows, *pair, question)) > 0
            }
            if pairs:
                expected[question, side] = (
                    {article for pair in pairs for article in pair},
                    set(taken.values()) == {side},
                    max(pairs.values()),
                )
    return expected


def found_in(rows):
    return Figures(table(rows, QUESTIONS).corpus).common_ground


def ids(things):
    return [thing.id for thing in things]


def test_opponents_who_agree_on_a_question_share_its_ground():
    [ground] = found_in({"a": {"q0": 2, "q1": 1}, "b": {"q0": -1, "q1": 2}, "c": {"q1": -1}})
    assert (ground.question.id, ground.sign, ground.unanimous) == ("q1", 1, False)
    assert ids(ground.articles) == ["a", "b"]
    assert (ids(ground.pair), ids(ground.pair_opposed), ground.distance) == (["a", "b"], ["q0"], 1)


def test_those_who_oppose_each_other_nowhere_share_no_ground():
    assert found_in({"a": {"q0": 2, "q1": 1}, "b": {"q0": 1, "q1": 2}}) == []


SAME_AUTHOR = {"a": {"q0": 1, "q1": 1}, "b": {"q0": -1, "q1": 1}}


@pytest.mark.parametrize(
    ("authors", "figures_by", "expected"),
    [
        (("x", "y"), "author", ["q1"]),
        (("x", "xy"), "author", []),
        (("x", "xy"), "article", ["q1"]),
        (((), ()), "author", ["q1"]),
    ],
)
def test_no_author_shares_ground_with_herself_unless_articles_count(authors, figures_by, expected):
    corpus = table(
        SAME_AUTHOR, bylines={id_: (own, "2024") for id_, own in zip("ab", authors, strict=True)}
    ).corpus
    corpus.settings = schema.Settings(figures_by=figures_by)
    assert [ground.question.id for ground in Figures(corpus).common_ground] == expected


def test_earlier_views_count_on_the_other_questions_only():
    rows = {
        "old": {"q0": 1, "q1": 1, "q2": 1, "q3": 1},
        "other": {"q0": -1, "q1": 1, "q2": -1, "q3": 1},
        "new": {"q2": 0, "q3": 0},
    }
    bylines = {"old": ("x", "2023"), "other": ("y", "2024"), "new": ("x", "2025")}
    [ground] = Figures(table(rows, bylines=bylines).corpus).common_ground
    assert (ground.question.id, ids(ground.articles)) == ("q1", ["old", "other"])
    assert (ids(ground.pair_opposed), ground.distance) == (["q0", "q2"], 1)


def test_a_mixed_position_neither_agrees_nor_opposes():
    assert found_in({"a": {"q0": 0, "q1": 1}, "b": {"q0": -1, "q1": 2}}) == []
    assert found_in({"a": {"q0": 1, "q1": 0}, "b": {"q0": -1, "q1": 0}}) == []


def test_an_unclear_position_is_none():
    assert found_in({"a": {"q0": 1, "q1": UNCLEAR}, "b": {"q0": -1, "q1": 1}}) == []


def test_ground_is_unanimous_where_all_positions_are_on_the_side():
    rows = {"a": {"q0": 2, "q1": -1}, "b": {"q0": -2, "q1": -1}, "c": {"q1": -2}, "d": {"q1": UNCLEAR}}
    [ground] = found_in(rows)
    assert (ground.sign, ground.unanimous) == (-1, True)


def test_a_mixed_position_breaks_unanimity():
    [ground] = found_in({"a": {"q0": 2, "q1": 1}, "b": {"q0": -2, "q1": 1}, "c": {"q1": 0}})
    assert not ground.unanimous


def test_those_who_agree_elsewhere_as_often_as_they_are_opposed_share_no_ground():
    rows = {"a": {"q0": 2, "q1": 1, "q2": 1}, "b": {"q0": -2, "q1": 1, "q2": 1}}
    assert found_in(rows) == []


def test_another_who_agrees_everywhere_is_not_one_of_them():
    rows = {"a": {"q0": 1, "q1": 1}, "b": {"q0": 1, "q1": 1}, "c": {"q0": -1, "q1": 1}}
    [ground] = found_in(rows | {"d": {"q1": 2}})
    assert (ids(ground.articles), ground.unanimous) == (["a", "b", "c"], True)


def test_the_farthest_pair_comes_first():
    rows = {
        "a": {"q0": 1, "q1": 1, "q2": 1, "q3": 1},
        "b": {"q0": -1, "q1": -1, "q2": -1, "q3": 1},
        "c": {"q4": 1, "q5": 1},
        "d": {"q4": 1, "q5": -1},
    }
    found = found_in(rows)
    assert [(ground.question.id, ground.distance) for ground in found] == [("q3", 3), ("q4", 1)]


def test_the_unanimous_come_first_then_the_farthest_then_the_larger_then_the_id():
    rows = {
        "a": {"q0": 1, "q1": 1, "q2": 1, "q3": 1, "q4": 1},
        "b": {"q0": -1, "q1": -1, "q2": 1, "q3": 1},
        "c": {"q0": -1, "q4": 1},
        "d": {"q2": -1, "q5": 1, "q6": 1, "q7": 1, "q8": 1, "q9": -1},
        "e": {"q2": -1, "q5": -1, "q6": -1, "q7": -1, "q9": -1},
        "f": {"q3": 0, "q9": 1},
    }
    found = [(ground.question.id, ground.sign, ground.distance) for ground in found_in(rows)]
    # Everybody agrees on q4; d and e are farthest apart; q2 and q3 each unite two who are opposed on two others.
    assert found == [("q4", 1, 1), ("q2", -1, 2), ("q9", -1, 2), ("q2", 1, 1), ("q3", 1, 1)]


@given(tables)
def test_it_is_what_looking_at_every_pair_gives(rows):
    found = found_in(rows)
    expected = by_the_definition(rows)
    assert {
        (ground.question.id, ground.sign): (
            set(ids(ground.articles)),
            ground.unanimous,
            ground.distance,
        )
        for ground in found
    } == expected
    assert len(found) == len(expected)


@given(tables)
def test_the_pair_is_one_that_is_so_far_apart(rows):
    for ground in found_in(rows):
        a, b = ids(ground.pair)
        assert ids(ground.pair_opposed) == opposed(rows, a, b)
        assert {a, b} <= set(ids(ground.articles))
        assert ground.distance == distance(rows, a, b, ground.question.id)


@given(tables)
def test_the_order_is_that_of_surprise(rows):
    keys = [
        (not ground.unanimous, -ground.distance, -len(ground.articles), ground.question.id, -ground.sign)
        for ground in found_in(rows)
    ]
    assert keys == sorted(keys)
