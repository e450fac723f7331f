"""Why the articles differ on a question, in sentences for its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..words import GROUND_COUNTS, KIND_COUNTS, TYPE_WORDS, pluralize

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from ...analysis.disagreement import Disagreement
    from ...analysis.shared_evidence import SharedEvidence, SharedPrecedent
    from ...analysis.why import CrossRelation, Difference, Ground
    from ...corpus.model import Claim, Event
    from ..site import Site


NAMED = 6
"""The largest number of claims named in one sentence."""


class Reason(NamedTuple):
    """A sentence on a question's page, and the claims that it lists: related to each other, or of the same source."""

    text: str
    links: Sequence[CrossRelation] = ()
    claims: Sequence[Claim] = ()
    event: Event | None = None
    """The event in the text, for a link to the timeline."""

    @property
    def named(self) -> Sequence[Claim]:
        """The first of the claims, which are named; there is room for no more in a sentence."""
        return self.claims[:NAMED]


def why(site: Site, d: Disagreement) -> list[Reason]:
    """The question's type, what each side rests on, and where the sides meet. Empty if nobody disagrees."""
    return list(_reasons(site, d)) if d.two_sided else []


def _reasons(site: Site, d: Disagreement) -> Iterator[Reason]:
    difference = site.figures.differences[d.question.id]
    own, *more = (term.value for term in difference.through)
    also = (
        f", and also over {_and(more)}: both sides rest on claims of that kind, or one disputes the other’s"
        if more
        else ""
    )
    yield Reason(f"This is {TYPE_WORDS[difference.type]}, so they differ over {own}{also}.")
    for verb, positions, grounds in (
        ("agree", d.for_, difference.for_),
        ("disagree", d.against, difference.against),
    ):
        who = "The article that {}s rests" if len(positions) == 1 else "The {} articles that {} rest"
        subject = who.format(verb) if len(positions) == 1 else who.format(len(positions), verb)
        yield Reason(f"{subject} on {_grounds(grounds)}." if grounds else f"{subject} on no annotated claim.")
    if difference.links:
        yield Reason("Claims of the two sides bear directly on each other:", links=difference.links[:NAMED])
    yield from _shared(difference)
    for who, claims in (("agree", difference.unmet_for), ("disagree", difference.unmet_against)):
        if claims:
            text = f"Strong evidence of those who {who} that no annotated claim of the other side answers:"
            yield Reason(text, claims=claims)


def _shared(difference: Difference) -> Iterator[Reason]:
    """The sources, events and claims that both sides share, and the evidence that counts once for several claims."""
    for source in difference.shared:
        yield _both(f"Both sides cite “{source.citation.title}”, which counts once:", source)
    for precedent in difference.precedents:
        yield _both("Both sides rest on the same event, which counts once,", precedent, precedent.event)
    if difference.common:
        same = "claim" if len(difference.common) == 1 else "claims"
        yield Reason(f"Both sides rest on the same {same}:", claims=difference.common)
    yield from _counted_once(difference)


def _counted_once(difference: Difference) -> Iterator[Reason]:
    """Sources and events that several claims of one side rest on, without those that both sides share."""
    claims = sum(len(piece.claims) for piece in difference.evidence)
    number = len(difference.evidence)
    if claims == number:
        return
    yield Reason(
        f"The two sides rest on {pluralize(claims, 'claim of evidence', 'claims of evidence')}, counted as "
        f"{pluralize(number, 'piece', 'pieces')}, since the same source or event counts once."
    )
    said = {shared.citation for shared in difference.shared} | {each.event for each in difference.precedents}
    joined = [piece for piece in difference.evidence if len(piece.claims) > 1]
    for piece in [each for each in joined if not said & {*each.citations, *each.events}][:NAMED]:
        if piece.events:
            text = "Counted once because they rest on the same event,"
            yield Reason(text, claims=piece.claims, event=piece.events[0])
        else:
            text = f"Counted once because they cite “{piece.citations[0].title}”:"
            yield Reason(text, claims=piece.claims)


def _both(text: str, found: SharedEvidence | SharedPrecedent, event: Event | None = None) -> Reason:
    return Reason(text, claims=(*found.for_, *found.against), event=event)


def _grounds(grounds: Counter[Ground]) -> str:
    return _and(
        [
            pluralize(count, *(GROUND_COUNTS[type_] if type_ else KIND_COUNTS[kind]))
            for (kind, type_), count in sorted(grounds.items(), key=lambda entry: -entry[1])
        ]
    )


def _and(words: Sequence[str]) -> str:
    *head, last = words
    return f"{', '.join(head)} and {last}" if head else last
