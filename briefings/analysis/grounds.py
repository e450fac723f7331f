"""What a position rests on: the claims under `because`, and the evidence that its article gives for them.

One step and no more: further back lies the whole article, and then every position would rest on everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.corpus.vocabulary import Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefings.corpus.model import Claim, Position


def carrying(positions: Iterable[Position]) -> list[Claim]:
    """The claims under `because`, each once, withdrawn ones left out, in the order of the positions."""
    claims = {
        claim.key: claim
        for position in positions
        for claim in position.because
        if claim.written.withdrawn is None
    }
    return list(claims.values())


def grounds(positions: Iterable[Position]) -> list[Claim]:
    """The same, and after the claims of each position the evidence of its article that supports one of them."""
    found: dict[str, Claim] = {}
    for position in positions:
        own = carrying([position])
        found.update((claim.key, claim) for claim in own)
        for claim in own:
            for relation, other in claim.incoming:
                if (
                    relation is Relation.SUPPORTS
                    and other.kind is Kind.EVIDENCE
                    and other.article is position.article
                    and other.written.withdrawn is None
                ):
                    found.setdefault(other.key, other)
    return list(found.values())
