"""An argument as a nested list: what supports or disputes each claim stands beneath it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...corpus.vocabulary import Kind

if TYPE_CHECKING:
    from ...corpus.model import Article, Claim
    from ...corpus.vocabulary import Relation

DEEPEST = 5
"""Lists within lists; what lies deeper is listed here without more of them."""


@dataclass(slots=True)
class Branch:
    claim: Claim
    relation: Relation | None = None
    """How it bears on what it stands beneath; None at the first level."""
    outward: bool = False
    """The other way round: what it stands beneath bears on it, a claim of another article."""
    again: bool = False
    """Its own branches are shown at its first place."""
    branches: list[Branch] = field(default_factory=list)


def outline(article: Article) -> list[Branch]:
    """Every claim that is not withdrawn, with its branches at one place only.

    First what bears on nothing else in the article, theses before recommendations; then what is left in circles.
    """
    claims = [claim for claim in article.claims.values() if claim.written.withdrawn is None]
    placed: set[Claim] = set()
    order = [Kind.THESIS, Kind.RECOMMENDATION, Kind.PREDICTION, Kind.EVIDENCE, Kind.ASSUMPTION]
    ranked = sorted(claims, key=lambda claim: order.index(claim.kind))
    roots = [claim for claim in ranked if not _leads_on(claim)]
    first = [_grown(Branch(claim), placed) for claim in roots if claim not in placed]
    return first + [_grown(Branch(claim), placed) for claim in ranked if claim not in placed]


def _leads_on(claim: Claim) -> bool:
    return any(
        other.article is claim.article and other.written.withdrawn is None
        for others in claim.relations.values()
        for other in others
    )


def _grown(root: Branch, placed: set[Claim]) -> Branch:
    """The branch with all that bears on it; without recursion, since a chain may be as long as the file allows."""
    placed.add(root.claim)
    waiting = [(root, 1)]
    while waiting:
        branch, depth = waiting.pop()
        grown = _children(branch.claim)
        for child in grown:
            inside = child.claim.article is branch.claim.article
            child.again = inside and child.claim in placed
            if inside and not child.again:
                placed.add(child.claim)
        if depth < DEEPEST:
            branch.branches = grown
            waiting += [(child, depth + 1) for child in reversed(grown) if _open(child, root)]
        else:
            branch.branches = _flat(grown, root, placed)
    return root


def _open(child: Branch, root: Branch) -> bool:
    return not child.again and child.claim.article is root.claim.article


def _flat(children: list[Branch], root: Branch, placed: set[Claim]) -> list[Branch]:
    """These and all that lies beneath them, in one list."""
    listed: list[Branch] = []
    waiting = list(reversed(children))
    while waiting:
        branch = waiting.pop()
        listed.append(branch)
        if _open(branch, root):
            deeper = [child for child in _children(branch.claim) if _new(child, root, placed)]
            placed.update(child.claim for child in deeper)
            waiting += reversed(deeper)
    return listed


def _new(child: Branch, root: Branch, placed: set[Claim]) -> bool:
    return child.claim.article is root.claim.article and child.claim not in placed


def _children(claim: Claim) -> list[Branch]:
    incoming = [
        Branch(other, relation)
        for relation, other in claim.incoming
        if other.written.withdrawn is None and other.article.written.withdrawn is None
    ]
    outgoing = [
        Branch(other, relation, outward=True)
        for relation, others in claim.relations.items()
        for other in others
        if other.article is not claim.article and other.written.withdrawn is None
    ]
    return incoming + outgoing
