"""The matrix at a glance: questions by articles on one screen, a colour and a sign in each cell.

Questions stand in the order of the index, articles so that those that agree stand side by side. Of a large corpus it
shows the questions that divide most and the articles that take up most of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...analysis import counted, seriation
from . import WIDTH
from .text import clip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...analysis.disagreement import Disagreement
    from ...corpus.model import Article, Position

ROWS, COLUMNS = 32, 36
CELL = 15
"""Height of a row."""
SIZE = 11.0
TITLE = 200
"""Width of the questions' titles."""
NARROWEST, WIDEST = 14, 40
"""Width of a column. Names are written upwards, so that a few articles fit the width of a phone."""
HEAD = 130
"""Height of the names of articles."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A position; where there is none, nothing is drawn on the row's ground."""

    position: Position
    x: int


@dataclass(frozen=True, slots=True)
class Row:
    disagreement: Disagreement
    title: str
    y: int
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Column:
    article: Article
    x: int
    name: str


@dataclass(frozen=True, slots=True)
class Matrix:
    rows: list[Row]
    columns: list[Column]
    column: int
    """The width of a cell, with the gap after it."""
    head: int
    """Where the heads of columns end, from the top."""
    width: int
    height: int
    of_questions: int
    of_articles: int


def matrix(
    figures: Sequence[Disagreement], articles: Sequence[Article], name: Callable[[Article], str]
) -> Matrix | None:
    """The matrix of these questions, in their order, and articles; None where no cell would be filled."""
    questions = [d for d in figures if d.positions][:ROWS]
    chosen = _chosen(questions, articles)
    if not questions or not chosen:
        return None
    stances = [[_stance(article, d) for d in questions] for article in chosen]
    ordered = [chosen[number] for number in seriation.order(stances)]
    column = min(WIDEST, max(NARROWEST, (WIDTH - TITLE) // len(ordered)))
    columns = [
        Column(article, TITLE + number * column, clip(name(article), HEAD - 10, SIZE))
        for number, article in enumerate(ordered)
    ]
    rows = [
        Row(d, clip(d.question.title, TITLE - 10, SIZE), HEAD + number * CELL, _cells(d, columns))
        for number, d in enumerate(questions)
    ]
    return Matrix(
        rows,
        columns,
        column,
        HEAD,
        TITLE + column * len(ordered),
        HEAD + CELL * len(rows),
        len(figures),
        len(articles),
    )


def _chosen(questions: Sequence[Disagreement], articles: Sequence[Article]) -> list[Article]:
    """The articles that take up most of the questions, in their order; none that takes up none."""
    taken = dict.fromkeys((article.id for article in articles), 0)
    for d in questions:
        for position in (*d.positions, *d.unclear):
            if position.article.id in taken:
                taken[position.article.id] += 1
    most = sorted(
        (article for article in articles if taken[article.id]), key=lambda article: -taken[article.id]
    )
    kept = {article.id for article in most[:COLUMNS]}
    return [article for article in articles if article.id in kept]


def _position(article: Article, d: Disagreement) -> Position | None:
    position = article.positions.get(d.question.id)
    return position if position is not None and counted.stands(position) else None


def _stance(article: Article, d: Disagreement) -> float | None:
    position = _position(article, d)
    return None if position is None or position.stance is None else float(position.stance)


def _cells(d: Disagreement, columns: Sequence[Column]) -> list[Cell]:
    found = ((_position(column.article, d), column.x) for column in columns)
    return [Cell(position, x) for position, x in found if position is not None]
