"""Recommendations that contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefings.corpus.vocabulary import Kind, QuestionType, Relation

from . import counted
from .grounds import carrying

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefings.corpus.model import Claim, Corpus, Position, Question

    from .disagreement import Disagreement


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Recommendations on two sides of one matter."""

    question: Question | None
    """The policy question whose opposite sides they carry; None where one attacks the other outright."""
    for_: tuple[Claim, ...]
    """Those on the agreeing side; without a question, the one that attacks."""
    against: tuple[Claim, ...]


def contradictions(corpus: Corpus, disagreements: Iterable[Disagreement]) -> list[Contradiction]:
    """Where one recommendation attacks another, in the order of the data; then, in the order of the index, the policy
    questions on which recommendations carry positions of opposite sign.

    A recommendation that carries both sides of a question contradicts nothing there.
    """
    attacks = [
        Contradiction(None, (claim,), (target,))
        for article in counted.articles(corpus)
        for claim in article.of_kind(Kind.RECOMMENDATION)
        for target in claim.relations.get(Relation.ATTACKS, ())
        if target.kind is Kind.RECOMMENDATION and _stands(claim) and _stands(target)
    ]
    return attacks + [
        Contradiction(disagreement.question, ours, theirs)
        for disagreement in disagreements
        if disagreement.question.written.type is QuestionType.POLICY
        for ours, theirs in [_sides(disagreement)]
        if ours and theirs
    ]


def _sides(disagreement: Disagreement) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    ours, theirs = _recommended(disagreement.for_), _recommended(disagreement.against)
    return (
        tuple(claim for claim in ours if claim not in theirs),
        tuple(claim for claim in theirs if claim not in ours),
    )


def _recommended(positions: Iterable[Position]) -> dict[Claim, None]:
    return dict.fromkeys(claim for claim in carrying(positions) if claim.kind is Kind.RECOMMENDATION)


def _stands(claim: Claim) -> bool:
    return claim.written.withdrawn is None and claim.article.written.withdrawn is None
