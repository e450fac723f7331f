"""The disagreement index: how far the articles are apart on each question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from ..corpus.vocabulary import SCALE
from . import eligible
from .ordinal import FEWEST, recode_range, recoded, variation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..corpus.model import Article, Author, Corpus, Position, Question
    from ..corpus.vocabulary import Stance


class Label(StrEnum):
    """The kind of disagreement on a question, in the order of the index."""

    OPPOSED = "opposed"
    """There are articles on both sides, and enough on the smaller one: see `label_of`."""
    DISSENT = "dissent"
    """There are articles on both sides, and few on the smaller one."""
    SAME_SIDE = "same-side"
    """All are on one side, and not all equal."""
    DEGREE = "degree"
    """Nobody is opposed, somebody is mixed, and they are not all equal."""
    AGREED = "agreed"
    """All equal."""
    ONE_VOICE = "one-voice"
    """A single position: no index."""
    UNADDRESSED = "unaddressed"
    """No position: no index."""


LABEL_RANK = {label: rank for rank, label in enumerate(Label)}
"""The place of each label where scores are equal."""


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """The stances of the articles on one question. It describes these articles, not the debate.

    Without any it is that of a question which nobody takes up.
    """

    question: Question
    positions: tuple[Position, ...] = ()
    """Those with a stance, in the order of the articles."""
    unclear: tuple[Position, ...] = ()
    """Those whose stance the annotators could not tell: neither positions nor silences."""
    silent: tuple[Article, ...] = ()
    """Articles on the question's topic that have no position on it, or a withdrawn one.

    Where the figures count authors, not those of authors who all have a position that counts in another article.
    """
    score: float | None = None
    """The index of ordinal variation, 0 to 1; None with fewer than two positions."""
    low: float | None = None
    """The lowest score if at most `recoded` stances were coded one step differently; None where there is no score."""
    high: float | None = None
    """The highest such score."""
    label: Label = Label.UNADDRESSED
    of: int = 0
    """The number of articles that could answer: positions, unclear and silent together."""
    earlier: tuple[Position, ...] = ()
    """Those that later articles of the same authors supersede. They enter no other figure, and are no silences."""

    scale: tuple[Stance, ...] = SCALE
    """The points that a position could take, from disagreement to agreement."""

    @property
    def answered(self) -> int:
        """How many articles take a position."""
        return len(self.positions)

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """How many positions at each stance, from -2 to 2."""
        stances = [position.written.stance for position in self.positions]
        return tuple(stances.count(stance) for stance in SCALE)

    @property
    def recoded(self) -> int:
        """How many stances the range takes as coded one step differently."""
        return recoded(self.answered)

    @property
    def two_sided(self) -> bool:
        """Whether somebody agrees and somebody disagrees, however few: opposed or dissent."""
        return self.label in (Label.OPPOSED, Label.DISSENT)

    @property
    def smaller(self) -> int:
        """How many positions are on the smaller side: the fewer of those that agree and those that disagree."""
        return min(len(self.for_), len(self.against))

    @property
    def smaller_side(self) -> float | None:
        """The share of all positions that is on the smaller side, 0 to 0.5; None where there is no score."""
        return None if self.score is None else self.smaller / self.answered

    @cached_property
    def for_(self) -> list[Position]:
        """The positions that agree, in the order of the articles."""
        return [position for position in self.positions if eligible.sign(position) > 0]

    @cached_property
    def against(self) -> list[Position]:
        """The positions that disagree, in the order of the articles."""
        return [position for position in self.positions if eligible.sign(position) < 0]

    @cached_property
    def middle(self) -> list[Position]:
        """The mixed positions, in the order of the articles."""
        return [position for position in self.positions if eligible.sign(position) == 0]


def changes(question: Question) -> dict[Author, list[list[Position]]]:
    """The authors who changed sides on a question between articles, whatever the settings say.

    For each, the clear positions in the order of time, in runs on the same side; being mixed is a side here.
    """
    found: dict[Author, list[Position]] = {}
    clear = (position for position in eligible.stated(question) if position.value is not None)
    for position in eligible.by_date(clear):
        for author in position.article.authors:
            found.setdefault(author, []).append(position)
    several = {author: own for author, own in found.items() if len(own) > 1}
    runs = {author: [list(run) for _, run in groupby(own, eligible.sign)] for author, own in several.items()}
    return {author: own for author, own in runs.items() if len(own) > 1}


@dataclass(frozen=True, slots=True)
class OppositionNote:
    """An annotator's note that positions on a question only seem to be opposed, and why both can be right."""

    question: Question
    position: Position
    """The one at which the note is written."""
    others: tuple[Position, ...]
    note: str

    @property
    def positions(self) -> tuple[Position, ...]:
        """All the positions that the note is about."""
        return self.position, *self.others


def disagreements(corpus: Corpus) -> list[Disagreement]:
    """One for each question that is not withdrawn, in the order of the index.

    That is by score (highest first, no score last), then label, then number of positions (most first), then id.
    """
    return sorted((_disagreement(corpus, question) for question in eligible.questions(corpus)), key=_order)


def _disagreement(corpus: Corpus, question: Question) -> Disagreement:
    standing, earlier = eligible.latest(corpus, question)
    positions = tuple(position for position in standing if position.value is not None)
    unclear = tuple(position for position in standing if position.value is None)
    heard = {position.article.id for position in (*standing, *earlier)}
    voices = eligible.voices(corpus, standing)
    silent = tuple(
        article
        for article in question.topic.articles
        if article.written.withdrawn is None
        and article.id not in heard
        and not eligible.has_spoken(article, voices)
    )
    stances = [position.value for position in positions if position.value is not None]
    score = low = high = None
    if len(stances) >= FEWEST:
        score = variation(stances, corpus.settings.scale)
        low, high = recode_range(stances, corpus.settings.scale)
    return Disagreement(
        question=question,
        positions=positions,
        unclear=unclear,
        silent=silent,
        score=score,
        low=low,
        high=high,
        label=label_of(stances),
        # Not the number of the topic's articles: one that answers a question outside its own topics would make
        # it "3 of 2".
        of=len(standing) + len(silent),
        earlier=tuple(earlier),
        scale=corpus.settings.stances,
    )


def label_of(stances: Sequence[int]) -> Label:
    """The label of a question with these stances, -2 to 2.

    Where there are articles on both sides they are opposed if the smaller side has at least a fifth of those on
    either side, and a tenth of all. The cuts lie between the two usual rules for panels: consensus lets fewer than 15
    in a hundred be against (Harman et al. 2013), and disagreement takes a third at each end (Fitch et al. 2001).
    """
    if len(stances) < FEWEST:
        return Label.ONE_VOICE if stances else Label.UNADDRESSED
    agree, disagree = sum(stance > 0 for stance in stances), sum(stance < 0 for stance in stances)
    if smaller := min(agree, disagree):
        enough = smaller * 5 >= agree + disagree and smaller * 10 >= len(stances)
        return Label.OPPOSED if enough else Label.DISSENT
    if min(stances) == max(stances):
        return Label.AGREED
    return Label.DEGREE if 0 in stances else Label.SAME_SIDE


def _order(disagreement: Disagreement) -> tuple[float, int, int, str]:
    # Negated scores are at most 0, so 1 puts questions without a score last.
    score = 1.0 if disagreement.score is None else -disagreement.score
    return score, LABEL_RANK[disagreement.label], -disagreement.answered, disagreement.question.id


def opposition_notes(disagreements: Iterable[Disagreement]) -> list[OppositionNote]:
    """The annotators' notes that positions only seem to be opposed, in the order of the index, then of the articles.

    Withdrawn positions are left out. The notes change no figure.
    """
    return [
        OppositionNote(disagreement.question, position, others, seeming.note)
        for disagreement in disagreements
        for position in eligible.stated(disagreement.question)
        for seeming in position.seemingly_opposed
        if (others := tuple(other for other in seeming.others if eligible.is_eligible(other)))
    ]
