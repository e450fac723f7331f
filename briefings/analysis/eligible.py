"""Which entries enter the figures.

Withdrawn articles, questions and positions are left out. An unclear position is neither a position nor a silence.
The figures of a question count an author once, with the latest article, unless the settings say otherwise. Those of
two articles, such as their agreement, leave no position out for that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..corpus.model import is_withdrawn
from ..corpus.vocabulary import FiguresBy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..corpus.model import Article, Author, Corpus, Position, Question


def articles(corpus: Corpus) -> list[Article]:
    """The articles that are not withdrawn, in the order of the data."""
    return [article for article in corpus.articles.values() if article.written.withdrawn is None]


def questions(corpus: Corpus) -> list[Question]:
    """The questions that are not withdrawn, in the order of the data."""
    return [question for question in corpus.questions.values() if question.written.withdrawn is None]


def is_eligible(position: Position) -> bool:
    """Whether neither the position, nor its article, nor its question is withdrawn. It may be unclear."""
    return not is_withdrawn(position)


def position_of(article: Article, question: Question) -> Position | None:
    """The article's position on the question, unless something of it is withdrawn. It may be unclear."""
    position = article.positions.get(question.id)
    return position if position is not None and is_eligible(position) else None


def stated(question: Question) -> list[Position]:
    """The positions on a question that are not withdrawn, in the order of the articles; unclear ones too."""
    return [position for position in question.positions if is_eligible(position)]


def latest(corpus: Corpus, question: Question) -> tuple[list[Position], list[Position]]:
    """The positions on a question that count, and those that later ones supersede; unclear ones too.

    Both are in the order of the articles. A position is superseded if each author that its article names takes a
    clear position in a later article. Of articles with the same date, the later in the data is the later one.
    """
    standing = stated(question)
    if corpus.settings.figures_by is FiguresBy.ARTICLE:
        return standing, []
    heard: set[Author] = set()
    superseded: set[Position] = set()
    for position in reversed(by_date(standing)):
        authors = position.article.authors
        if authors and heard.issuperset(authors):
            superseded.add(position)
        elif position.value is not None:
            heard.update(authors)
    return [p for p in standing if p not in superseded], [p for p in standing if p in superseded]


def voices(corpus: Corpus, counted: Iterable[Position]) -> set[Author]:
    """The authors of positions that count, unclear ones too; nobody where the figures count each article."""
    if corpus.settings.figures_by is FiguresBy.ARTICLE:
        return set()
    return {author for position in counted for author in position.article.authors}


def has_spoken(article: Article, voices: set[Author]) -> bool:
    """Whether the article names authors and all of them are among these."""
    return bool(article.authors) and voices.issuperset(article.authors)


def by_date(positions: Iterable[Position]) -> list[Position]:
    """The positions in the order in which their articles appeared, undated ones first; else in the given order."""
    return sorted(positions, key=lambda position: position.article.recency)


def positions_of(article: Article) -> list[Position]:
    """The positions of an article, in the order of the questions, without unclear and withdrawn ones."""
    return [
        position
        for position in article.positions.values()
        if position.value is not None and is_eligible(position)
    ]


def weakness(position: Position) -> int:
    """A key that sorts the stances farthest from the middle first."""
    return -abs(position.value or 0)


def sign(position: Position) -> int:
    """1 for a position that agrees, -1 for one that disagrees, 0 for one that is mixed or unclear."""
    stance = position.value or 0
    return (stance > 0) - (stance < 0)
