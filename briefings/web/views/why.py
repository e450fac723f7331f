"""Why the articles differ on a question, for its page: where the sides meet, and what goes unanswered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...analysis.disagreement import Disagreement
    from ...analysis.why import CrossRelation, Difference
    from ...corpus.model import Claim, Event, Position
    from ...corpus.schema import Cited
    from ...corpus.vocabulary import Relation

SHOWN = 4
"""How many clashes a page shows, and how many sources, events and claims that both sides share."""
UNANSWERED = 2
"""How many claims of each side it shows that the other side does not answer."""


class Told(NamedTuple):
    """A claim, and whether its words stand further up the page."""

    claim: Claim
    above: bool


class Clash(NamedTuple):
    """A claim of one side that bears on one of the other."""

    relation: Relation
    source: Told
    target: Told


class Shared(NamedTuple):
    """An event or a source that both sides have in common, or else a claim, and one claim of each side on it."""

    event: Event | None
    cited: Cited | None
    claims: Sequence[Told]


class Unanswered(NamedTuple):
    """Evidence of one side that no annotated claim of the other answers."""

    by: Sequence[Position]
    """The other side."""
    agree: bool
    """Whether the other side agrees with the question."""
    claims: Sequence[Told]
    """Those that its positions name themselves come first."""
    more: int


class Why(NamedTuple):
    """What the page says of the two sides. All may be empty."""

    clashes: Sequence[Clash]
    more: int
    """How many clashes there are besides."""
    shared: Sequence[Shared]
    unanswered: Sequence[Unanswered]


def why(d: Disagreement, difference: Difference, best: Iterable[Claim]) -> Why:
    """Where the two sides meet. `best` are the claims with which the page opens; clashes of these come first."""
    above = set(best)
    links = sorted(_one_way(difference.links), key=lambda link: -len({link.source, link.target} & above))

    def told(claims: Iterable[Claim]) -> list[Told]:
        found = [Told(claim, claim in above) for claim in dict.fromkeys(claims)]
        above.update(claim for claim, _ in found)
        return found

    clashes = [Clash(link.relation, *told((link.source, link.target))) for link in links[:SHOWN]]
    shared = [
        Shared(event, cited, told(claims))
        for event, cited, claims in (
            *((each.event, None, (each.for_[0], each.against[0])) for each in difference.precedents[:SHOWN]),
            *((None, each.citation, (each.for_[0], each.against[0])) for each in difference.shared[:SHOWN]),
            *((None, None, (claim,)) for claim in difference.common[:SHOWN]),
        )
    ]
    unanswered = []
    for agree, claims, side, others in (
        (False, difference.unmet_for, d.for_, d.against),
        (True, difference.unmet_against, d.against, d.for_),
    ):
        if claims:
            shown = told(_named_first(claims, side)[:UNANSWERED])
            unanswered.append(Unanswered(others, agree, shown, len(claims) - len(shown)))
    return Why(clashes, len(links) - len(clashes), shared, unanswered)


def _named_first(claims: Iterable[Claim], side: Iterable[Position]) -> list[Claim]:
    """The claims that the positions name themselves, then the evidence for these."""
    positions = frozenset(side)
    return sorted(claims, key=lambda claim: positions.isdisjoint(claim.positions))


def _one_way(links: Sequence[CrossRelation]) -> Iterator[CrossRelation]:
    """The relations without those that only repeat another one the other way round."""
    seen = set()
    for link in links:
        if (link.target, link.relation, link.source) not in seen:
            seen.add((link.source, link.relation, link.target))
            yield link
