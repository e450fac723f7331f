"""What an article leaves out although at least two others take it up."""

from __future__ import annotations

import pytest

from briefings.analysis.disagreement import disagreements
from briefings.analysis.figures import Figures
from briefings.corpus import schema
from tests.corpora.linked import UNCLEAR, table


def silent_on(builder):
    return {
        article: [question.id for question in questions]
        for article, questions in Figures(builder.corpus).silences.items()
    }


def test_a_question_that_two_others_take_up_is_a_silence():
    builder = table({"a": {"q": 2}, "b": {"q": 0}, "c": {}})
    assert silent_on(builder) == {"a": [], "b": [], "c": ["q"]}


def test_a_question_that_one_other_takes_up_is_none():
    assert silent_on(table({"a": {"q": 2}, "b": {}})) == {"a": [], "b": []}


def test_a_question_left_unclear_is_no_silence():
    assert silent_on(table({"a": {"q": 2}, "b": {"q": 2}, "c": {"q": UNCLEAR}}))["c"] == []


def test_an_unclear_position_does_not_take_a_question_up():
    assert silent_on(table({"a": {"q": 2}, "b": {"q": UNCLEAR}, "c": {}}))["c"] == []


def test_a_question_of_another_topic_is_none():
    builder = table({"a": {"q": 2}, "b": {"q": 2}})
    builder.article("elsewhere", ["other"])
    assert silent_on(builder)["elsewhere"] == []


def test_they_come_in_the_order_of_the_topics_and_their_questions():
    builder = table({"a": {"q2": 1, "q1": 1}, "b": {"q1": 1, "q2": 1}})
    builder.question("first", "first-topic")
    for article in ("a", "b"):
        builder.position(article, "first", 1)
    builder.article("c", ["first-topic", "topic"])
    assert silent_on(builder)["c"] == ["first", "q2", "q1"]


@pytest.mark.parametrize(
    ("authors", "figures_by", "expected"),
    [
        ("x", "author", []),
        ("xy", "author", []),
        ("xz", "author", ["q"]),
        ("", "author", ["q"]),
        ("xy", "article", ["q"]),
    ],
)
def test_an_article_is_not_silent_if_its_authors_answer_elsewhere_unless_articles_count(
    authors, figures_by, expected
):
    bylines = {"a": ("x", "2024"), "b": ("y", "2024"), "c": (authors, "2025")}
    builder = table({"a": {"q": 2}, "b": {"q": UNCLEAR}, "d": {"q": 1}, "c": {}}, bylines=bylines)
    builder.corpus.settings = schema.Settings(figures_by=figures_by)
    assert silent_on(builder)["c"] == expected
    (found,) = disagreements(builder.corpus)
    assert ([article.id for article in found.silent], found.of) == (
        ["c"] if expected else [],
        3 + len(expected),
    )
