"""Two or three articles side by side: how they stand to each other on each question, and where only one speaks.

Positions that a later article of the same author supersedes count here too: what is compared is the articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from . import eligible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..corpus.model import Article, Position, Question


class Standing(Enum):
    """How the stances of articles on one question stand to each other, in the order of a comparison."""

    OPPOSITE = auto()
    """Two are on opposite sides."""
    MIXED = auto()
    """Nobody is opposed: one takes a side, and another is mixed."""
    DEGREE = auto()
    """All are on one side, and some more strongly than others."""
    EQUAL = auto()
    """Two or more take a position, and all the same one, which may be a mixed one."""
    ALONE = auto()
    """Only one takes a position."""


@dataclass(frozen=True, slots=True)
class ComparedQuestion:
    """A question on which at least one of the articles takes a position."""

    question: Question
    positions: tuple[Position | None, ...]
    """In the order of the articles; None where the article is silent. An unclear position is not None."""
    distance: int
    """Steps between the two that are farthest apart, 0 to 4; 0 where only one takes a position."""


def standing(lowest: int, highest: int) -> Standing:
    """How two stances stand to each other, or several of which these are the lowest and the highest."""
    if lowest == highest:
        return Standing.EQUAL
    if lowest < 0 < highest:
        return Standing.OPPOSITE
    return Standing.DEGREE if lowest * highest else Standing.MIXED


def comparison(articles: Iterable[Article]) -> Mapping[Standing, Sequence[ComparedQuestion]]:
    """The questions that articles which are not withdrawn answer: the farthest apart first.

    Those equally far apart stand in the order of the data, first all that the first article answers, and so on.
    """
    articles = tuple(articles)
    questions = dict.fromkeys(
        each.question
        for article in articles
        for each in article.positions.values()
        if eligible.is_eligible(each)
    )
    found: dict[Standing, list[ComparedQuestion]] = {each: [] for each in Standing}
    for question in questions:
        positions = tuple(eligible.position_of(article, question) for article in articles)
        stances = [p.value for p in positions if p is not None and p.value is not None]
        if stances:
            lowest, highest = min(stances), max(stances)
            of = standing(lowest, highest) if len(stances) > 1 else Standing.ALONE
            found[of].append(ComparedQuestion(question, positions, highest - lowest))
    for rows in found.values():
        rows.sort(key=lambda row: -row.distance)
    return found
