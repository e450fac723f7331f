"""What a front page leads with."""

from __future__ import annotations

import pytest

from briefings.analysis.figures import Figures
from tests.corpora.linked import UNCLEAR, table

ON_EIGHT = dict.fromkeys((f"o{number}" for number in range(8)), 1)
AGAINST_EIGHT = dict.fromkeys(ON_EIGHT, -1)


def order(builder):
    return [d.question.id for d in Figures(builder.corpus).most_divisive]


def told(builder):
    found = Figures(builder.corpus).finding
    if found is None:
        return None
    pair = tuple(article.id for article in found.ground.pair) if found.ground else ()
    return found.disagreement.question.id, found.sign, found.side if found.sign else 0, pair


class TestWhatDividesMost:
    def test_a_question_of_two_voices_comes_after_one_of_three(self):
        builder = table({"a": {"two": 2, "three": 1}, "b": {"two": -2, "three": -1}, "c": {"three": -1}})
        assert [d.question.id for d in Figures(builder.corpus).disagreements] == ["two", "three"]
        assert order(builder) == ["three", "two"]

    def test_of_two_voices_only_it_leads_all_the_same(self):
        assert order(table({"a": {"two": 2}, "b": {"two": -2}})) == ["two"]

    @pytest.mark.parametrize("inferred", [2, 3])
    def test_what_is_mostly_inferred_comes_after_what_is_stated(self, inferred):
        rows = {"a": {"first": 2, "second": 1}} | {id_: {"first": -2, "second": -1} for id_ in "bcd"}
        builder = table(rows)
        for article in list(rows)[:inferred]:
            builder.infer(article, "first")
        assert order(builder) == (["first", "second"] if inferred == 2 else ["second", "first"])

    @pytest.mark.parametrize("others", [("b",), ("b", "c")])
    def test_what_is_only_seemingly_opposed_comes_after_what_is_opposed(self, others):
        rows = {
            "a": {"first": 2, "second": 1},
            "b": {"first": -2, "second": -1},
            "c": {"first": -2, "second": -1},
        }
        builder = table(rows)
        builder.seemingly_opposed("first", "a", *others)
        # As long as one of the two is really opposed, the question divides.
        assert order(builder) == (["first", "second"] if others == ("b",) else ["second", "first"])

    def test_doubtful_opposition_still_comes_before_none(self):
        builder = table({"a": {"by-degree": 2, "doubtful": 1}, "b": {"by-degree": 0, "doubtful": -1}})
        builder.infer("a", "doubtful")
        builder.infer("b", "doubtful")
        assert order(builder) == ["doubtful", "by-degree"]

    def test_a_mild_but_even_split_comes_before_strong_dissent(self):
        rows = {f"a{n}": {"dissent": 2 if n else -2, "even": -1 if n < 3 else 1} for n in range(6)}
        assert [d.question.id for d in Figures(table(rows).corpus).disagreements] == ["dissent", "even"]
        assert order(table(rows)) == ["even", "dissent"]

    def test_the_order_of_the_index_does_not_change(self):
        builder = table({"a": {"two": 2, "three": 1}, "b": {"two": -2, "three": -1}, "c": {"three": -1}})
        figures = Figures(builder.corpus)
        assert figures.most_divisive
        assert [d.question.id for d in figures.disagreements] == ["two", "three"]


class TestTheFinding:
    def test_is_first_where_opponents_meet(self):
        rows = {"a": {"q": 1, **ON_EIGHT}, "b": {"q": 2, **AGAINST_EIGHT}, "c": {"q": 1, **ON_EIGHT}}
        assert told(table(rows)) == ("q", 1, 3, ("a", "b"))

    def test_names_the_side_that_they_take(self):
        rows = {"a": {"q": -1, **ON_EIGHT}, "b": {"q": -2, **AGAINST_EIGHT}, "c": {"q": -1}}
        assert told(table(rows)) == ("q", -1, 3, ("a", "b"))

    def test_takes_the_question_that_most_answer(self):
        rows = {
            "a": {"q": 1, "wide": 1, **ON_EIGHT},
            "b": {"q": 1, "wide": 1, **AGAINST_EIGHT},
            "c": {"q": 1, "wide": 1},
            "d": {"wide": 1},
        }
        assert told(table(rows)) == ("wide", 1, 4, ("a", "b"))

    @pytest.mark.parametrize(
        ("articles", "expected"), [(10, ("q", 1, 9, ("a0", "a1"))), (9, ("o0", 0, 0, ()))]
    )
    def test_lets_one_in_ten_be_on_no_side_or_the_other(self, articles, expected):
        rows = {f"a{number}": {"q": 1} for number in range(articles - 1)} | {"z": {"q": -1}}
        rows["a0"] |= ON_EIGHT
        rows["a1"] |= AGAINST_EIGHT
        assert told(table(rows)) == expected

    def test_takes_three_of_more_than_two_articles(self):
        rows = {"a": {"q": 1, **ON_EIGHT}, "b": {"q": 1, **AGAINST_EIGHT}}
        assert told(table(rows)) == ("q", 1, 2, ("a", "b"))
        assert told(table({**rows, "c": {"o0": 1}})) == ("o0", 0, 0, ())

    def test_is_otherwise_the_most_even_split(self):
        rows = {
            "a": {"even": 1, "uneven": 2},
            "b": {"even": 1, "uneven": 2},
            "c": {"even": -1, "uneven": 2},
            "d": {"even": -1, "uneven": -2},
        }
        assert told(table(rows)) == ("even", 0, 0, ())

    def test_is_otherwise_what_most_agree_on(self):
        rows = {"a": {"q": 1, "r": -1}, "b": {"q": 2, "r": -1}, "c": {"r": -2}}
        assert told(table(rows)) == ("r", -1, 3, ())

    def test_is_nothing_where_a_mixed_one_keeps_all_from_agreeing(self):
        assert told(table({"a": {"q": 1}, "b": {"q": 0}})) is None

    @pytest.mark.parametrize(
        "rows", [{}, {"a": {"q": 1}}, {"a": {"q": 1}, "b": {"r": 1}}, {"a": {"q": UNCLEAR}}]
    )
    def test_is_nothing_where_no_two_articles_meet(self, rows):
        assert told(table(rows)) is None

    def test_is_nothing_that_is_mostly_inferred_or_only_seemingly_opposed(self):
        builder = table({"a": {"q": 1, "r": 1}, "b": {"q": -1, "r": 1}})
        builder.seemingly_opposed("q", "a", "b")
        builder.infer("a", "r")
        builder.infer("b", "r")
        assert told(builder) is None

    def test_counts_each_author_once(self):
        rows = {"a": {"q": -1}, "later": {"q": 1}, "b": {"q": 1}}
        bylines = {"a": (["ann"], "2024"), "later": (["ann"], "2025")}
        assert told(table(rows, bylines=bylines)) == ("q", 1, 2, ())
