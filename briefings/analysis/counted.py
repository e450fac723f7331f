"""What is counted: nothing withdrawn enters a figure, and `unclear` is neither a position nor a silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefings.corpus.model import Article, Corpus, Position, Question


def articles(corpus: Corpus) -> list[Article]:
    """The articles that stand, in the order of the data."""
    return [article for article in corpus.articles.values() if article.written.withdrawn is None]


def questions(corpus: Corpus) -> list[Question]:
    """The questions that stand, in the order of the data."""
    return [question for question in corpus.questions.values() if question.written.withdrawn is None]


def stands(position: Position) -> bool:
    """Whether neither it, nor its article, nor its question is withdrawn. An unclear position can stand."""
    return (
        position.written.withdrawn is None
        and position.article.written.withdrawn is None
        and position.question.written.withdrawn is None
    )


def positions_of(article: Article) -> list[Position]:
    """What the article answers, unclear positions left out, in the order of the questions."""
    return [
        position for position in article.positions.values() if position.value is not None and stands(position)
    ]


def sign(position: Position) -> int:
    """1 where it agrees, -1 where it disagrees, 0 where it is mixed or unclear."""
    stance = position.value or 0
    return (stance > 0) - (stance < 0)
