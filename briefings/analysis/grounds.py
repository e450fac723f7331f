"""What a position rests on, the claim that speaks best for it, and which strong evidence the other side never meets.

A position rests on the claims under `because`, and on the evidence that its article gives for them. It is one step
and no more: with every step, each position would rest on more of its whole article.

Strong is a matter of type and voice: what comes from outside the argument (a number, a study, an official's or an
expert's word, a precedent) and is not granted to the opponent. Whether it is true or to the point is not judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..corpus.vocabulary import Basis, EvidenceType, Kind, Relation, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..corpus.model import Article, Claim, Position

STRONG = frozenset(
    {
        EvidenceType.STATISTIC,
        EvidenceType.STUDY,
        EvidenceType.OFFICIAL_STATEMENT,
        EvidenceType.EXPERT,
        EvidenceType.PRECEDENT,
    }
)
DISPUTES = frozenset({Relation.ATTACKS, Relation.UNDERCUTS, Relation.QUALIFIES})
"""The relations by which one claim meets another."""
_ORDER = {type_: place for place, type_ in enumerate(EvidenceType)}


def direct_grounds(positions: Iterable[Position]) -> list[Claim]:
    """The claims under `because`, each once, in the order of the positions, without withdrawn ones."""
    claims = dict.fromkeys(claim for position in positions for claim in position.because)
    return [claim for claim in claims if claim.written.withdrawn is None]


def grounds(positions: Iterable[Position]) -> list[Claim]:
    """The direct grounds, and after those of each position the evidence of its article that supports one of them."""
    found: dict[Claim, None] = {}
    for position in positions:
        own = direct_grounds([position])
        found |= dict.fromkeys(own)
        found |= dict.fromkeys(
            other
            for claim in own
            for relation, other in claim.incoming
            if relation is Relation.SUPPORTS
            and other.kind is Kind.EVIDENCE
            and other.article is position.article
            and other.written.withdrawn is None
        )
    return list(found)


def is_strong(claim: Claim) -> bool:
    """Whether a claim is evidence of a strong type, in the author's own voice or reported by the author."""
    return claim.type in STRONG and claim.written.voice is not Voice.CONCEDED


def best_claim(positions: Sequence[Position]) -> Claim | None:
    """The claim under `because` that speaks best for these positions, all of one side; None if they name none.

    What an author argues comes before views that the author only reports or grants, and before assumptions. Then
    comes what the short version of its article names, what most of the positions rest on, strong evidence, and what
    carries a stated rather than an inferred stance. Where all that is equal, the first one is taken.
    """
    side = frozenset(positions)

    def rank(claim: Claim) -> tuple[bool, bool, int, bool, bool]:
        resting = [position for position in claim.positions if position in side]
        return (
            claim.written.voice is not Voice.AUTHOR or claim.kind is Kind.ASSUMPTION,
            claim not in claim.article.in_brief,
            -len(resting),
            not is_strong(claim),
            all(position.written.basis is Basis.INFERRED for position in resting),
        )

    return min(direct_grounds(positions), key=rank, default=None)


def unmet(claims: Iterable[Claim], others: Iterable[Position]) -> list[Claim]:
    """The strong evidence among the claims of one side that no article of the other positions meets, by type.

    Evidence is met if a claim of such an article attacks, undercuts or qualifies it, or a claim that it supports. An
    article may also meet it in a passage that is not annotated as a claim; this cannot be seen here.
    """
    articles = {position.article for position in others}
    found = [claim for claim in claims if is_strong(claim) and not _is_met(claim, articles)]
    return sorted(found, key=lambda claim: _ORDER[claim.type] if claim.type else len(_ORDER))


def _is_met(claim: Claim, articles: set[Article]) -> bool:
    return any(
        relation in DISPUTES and other.written.withdrawn is None and other.article in articles
        for target in (claim, *claim.relations.get(Relation.SUPPORTS, ()))
        for relation, other in target.incoming
    )
