"""Two or three articles side by side: what divides them, what they agree on, and where only one speaks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from . import eligible
from .agreement import compare
from .disagreement import LABEL_RANK, Label, label_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..corpus.model import Article, Position, Question
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
class ComparedQuestion:
    """A question on which at least one of the articles takes a position."""

    question: Question
    positions: tuple[Position | None, ...]
    """In the order of the articles; None where the article is silent. An unclear position is not None."""
    label: Label
    """Of these positions alone, never `unaddressed`."""
    distance: int
    """Steps between the two that are farthest apart, 0 to 4; 0 where only one takes a position."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The questions that the articles answer, each in one of three lists."""

    articles: tuple[Article, ...]
    pairs: tuple[Pair, ...]
    """Every two of them, in order."""
    divided: tuple[ComparedQuestion, ...]
    """Those on which they differ: farthest apart first, then opposed before by degree, then as in the index."""
    agreed: tuple[ComparedQuestion, ...]
    """Those on which two or more take a position, and all the same one; in the order of the index."""
    alone: tuple[ComparedQuestion, ...]
    """Those on which only one takes a position; in the order of the index."""


def comparison(articles: Iterable[Article], index: Sequence[Disagreement]) -> Comparison:
    """Compare articles that are not withdrawn. `index` holds every question's disagreement, in the order of the index."""
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
    """The key by which divided questions are sorted: the farthest apart first, then the opposed first."""
    return -distance, LABEL_RANK[label]


def pair(a: Article, b: Article) -> Pair:
    """How many questions two articles share, and how far they agree on these."""
    ours, theirs = ({p.question.id for p in eligible.positions_of(article)} for article in (a, b))
    return Pair(a, b, len(ours & theirs), compare(a, b))


def _row(question: Question, articles: Sequence[Article]) -> ComparedQuestion | None:
    positions = tuple(_eligible(article, question) for article in articles)
    stances = [p.value for p in positions if p is not None and p.value is not None]
    if not stances:
        return None
    return ComparedQuestion(question, positions, label_of(stances), max(stances) - min(stances))


def _eligible(article: Article, question: Question) -> Position | None:
    position = article.positions.get(question.id)
    return position if position is not None and eligible.is_eligible(position) else None
