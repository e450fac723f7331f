"""Which entries enter the figures.

Withdrawn articles, questions and positions are left out. An unclear position is neither a position nor a silence.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..corpus.model import Article, Corpus, Position, Question


def articles(corpus: Corpus) -> list[Article]:
    """The articles that are not withdrawn, in the order of the data."""
    return [article for article in corpus.articles.values() if article.written.withdrawn is None]


def questions(corpus: Corpus) -> list[Question]:
    """The questions that are not withdrawn, in the order of the data."""
    return [question for question in corpus.questions.values() if question.written.withdrawn is None]


def is_eligible(position: Position) -> bool:
    """Whether neither the position, nor its article, nor its question is withdrawn. It may be unclear."""
    return (
        position.written.withdrawn is None
        and position.article.written.withdrawn is None
        and position.question.written.withdrawn is None
    )


def positions_of(article: Article) -> list[Position]:
    """The positions of an article, in the order of the questions, without unclear and withdrawn ones."""
    return [
        position
        for position in article.positions.values()
        if position.value is not None and is_eligible(position)
    ]


def sign(position: Position) -> int:
    """1 for a position that agrees, -1 for one that disagrees, 0 for one that is mixed or unclear."""
    stance = position.value or 0
    return (stance > 0) - (stance < 0)


def comparable(articles: Sequence[Article]) -> Iterator[tuple[int, list[int]]]:
    """For each article, by its index, the ascending indexes of the others that answer a question of a common topic.

    Other pairs share no question. The cost grows with the square of a topic's articles, not of all articles.
    """
    topics = [
        sorted({position.question.topic.id for position in positions_of(article)}) for article in articles
    ]
    members: defaultdict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(topics):
        for topic in own:
            members[topic].append(index)
    for index, own in enumerate(topics):
        near = {other for topic in own for other in members[topic]} - {index}
        yield index, sorted(near)
