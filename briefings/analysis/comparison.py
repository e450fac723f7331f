"""Two or three articles side by side: what divides them, what they agree on, and where only one speaks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from . import counted
from .agreement import compare
from .disagreement import LABEL_RANK, Label, label_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefings.corpus.model import Article, Position, Question

    from .agreement import Agreement
    from .disagreement import Disagreement


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles, and on how many questions both take a position."""

    a: Article
    b: Article
    shared: int
    agreement: Agreement | None
    """None where they share too few questions."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question on which at least one of the articles takes a position."""

    question: Question
    positions: tuple[Position | None, ...]
    """In the order of the articles; None is silence, and an unclear position is neither."""
    label: Label
    """Of these positions alone, never `unaddressed`."""
    distance: int
    """Steps between the two that are farthest apart: 0 to 4, and 0 where only one takes a position."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All questions that the articles answer; each of them in one of the three lists."""

    articles: tuple[Article, ...]
    pairs: tuple[Pair, ...]
    """Each two of them, in order."""
    divided: tuple[Row, ...]
    """Farthest apart first; of equals opposed before by degree, then in the order of the index."""
    agreed: tuple[Row, ...]
    """Two or more take a position, and the same; in the order of the index."""
    alone: tuple[Row, ...]
    """Only one takes a position; in the order of the index."""


def comparison(articles: Iterable[Article], index: Sequence[Disagreement]) -> Comparison:
    """The comparison of articles that stand; `index` is every question's disagreement in the order of the index."""
    articles = tuple(articles)
    rows = [row for d in index if (row := _row(d.question, articles))]
    divided = [row for row in rows if row.distance]
    divided.sort(key=lambda row: order(row.label, row.distance))
    return Comparison(
        articles=articles,
        pairs=tuple(pair(a, b) for a, b in combinations(articles, 2)),
        divided=tuple(divided),
        agreed=tuple(row for row in rows if row.label is Label.AGREED),
        alone=tuple(row for row in rows if row.label is Label.ONE_VOICE),
    )


def order(label: Label, distance: int) -> tuple[int, int]:
    """By which rows are sorted that divide the articles: the farthest apart first, of these the opposed."""
    return -distance, LABEL_RANK[label]


def pair(a: Article, b: Article) -> Pair:
    """What two articles share, and how far they agree."""
    ours, theirs = ({p.question.id for p in counted.positions_of(article)} for article in (a, b))
    return Pair(a, b, len(ours & theirs), compare(a, b))


def _row(question: Question, articles: Sequence[Article]) -> Row | None:
    positions = tuple(_standing(article, question) for article in articles)
    stances = [p.value for p in positions if p is not None and p.value is not None]
    if not stances:
        return None
    return Row(question, positions, label_of(stances), max(stances) - min(stances))


def _standing(article: Article, question: Question) -> Position | None:
    position = article.positions.get(question.id)
    return position if position is not None and counted.stands(position) else None
