"""What an article leaves out although others on its topic take it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import counted

if TYPE_CHECKING:
    from briefings.corpus.model import Article, Corpus, Question

OTHERS = 2
"""A question counts as taken up once this many other articles take a position on it."""


def silences(corpus: Corpus) -> dict[str, list[Question]]:
    """For each article (by id, in the order of the data) the questions of its topics on which it is silent.

    Only questions on which at least two others take a position; an unclear one is no position, so it does not
    count for the others, and no silence, so a question that the article leaves unclear is not listed. In the
    order of the article's topics, then of the topic's questions. Every article that stands has an entry,
    which may be empty.
    """
    taken_up = {
        topic.id: [question for question in topic.questions if _answers(question) >= OTHERS]
        for topic in corpus.topics.values()
    }
    return {
        article.id: [
            question
            for topic in article.topics
            for question in taken_up[topic.id]
            if _is_silent(article, question)
        ]
        for article in counted.articles(corpus)
    }


def _answers(question: Question) -> int:
    return sum(position.value is not None and counted.stands(position) for position in question.positions)


def _is_silent(article: Article, question: Question) -> bool:
    position = article.positions.get(question.id)
    return position is None or not counted.stands(position)
