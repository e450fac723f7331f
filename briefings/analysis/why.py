"""Why the articles differ on a question, as far as the structure of their arguments shows it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ..corpus.vocabulary import EvidenceType, Kind, QuestionType, Relation
from .grounds import DISPUTES, direct_grounds, grounds, unmet
from .shared_evidence import SharedEvidence, SharedPrecedent, shared_evidence, shared_precedents

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..corpus.model import Claim, Position
    from .disagreement import Disagreement

Ground = tuple[Kind, EvidenceType | None]
"""A kind of claim on which positions rest, and the type of evidence."""


class Term(StrEnum):
    """What people can differ about: what the four types of question are about, and assumptions."""

    FACTS = "facts"
    FORECASTS = "forecasts"
    VALUES = "values"
    POLICY = "policy"
    ASSUMPTIONS = "assumptions"


_OF_TYPE = {
    QuestionType.FACT: Term.FACTS,
    QuestionType.FORECAST: Term.FORECASTS,
    QuestionType.VALUE: Term.VALUES,
    QuestionType.POLICY: Term.POLICY,
}
# An assumption need not be a value: facts are taken for granted as often. A thesis can be about anything.
_OF_KIND = {
    Kind.EVIDENCE: Term.FACTS,
    Kind.PREDICTION: Term.FORECASTS,
    Kind.RECOMMENDATION: Term.POLICY,
    Kind.ASSUMPTION: Term.ASSUMPTIONS,
}


@dataclass(frozen=True, slots=True)
class CrossRelation:
    """A relation from a claim of one side to a claim of the other."""

    source: Claim
    relation: Relation
    target: Claim


@dataclass(frozen=True, slots=True)
class Difference:
    """What the two sides of a question rest on.

    Without two sides, everything but the type and the counts is empty.
    """

    type: QuestionType
    for_: Counter[Ground]
    """The number of claims of each kind and type on which the agreeing positions rest."""
    against: Counter[Ground]
    """The same for the disagreeing positions."""
    through: tuple[Term, ...] = ()
    """What they differ about, with the question's own type first."""
    links: tuple[CrossRelation, ...] = ()
    """Relations between claims of different sides: those from the agreeing side first, by article."""
    shared: tuple[SharedEvidence, ...] = ()
    """Sources that both sides cite."""
    precedents: tuple[SharedPrecedent, ...] = ()
    """Events that both sides rest on."""
    common: tuple[Claim, ...] = ()
    """Claims on which both sides rest."""
    unmet_for: tuple[Claim, ...] = ()
    """Strong evidence of the agreeing side that the disagreeing side never meets."""
    unmet_against: tuple[Claim, ...] = ()
    """Strong evidence of the disagreeing side that the agreeing side never meets."""


def differences(disagreement: Disagreement) -> Difference:
    """Why those who agree with a question (stance above 0) and those who disagree (below 0) differ.

    The claims are those under `because`, each counted once a side, without withdrawn ones. What is shared and what
    is unmet is looked for among the evidence for these claims too. `through` holds the term of the question's type,
    then the terms of those kinds of claim on which at least half of the positions of *both* sides rest, and of which
    one side attacks, undercuts or qualifies a claim of the other. It shows where to start reading, and judges
    nothing.
    """
    agreeing, disagreeing = disagreement.for_, disagreement.against
    ours, theirs = direct_grounds(agreeing), direct_grounds(disagreeing)
    for_, against = Counter(map(_ground, ours)), Counter(map(_ground, theirs))
    type_ = disagreement.question.written.type
    if not agreeing or not disagreeing:
        return Difference(type_, for_, against)
    links = (*_links(ours, theirs), *_links(theirs, ours))
    common = _resting(agreeing) & _resting(disagreeing)
    disputed = {link.target.kind for link in links if link.relation in DISPUTES}
    terms = [_OF_TYPE[type_], *(term for kind, term in _OF_KIND.items() if kind in common | disputed)]
    our_grounds, their_grounds = grounds(agreeing), grounds(disagreeing)
    both = {*our_grounds} & {*their_grounds}
    return Difference(
        type=type_,
        for_=for_,
        against=against,
        through=tuple(dict.fromkeys(terms)),
        links=links,
        shared=tuple(shared_evidence(our_grounds, their_grounds)),
        precedents=tuple(shared_precedents(our_grounds, their_grounds)),
        common=tuple(claim for claim in our_grounds if claim in both),
        unmet_for=tuple(unmet(our_grounds, disagreeing)),
        unmet_against=tuple(unmet(their_grounds, agreeing)),
    )


def _ground(claim: Claim) -> Ground:
    return claim.kind, claim.type


def _resting(positions: Sequence[Position]) -> set[Kind]:
    """The kinds of claim on which at least half of the positions rest."""
    resting = Counter(
        kind for position in positions for kind in {claim.kind for claim in direct_grounds([position])}
    )
    return {kind for kind, number in resting.items() if 2 * number >= len(positions)}


def _links(sources: Iterable[Claim], targets: Iterable[Claim]) -> list[CrossRelation]:
    near = {*targets}
    return [
        CrossRelation(source, relation, target)
        for source in sources
        for relation, others in source.relations.items()
        for target in others
        if target in near
    ]
