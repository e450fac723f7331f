"""Which articles can be compared at all."""

from __future__ import annotations

from briefings.analysis.eligible import comparable
from tests.corpora.linked import UNCLEAR, Builder


def near(builder):
    return dict(comparable(list(builder.corpus.articles.values())))


def test_articles_that_answer_questions_of_a_common_topic_are_comparable():
    builder = Builder()
    builder.question("east", "eastern")
    builder.question("east-too", "eastern")
    builder.question("west", "western")
    for article, questions in {"a": ["east"], "b": ["west"], "c": ["east-too", "west"]}.items():
        builder.article(article)
        for question in questions:
            builder.position(article, question, 1)
    assert near(builder) == {0: [2], 1: [2], 2: [0, 1]}


def test_an_article_that_answers_nothing_is_compared_with_nobody():
    builder = Builder()
    builder.question("q")
    for article, stance in {"a": 1, "b": UNCLEAR}.items():
        builder.article(article)
        builder.position(article, "q", stance)
    assert near(builder) == {0: [], 1: []}
