"""Recommendations: whom they address, and which contradict each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..corpus.model import is_withdrawn
from ..corpus.vocabulary import Kind, QuestionType, Relation
from . import eligible
from .grounds import direct_grounds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..corpus.model import Claim, Corpus, Position, Question
    from .disagreement import Disagreement


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Recommendations that contradict each other."""

    question: Question | None
    """The policy question on whose opposite sides they stand; None where one attacks the other directly."""
    for_: tuple[Claim, ...]
    """Those on the agreeing side; the one that attacks, where there is no question."""
    against: tuple[Claim, ...]


def contradictions(corpus: Corpus, disagreements: Iterable[Disagreement]) -> list[Contradiction]:
    """Recommendations that attack each other, then those on which opposite positions on a policy question rest.

    The first are in the order of the data, the others in the order of the index. A recommendation on which both
    sides of a question rest contradicts nothing there.
    """
    attacks = [
        Contradiction(None, (claim,), (target,))
        for article in eligible.articles(corpus)
        for claim in article.of_kind(Kind.RECOMMENDATION)
        for target in claim.relations.get(Relation.ATTACKS, ())
        if target.kind is Kind.RECOMMENDATION and not is_withdrawn(claim) and not is_withdrawn(target)
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
    return dict.fromkeys(claim for claim in direct_grounds(positions) if claim.kind is Kind.RECOMMENDATION)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who is asked to act, and all the recommendations to them, in the order given."""

    name: str
    """The most common spelling, or the first of equally common ones."""
    claims: tuple[Claim, ...]


def addressees(claims: Iterable[Claim]) -> list[Addressee]:
    """Everybody whom recommendations address, by name. One that names nobody is left out."""
    addressed: defaultdict[str, list[Claim]] = defaultdict(list)
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        for key in dict.fromkeys(fold(name) for name in claim.to):
            addressed[key].append(claim)
        for name in claim.to:
            spellings[fold(name)][" ".join(name.split())] += 1
    return [
        Addressee(spellings[key].most_common(1)[0][0], tuple(addressed[key])) for key in sorted(addressed)
    ]


def fold(name: str) -> str:
    """The name without differences in capitals, in spaces and in a leading "the".

    Whether "Washington" means the US administration is for annotators to say, in the data.
    """
    return " ".join(name.split()).casefold().removeprefix("the ")
