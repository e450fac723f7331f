"""Why the articles differ on a question, as far as the shape of their arguments shows it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefings.corpus.vocabulary import EvidenceType, Kind, QuestionType, Relation

from .grounds import carrying, grounds
from .shared_evidence import (
    Piece,
    SharedEvidence,
    SharedPrecedent,
    pieces,
    shared_evidence,
    shared_precedents,
)
from .unmet import DISPUTES, unmet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefings.corpus.model import Claim, Position

    from .disagreement import Disagreement

Ground = tuple[Kind, EvidenceType | None]
"""What a position rests on: a kind of claim, and for evidence its type."""


class Term(StrEnum):
    """What people can differ about: the four types of question, and what they take for granted."""

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
# An assumption is no judgement of value: what is taken for granted is as often a fact. A thesis can be
# anything.
_OF_KIND = {
    Kind.EVIDENCE: Term.FACTS,
    Kind.PREDICTION: Term.FORECASTS,
    Kind.RECOMMENDATION: Term.POLICY,
    Kind.ASSUMPTION: Term.ASSUMPTIONS,
}


@dataclass(frozen=True, slots=True)
class Link:
    """A claim of one side that bears directly on a claim of the other."""

    source: Claim
    relation: Relation
    target: Claim


@dataclass(frozen=True, slots=True)
class Difference:
    """What the two sides of a question rest on.

    Where there are no two sides, all but the type and the counts is empty.
    """

    type: QuestionType
    for_: Counter[Ground]
    """How many claims of each kind and type the agreeing positions rest on."""
    against: Counter[Ground]
    """The same of the disagreeing positions."""
    only_for: tuple[Ground, ...] = ()
    """What nobody who disagrees rests on; kinds and types in the order of the vocabulary."""
    only_against: tuple[Ground, ...] = ()
    """What nobody who agrees rests on."""
    through: tuple[Term, ...] = ()
    """What they differ about: the question's own type first."""
    links: tuple[Link, ...] = ()
    """Claims of different sides that bear on each other: from the agreeing side first, by article."""
    shared: tuple[SharedEvidence, ...] = ()
    """Sources that both sides name."""
    precedents: tuple[SharedPrecedent, ...] = ()
    """Events that both sides rest on."""
    common: tuple[Claim, ...] = ()
    """Claims that themselves carry both sides."""
    evidence: tuple[Piece, ...] = ()
    """The evidence of both sides together: the same source or event counts once."""
    unmet_for: tuple[Claim, ...] = ()
    """Strong evidence of the agreeing side that nobody who disagrees meets."""
    unmet_against: tuple[Claim, ...] = ()
    """The same the other way round."""


def differences(disagreement: Disagreement) -> Difference:
    """Why the sides of a question differ: those who agree (stance above 0), and those who disagree.

    Claims are those that the positions name under `because`, each counted once a side, withdrawn ones left
    out; what is shared, and what is unmet, is sought among the evidence for these too. `through` holds the
    term of the question's type, and each term whose kind of claim at least half of the positions of *both*
    sides rest on, or that one side has a claim of and the other attacks, undercuts or qualifies. It is read
    off the shape of the annotations, not judged: a place to start reading.
    """
    agreeing, disagreeing = disagreement.for_, disagreement.against
    ours, theirs = carrying(agreeing), carrying(disagreeing)
    for_, against = Counter(map(_ground, ours)), Counter(map(_ground, theirs))
    type_ = disagreement.question.written.type
    if not agreeing or not disagreeing:
        return Difference(type_, for_, against)
    links = (*_links(ours, theirs), *_links(theirs, ours))
    common = _resting(agreeing) & _resting(disagreeing)
    disputed = {link.target.kind for link in links if link.relation in DISPUTES}
    terms = [_OF_TYPE[type_], *(term for kind, term in _OF_KIND.items() if kind in common | disputed)]
    our_grounds, their_grounds = grounds(agreeing), grounds(disagreeing)
    both = {claim.key for claim in our_grounds} & {claim.key for claim in their_grounds}
    return Difference(
        type=type_,
        for_=for_,
        against=against,
        only_for=_sorted(for_.keys() - against.keys()),
        only_against=_sorted(against.keys() - for_.keys()),
        through=tuple(dict.fromkeys(terms)),
        links=links,
        shared=tuple(shared_evidence(our_grounds, their_grounds)),
        precedents=tuple(shared_precedents(our_grounds, their_grounds)),
        common=tuple(claim for claim in our_grounds if claim.key in both),
        evidence=tuple(pieces(list(dict.fromkeys((*our_grounds, *their_grounds))))),
        unmet_for=tuple(unmet(our_grounds, disagreeing)),
        unmet_against=tuple(unmet(their_grounds, agreeing)),
    )


def _ground(claim: Claim) -> Ground:
    return claim.kind, claim.type


def _resting(positions: Sequence[Position]) -> set[Kind]:
    """The kinds of claim that at least half of the positions rest on."""
    resting = Counter(
        kind for position in positions for kind in {claim.kind for claim in carrying([position])}
    )
    return {kind for kind, number in resting.items() if 2 * number >= len(positions)}


def _links(sources: Iterable[Claim], targets: Iterable[Claim]) -> list[Link]:
    keys = {claim.key for claim in targets}
    return [
        Link(source, relation, target)
        for source in sources
        for relation in Relation
        for target in source.relations.get(relation, ())
        if target.key in keys
    ]


def _sorted(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    kinds, types = list(Kind), [None, *EvidenceType]
    return tuple(sorted(grounds, key=lambda ground: (kinds.index(ground[0]), types.index(ground[1]))))
