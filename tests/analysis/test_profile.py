"""Whom an article opposes most sharply, and where it stands alone."""

from __future__ import annotations

import pytest

from briefings.analysis.figures import Figures
from tests.corpora.linked import UNCLEAR, table


def profile(builder, article="a"):
    return Figures(builder.corpus).profiles[article]


def told(oppositions):
    return [(each.question.id, [other.article.id for other in each.opponents]) for each in oppositions]


def test_the_stances_farthest_apart_come_first():
    builder = table({"a": {"q0": 1, "q1": 2, "q2": 2}, "b": {"q0": -1, "q1": -1, "q2": -2}})
    assert told(profile(builder).oppositions) == [("q2", ["b"]), ("q1", ["b"]), ("q0", ["b"])]
    assert [each.distance for each in profile(builder, "b").oppositions] == [4, 3, 2]


@pytest.mark.parametrize("inferred", ["a", "b"])
def test_what_both_sides_state_comes_before_what_annotators_infer(inferred):
    builder = table({"a": {"q1": 2}, "b": {"q1": -2}}, questions=["q0"])
    for article, stance in (("a", 2), ("b", -2)):
        builder.position(article, "q0", stance)
        if article == inferred:
            builder.infer(article, "q0")
    assert told(profile(builder).oppositions) == [("q1", ["b"]), ("q0", ["b"])]
    assert [each.stated for each in profile(builder).oppositions] == [True, False]


def test_the_distance_counts_more_than_who_states_it():
    builder = table({"a": {"q1": 1}, "b": {"q1": -1}}, questions=["q0"])
    builder.position("a", "q0", 2)
    builder.infer("a", "q0")
    builder.position("b", "q0", -2)
    assert [each.question.id for each in profile(builder).oppositions] == ["q0", "q1"]


def test_an_opponent_not_yet_named_is_preferred_among_equals():
    builder = table({"a": {"q0": 2, "q1": 2, "q2": 2}, "b": {"q0": -2, "q1": -2}, "c": {"q2": -2}})
    assert told(profile(builder).oppositions) == [("q0", ["b"]), ("q2", ["c"]), ("q1", ["b"])]


def test_equals_come_in_the_order_of_the_index():
    builder = table({"a": {"q0": 2, "q1": 2}, "b": {"q0": -2, "q1": -2}, "c": {"q1": -2}})
    index = [found.question.id for found in Figures(builder.corpus).disagreements]
    assert [each.question.id for each in profile(builder, "b").oppositions] == index == ["q1", "q0"]


def test_of_opponents_the_farthest_comes_first_then_who_states_it_then_the_main_one():
    rows = {
        "a": {"q0": 2, "q1": 2},
        "near": {"q0": -1},
        "inferred": {"q0": -2, "q1": -1},
        "far": {"q0": -2},
        "main": {"q0": -2, "q1": -1},
    }
    builder = table(rows)
    builder.infer("inferred", "q0")
    assert told(profile(builder).oppositions)[0] == ("q0", ["main", "far", "inferred", "near"])


def test_the_main_opponent_is_the_one_on_most_questions():
    builder = table({"a": {"q0": 2, "q1": 2, "q2": 2}, "b": {"q0": -2}, "c": {"q1": -1, "q2": -1}})
    found = profile(builder)
    assert [(article.id, count) for article, count in found.opponents] == [("c", 2), ("b", 1)]
    assert found.over(builder.corpus.articles["c"]).question.id == "q1"


@pytest.mark.parametrize("pair", ["ab", "ba"])
def test_what_only_seems_opposed_does_not_count(pair):
    builder = table({"a": {"q": 2}, "b": {"q": -2}, "c": {"q": -1}})
    builder.seemingly_opposed("q", *pair)
    assert told(profile(builder).oppositions) == [("q", ["c"])]
    assert profile(builder, "b").oppositions == ()
    assert profile(builder).alone == ()


def test_who_is_mixed_or_unclear_or_withdrawn_opposes_nobody():
    builder = table({"a": {"q0": 2, "q1": 0}, "b": {"q0": 0, "q1": -2}, "c": {"q0": UNCLEAR}})
    builder.article("gone", withdrawn=True)
    builder.position("gone", "q0", -2)
    assert profile(builder) == type(profile(builder))()
    assert "gone" not in Figures(builder.corpus).profiles


def test_a_position_that_a_later_article_supersedes_is_no_opponent():
    bylines = {"a": ("x", "2024"), "before": ("y", "2024"), "now": ("y", "2025")}
    builder = table({"a": {"q": 2}, "before": {"q": -2}, "now": {"q": -1}}, bylines=bylines)
    assert told(profile(builder).oppositions) == [("q", ["now"])]


@pytest.mark.parametrize(
    ("others", "alone"),
    [
        ({"b": -1, "c": -2}, True),
        ({"b": -1, "c": -2, "d": 0}, True),
        ({"b": -1, "c": -2, "d": 1}, False),
        ({"b": -1, "c": 0}, False),
        ({"b": 0, "c": 0}, False),
    ],
)
def test_it_stands_alone_against_two_others_with_nobody_on_its_side(others, alone):
    builder = table({"a": {"q": 2}, **{article: {"q": stance} for article, stance in others.items()}})
    assert [each.question.id for each in profile(builder).alone] == (["q"] if alone else [])


def test_standing_alone_stated_comes_first_then_against_most():
    rows = {"a": {"q1": 2, "q2": 1}, "b": {"q1": -2, "q2": -1}, "c": {"q1": -2, "q2": -1}, "d": {"q2": -1}}
    builder = table(rows, questions=["q0"])
    builder.position("a", "q0", 2)
    builder.infer("a", "q0")
    for article in "bcd":
        builder.position(article, "q0", -2)
    assert [each.question.id for each in profile(builder).alone] == ["q2", "q1", "q0"]


def test_a_question_that_nobody_else_answers_is_its_own():
    builder = table({"a": {"q0": 2, "q1": 0, "q2": 1}, "b": {"q2": 1}, "c": {"q0": UNCLEAR}})
    assert [position.question.id for position in profile(builder).only] == ["q0", "q1"]
    assert profile(builder, "b").only == ()
