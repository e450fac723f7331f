"""Positions that look opposed and are not."""

from __future__ import annotations

import pytest

from briefings.analysis.figures import Figures
from tests.corpora.linked import table

ROWS = {"a": {"q0": 2, "q1": 2}, "b": {"q0": -2, "q1": -1}, "c": {"q0": -2}}


@pytest.fixture
def builder():
    return table(ROWS)


def listed(builder):
    return [
        (found.question.id, [position.article.id for position in found.positions])
        for found in Figures(builder.corpus).opposition_notes
    ]


def test_they_come_in_the_order_of_the_index(builder):
    builder.seemingly_opposed("q1", "a", "b")
    builder.seemingly_opposed("q0", "b", "a")
    assert listed(builder) == [("q0", ["b", "a"]), ("q1", ["a", "b"])]


def test_a_note_may_be_about_several(builder):
    builder.seemingly_opposed("q0", "a", "b", "c")
    assert listed(builder) == [("q0", ["a", "b", "c"])]


def test_both_sides_are_told(builder):
    builder.seemingly_opposed("q0", "a", "b")
    figures, articles = Figures(builder.corpus), builder.corpus.articles
    [note] = figures.opposition_notes
    told = [
        article.id
        for article in articles.values()
        if figures.opposition_notes_on(article.positions["q0"]) == [note]
    ]
    assert told == ["a", "b"]
    assert figures.opposition_notes_on(articles["a"].positions["q1"]) == []


def test_it_changes_no_figure(builder):
    before = [(d.question.id, d.score, d.label) for d in Figures(builder.corpus).disagreements]
    builder.seemingly_opposed("q0", "a", "b")
    assert [(d.question.id, d.score, d.label) for d in Figures(builder.corpus).disagreements] == before


def test_what_is_withdrawn_is_left_out():
    builder = table({"a": {"q": 2}, "b": {}, "c": {}})
    builder.article("gone", withdrawn=True)
    builder.position("gone", "q", -2)
    builder.position("b", "q", -2, withdrawn=True)
    builder.position("c", "q", -2)
    builder.seemingly_opposed("q", "a", "gone", "b")
    builder.seemingly_opposed("q", "gone", "a")
    assert listed(builder) == []
    builder.seemingly_opposed("q", "c", "gone", "a")
    assert listed(builder) == [("q", ["c", "a"])]
