"""An article's argument as a nested outline, with supporting and disputing claims beneath each claim.

Each claim is spelled out once. If it bears on several claims, the other places point back to the first.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ...corpus.vocabulary import Kind, Relation
from ..words import INCOMING_WORDS, KIND_COUNTS, KIND_HEADINGS, pluralize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...corpus.model import Article, Claim
    from ..context import PageContext

FEWEST = 2
"""Fewer claims than this get no outline: it would only repeat the claim."""
DEEPEST = 5
"""The number of nested levels. Deeper claims stand in a part of their own at the end."""
VISIBLE = 2
"""Down to this level reasons and objections are unfolded from the start, but not the evidence for them."""
ORDER = (Kind.THESIS, Kind.RECOMMENDATION, Kind.PREDICTION, Kind.ASSUMPTION, Kind.EVIDENCE)
"""The order of the kinds, both of the parts and of what bears on one claim."""


@dataclass(eq=False, slots=True)
class Branch:
    """A claim at one place in the outline."""

    claim: Claim
    again: bool = False
    """Whether it is spelled out further up already."""
    named: bool = False
    """Whether another place points back here."""
    onward: Sequence[tuple[Relation, Claim]] = ()
    """What it bears on, if its place in the outline does not show that."""
    groups: list[Group] = field(default_factory=list)


class Group(NamedTuple):
    """Claims that bear in one way on the claim above them."""

    words: str
    """`Supported by 3 predictions`, `Attacked by 2 claims of Responsible Statecraft`."""
    unfolded: bool
    branches: Sequence[Branch]
    """Empty if these claims would be nested too deeply here."""


class Outline(NamedTuple):
    parts: list[tuple[str, list[Branch]]]
    """Each with its heading."""
    id: str
    """The prefix of the ids inside it."""


def view(here: PageContext, article: Article) -> Outline | None:
    """The outline of an article's argument. None if it has fewer than two claims."""
    standing = [claim for claim in article.claims.values() if claim.written.withdrawn is None]
    if len(standing) < FEWEST:
        return None
    return Outline(list(_Outliner(here, article).parts(standing)), here.unique_id("outline"))


def render(here: PageContext, article: Article) -> str:
    """The argument of an article as an outline: what supports each claim, and what disputes it."""
    found = view(here, article)
    return (
        here.call("argument.html", "outline", found)
        if found
        else here.nothing("Too few claims for an outline.")
    )


def _stands(claim: Claim, article: Article) -> bool:
    """Whether the outline shows the claim: it is not withdrawn, nor is its article."""
    return claim.written.withdrawn is None and (
        claim.article is article or claim.article.written.withdrawn is None
    )


def _bearing(claim: Claim) -> Iterator[tuple[Relation, Claim]]:
    """What bears on the claim."""
    return ((relation, other) for relation, other in claim.incoming if _stands(other, claim.article))


def _borne_on(claim: Claim) -> Iterator[tuple[Relation, Claim]]:
    """What the claim bears on."""
    for relation, others in claim.relations.items():
        yield from ((relation, other) for other in others if _stands(other, claim.article))


def _leads_on(claim: Claim) -> bool:
    """Whether the claim belongs beneath another claim of its article.

    Evidence is there for the sake of what it bears on; any other claim only for what it supports, and a thesis only for
    another thesis, so that the outline begins with what the article is about.
    """

    def beneath(relation: Relation, other: Claim) -> bool:
        match claim.kind:
            case Kind.EVIDENCE:
                return True
            case Kind.THESIS:
                return relation is Relation.SUPPORTS and other.kind is Kind.THESIS
            case _:
                return relation is Relation.SUPPORTS

    return any(
        other.article is claim.article and beneath(relation, other) for relation, other in _borne_on(claim)
    )


class _Outliner:
    def __init__(self, here: PageContext, article: Article) -> None:
        self._here = here
        self._article = article
        self._placed: dict[Claim, Branch] = {}
        self._deeper: deque[Claim] = deque()

    def parts(self, standing: Iterable[Claim]) -> Iterator[tuple[str, list[Branch]]]:
        ranked = sorted(standing, key=lambda claim: ORDER.index(claim.kind))
        for kind in ORDER:
            heads = [claim for claim in ranked if claim.kind is kind and not _leads_on(claim)]
            branches = [self._grown(claim) for claim in heads if claim not in self._placed]
            if branches:
                yield "Assumed without argument" if kind is Kind.ASSUMPTION else KIND_HEADINGS[kind], branches
        if further := list(self._further(ranked)):
            yield "Further steps", further

    def _further(self, ranked: Iterable[Claim]) -> Iterator[Branch]:
        """The claims too deep to be nested, then those that support one another in a circle."""
        rest = iter(ranked)
        while (claim := self._deeper.popleft() if self._deeper else next(rest, None)) is not None:
            if claim not in self._placed:
                branch = self._grown(claim)
                branch.onward = [each for each in _borne_on(claim) if each[1].article is self._article]
                yield branch

    def _grown(self, claim: Claim, level: int = 1) -> Branch:
        """The claim with everything that bears on it, down to the deepest level."""
        branch = self._placed[claim] = Branch(claim)
        own = [(relation, other) for relation, other in _bearing(claim) if other.article is self._article]
        for relation in Relation:
            claims = [other for how, other in own if how is relation]
            branch.groups += self._groups(relation, claims, level)
        branch.groups += self._elsewhere(claim, level)
        return branch

    def _groups(self, relation: Relation, claims: Sequence[Claim], level: int) -> Iterator[Group]:
        """The article's own claims that bear on a claim in one way, grouped by kind; folded ones form one group."""
        folded: list[Branch] = []
        counts: list[str] = []
        word = INCOMING_WORDS[relation].capitalize()
        if level == DEEPEST:
            self._deeper += claims
        for kind in ORDER:
            of_kind = [claim for claim in claims if claim.kind is kind]
            branches = [self._beneath(claim, level + 1) for claim in of_kind] if level < DEEPEST else []
            count = pluralize(len(of_kind), *KIND_COUNTS[kind])
            grounds = relation is Relation.SUPPORTS and kind is Kind.EVIDENCE
            if level <= VISIBLE and not grounds and any(not branch.again for branch in branches):
                yield Group(f"{word} {count}", unfolded=True, branches=branches)
            elif of_kind:
                folded += branches
                counts.append(count)
        if counts:
            yield Group(f"{word} {', '.join(counts)}", unfolded=False, branches=folded)

    def _elsewhere(self, claim: Claim, level: int) -> Iterator[Group]:
        """Claims of other articles that bear on the claim, or that it bears on, grouped by relation and article."""
        groups: dict[tuple[str, Article], list[Branch]] = {}
        for word, other in (
            *((INCOMING_WORDS[relation], other) for relation, other in _bearing(claim)),
            *((relation.value, other) for relation, other in _borne_on(claim)),
        ):
            if other.article is not self._article:
                groups.setdefault((word, other.article), []).append(Branch(other))
        for (word, article), branches in groups.items():
            count = pluralize(len(branches), "claim", "claims")
            words = f"{word.capitalize()} {count} of {self._here.label(article)}"
            yield Group(words, level <= VISIBLE, branches)

    def _beneath(self, claim: Claim, level: int) -> Branch:
        first = self._placed.get(claim)
        if first is None:
            return self._grown(claim, level)
        first.named = True
        return Branch(claim, again=True)
