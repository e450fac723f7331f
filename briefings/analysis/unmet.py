"""Strong evidence on one side of a question that the other side never meets.

Strong is a matter of type and voice: what comes from outside the argument (a number, a study, an official's or an
expert's word, a precedent) and is not granted to the opponent. Whether it is true or to the point is not judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.corpus.vocabulary import EvidenceType, Relation, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefings.corpus.model import Claim, Position

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
"""The relations by which a claim is met."""
_ORDER = {type_: place for place, type_ in enumerate(EvidenceType)}


def is_strong(claim: Claim) -> bool:
    """Whether it is evidence of a strong type, in the author's own voice or reported by the author."""
    return claim.type in STRONG and claim.written.voice is not Voice.CONCEDED


def unmet(claims: Iterable[Claim], others: Iterable[Position]) -> list[Claim]:
    """The strong evidence among the claims of one side that no article on the other side meets, by type.

    It is met where any claim of such an article attacks, undercuts or qualifies it, or a claim that it supports.
    What nobody has annotated cannot be seen: an article may meet it in a passage that no claim stands for.
    """
    articles = {position.article.id for position in others}
    found = [claim for claim in claims if is_strong(claim) and not _is_met(claim, articles)]
    return sorted(found, key=lambda claim: _ORDER[claim.type] if claim.type else len(_ORDER))


def _is_met(claim: Claim, articles: set[str]) -> bool:
    return any(
        relation in DISPUTES and other.written.withdrawn is None and other.article.id in articles
        for target in (claim, *claim.relations.get(Relation.SUPPORTS, ()))
        for relation, other in target.incoming
    )
