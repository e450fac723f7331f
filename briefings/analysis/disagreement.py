"""The disagreement index: how far the articles are apart on each question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefings.corpus.vocabulary import SCALE

from . import counted
from .ordinal import FEWEST, recode_range, variation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefings.corpus.model import Article, Corpus, Position, Question


class Label(StrEnum):
    """What kind of disagreement it is, in the order of the index."""

    OPPOSED = "opposed"
    """Somebody agrees and somebody disagrees."""
    DEGREE = "degree"
    """Not opposed, and not all equal."""
    AGREED = "agreed"
    """All equal."""
    ONE_VOICE = "one-voice"
    """A single position: no index."""
    UNADDRESSED = "unaddressed"
    """No position: no index."""


LABEL_RANK = {label: rank for rank, label in enumerate(Label)}
"""Their order where the score is the same."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What the articles hold on one question. It describes these articles, not the debate."""

    question: Question
    positions: tuple[Position, ...]
    """Those with a stance, in the order of the articles."""
    unclear: tuple[Position, ...]
    """Those whose stance the annotator could not tell: neither positions nor silences."""
    silent: tuple[Article, ...]
    """Articles on the question's topic that have no position on it, or only a withdrawn one."""
    score: float | None
    """The index of ordinal variation, 0 to 1; None with fewer than two positions."""
    low: float | None
    """The lowest score under every recoding of one stance by one step."""
    high: float | None
    """The highest."""
    label: Label
    of: int
    """How many articles could answer: positions, unclear and silent together."""

    @property
    def answered(self) -> int:
        """How many articles take a position."""
        return len(self.positions)

    @property
    def counts(self) -> tuple[int, ...]:
        """How many positions at each stance, from -2 to 2."""
        stances = [position.written.stance for position in self.positions]
        return tuple(stances.count(stance) for stance in SCALE)

    @property
    def for_(self) -> list[Position]:
        """The positions that agree, in the order of the articles."""
        return [position for position in self.positions if counted.sign(position) > 0]

    @property
    def against(self) -> list[Position]:
        """The positions that disagree, in the order of the articles."""
        return [position for position in self.positions if counted.sign(position) < 0]

    @property
    def middle(self) -> list[Position]:
        """The mixed positions, in the order of the articles."""
        return [position for position in self.positions if counted.sign(position) == 0]


def disagreements(corpus: Corpus) -> list[Disagreement]:
    """One for each question that is not withdrawn, in the order of the index.

    The order: score, highest first, no score last; then label; then the number of positions, most first; then
    id.
    """
    return sorted((_disagreement(question) for question in counted.questions(corpus)), key=_order)


def _disagreement(question: Question) -> Disagreement:
    standing = [position for position in question.positions if counted.stands(position)]
    positions = tuple(position for position in standing if position.value is not None)
    unclear = tuple(position for position in standing if position.value is None)
    heard = {position.article.id for position in standing}
    silent = tuple(
        article
        for article in question.topic.articles
        if article.written.withdrawn is None and article.id not in heard
    )
    stances = [position.value for position in positions if position.value is not None]
    score = low = high = None
    if len(stances) >= FEWEST:
        score = variation(stances)
        low, high = recode_range(stances)
    return Disagreement(
        question=question,
        positions=positions,
        unclear=unclear,
        silent=silent,
        score=score,
        low=low,
        high=high,
        label=label_of(stances),
        # Counted from the three and not from the topic alone: an article that answers a question outside its
        # own topics must not make it "3 of 2".
        of=len(standing) + len(silent),
    )


def label_of(stances: Sequence[int]) -> Label:
    """The label of a question on which these are the stances."""
    if not stances:
        return Label.UNADDRESSED
    if len(stances) < FEWEST:
        return Label.ONE_VOICE
    lowest, highest = min(stances), max(stances)
    if lowest == highest:
        return Label.AGREED
    return Label.OPPOSED if lowest < 0 < highest else Label.DEGREE


def _order(disagreement: Disagreement) -> tuple[float, int, int, str]:
    # Scores are 0 or more, so that 1 is behind the lowest of them, negated.
    score = 1.0 if disagreement.score is None else -disagreement.score
    return score, LABEL_RANK[disagreement.label], -disagreement.answered, disagreement.question.id
