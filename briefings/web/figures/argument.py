"""What the argument map of an article shows, before anything has a place.

Theses, predictions and recommendations are drawn each for itself; the evidence that supports one of them directly stands
in one group before it. What disputes them is drawn apart, with what the article answers. Evidence that stands only
behind other evidence is left to the outline, and counted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ...corpus.vocabulary import Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...corpus.model import Article, Claim

CARDS = 16
"""More claims than these are no map that fits a screen."""
CHIPS = 15
"""Of one group; the rest are counted."""
OUTSIDE = 6
"""Groups of claims of other articles."""
ASSUMPTIONS = 6
DEPTH = 6
"""Claims in a row, each bearing on the next: a longer chain has no room to be read in."""


class Shape(StrEnum):
    """How a node is drawn."""

    CARD = "card"
    """A claim with its first words."""
    GROUND = "ground"
    """Evidence of this article, by its ids."""
    OUTSIDE = "outside"
    """Claims of another article, by its name and their ids."""


@dataclass(eq=False, slots=True)
class Node:
    shape: Shape
    claims: list[Claim]
    """One in a card."""
    more: int = 0
    """How many claims of the group are not among them."""

    @property
    def article(self) -> Article:
        """Whose claims they are."""
        return self.claims[0].article


@dataclass(frozen=True, slots=True)
class Edge:
    source: Node
    target: Node
    relation: Relation


@dataclass(frozen=True, slots=True)
class Argument:
    """A graph without circles to draw, and what stands beside it."""

    nodes: list[Node]
    edges: list[Edge]
    assumptions: list[Claim]
    drawn: int
    """How many of the article's claims are to be seen."""
    of: int
    """How many it has; withdrawn ones are in neither."""


@dataclass(slots=True)
class _Draft:
    article: Article
    cards: dict[Claim, Node]
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    outside: int = 0

    def add(self, shape: Shape, claims: list[Claim], limit: int = CHIPS) -> Node:
        node = Node(shape, claims[:limit], max(0, len(claims) - limit))
        self.nodes.append(node)
        return node


def argument(article: Article) -> Argument:
    """What to draw of an article; no nodes where it has neither thesis nor anything to say."""
    standing = [claim for claim in article.claims.values() if claim.written.withdrawn is None]
    draft = _Draft(article, {claim: Node(Shape.CARD, [claim]) for claim in _chosen(standing)})
    draft.nodes += draft.cards.values()
    for claim, card in draft.cards.items():
        _bear(draft, claim, card)
    for claim, card in draft.cards.items():
        _reach_out(draft, claim, card)
    edges = list(_without_circles(draft.edges))
    nodes, edges = _within_depth(draft.nodes, edges)
    assumptions = [claim for claim in standing if claim.kind is Kind.ASSUMPTION][:ASSUMPTIONS]
    shown = {claim for node in nodes for claim in node.claims if claim.article is article}
    return Argument(nodes, edges, assumptions, len(shown | set(assumptions)), len(standing))


def _chosen(standing: list[Claim]) -> list[Claim]:
    """Theses, then recommendations, then predictions, as many as there is room for."""
    order = (Kind.THESIS, Kind.RECOMMENDATION, Kind.PREDICTION)
    return [claim for kind in order for claim in standing if claim.kind is kind][:CARDS]


def _incoming(claim: Claim) -> Iterator[tuple[Relation, Claim]]:
    for relation, other in claim.incoming:
        if other.written.withdrawn is None and other.article.written.withdrawn is None:
            yield relation, other


def _bear(draft: _Draft, claim: Claim, card: Node) -> None:
    """What bears on a card: other cards, evidence in groups by how it bears, other articles."""
    groups: dict[tuple[str, Relation], list[Claim]] = {}
    for relation, other in _incoming(claim):
        if other in draft.cards:
            draft.edges.append(Edge(draft.cards[other], card, relation))
        elif other.article is draft.article:
            if other.kind is Kind.EVIDENCE:
                groups.setdefault(("", relation), []).append(other)
        else:
            groups.setdefault((other.article.id, relation), []).append(other)
    for (whose, relation), claims in groups.items():
        if whose and draft.outside >= OUTSIDE:
            continue
        draft.outside += bool(whose)
        node = draft.add(Shape.OUTSIDE if whose else Shape.GROUND, claims)
        draft.edges.append(Edge(node, card, relation))
        if relation is not Relation.SUPPORTS and not whose:
            _answer(draft, claims, node)


def _answer(draft: _Draft, objections: list[Claim], node: Node) -> None:
    """What the article itself holds against evidence that it names against its claims."""
    answers: dict[Relation, dict[Claim, None]] = {}
    for objection in objections:
        for relation, other in _incoming(objection):
            if other.article is not draft.article or other in objections:
                continue
            if other in draft.cards:
                draft.edges.append(Edge(draft.cards[other], node, relation))
            elif other.kind is Kind.EVIDENCE:
                answers.setdefault(relation, {})[other] = None
    for relation, claims in answers.items():
        draft.edges.append(Edge(draft.add(Shape.GROUND, list(claims)), node, relation))


def _reach_out(draft: _Draft, claim: Claim, card: Node) -> None:
    """What a card holds against, or for, claims of other articles."""
    groups: dict[tuple[str, Relation], list[Claim]] = {}
    for relation, others in claim.relations.items():
        for other in others:
            if other.article is not draft.article and other.written.withdrawn is None:
                groups.setdefault((other.article.id, relation), []).append(other)
    for (_, relation), claims in groups.items():
        if draft.outside < OUTSIDE:
            draft.outside += 1
            draft.edges.append(Edge(card, draft.add(Shape.OUTSIDE, claims), relation))


def _without_circles(edges: Iterable[Edge]) -> Iterator[Edge]:
    """The edges, each pair of nodes once and none that closes a circle: a map is read in one direction."""
    onward: dict[Node, list[Node]] = {}

    def leads(start: Node, end: Node) -> bool:
        stack, seen = [start], {start}
        while stack:
            node = stack.pop()
            if node is end:
                return True
            for following in onward.get(node, ()):
                if following not in seen:
                    seen.add(following)
                    stack.append(following)
        return False

    seen: Counter[tuple[Node, Node]] = Counter()
    for edge in edges:
        pair = edge.source, edge.target
        if seen[pair] or leads(edge.target, edge.source):
            continue
        seen[pair] += 1
        onward.setdefault(edge.source, []).append(edge.target)
        yield edge


def longest(nodes: Iterable[Node], edges: Iterable[Edge]) -> dict[Node, int]:
    """For each node, how many stand in the longest row that begins with it; the edges close no circle."""
    onward: dict[Node, list[Node]] = {}
    for edge in edges:
        onward.setdefault(edge.source, []).append(edge.target)
    lengths: dict[Node, int] = {}

    def length(node: Node) -> int:
        if node not in lengths:
            lengths[node] = 1 + max(map(length, onward.get(node, ())), default=0)
        return lengths[node]

    for node in nodes:
        length(node)
    return lengths


def _within_depth(nodes: list[Node], edges: list[Edge]) -> tuple[list[Node], list[Edge]]:
    """The nodes that are not too many steps before the end of what they lead to, and the edges among them."""
    lengths = longest(nodes, edges)
    return (
        [node for node in nodes if lengths[node] <= DEPTH],
        [edge for edge in edges if lengths[edge.source] <= DEPTH],
    )
