"""One claim, in full at its own place and as a card elsewhere.

Claims make up most of a large site, so what the template would look up repeatedly is prepared here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ...corpus.model import Claim
from ...corpus.vocabulary import Voice
from ...exports.publication import marked
from ..context import Link
from ..passages import MARKS, Mark, passages
from ..words import INCOMING_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..context import PageContext
    from ..spec import Pagination


class Tag(NamedTuple):
    """A word about a claim, in a box."""

    text: str
    style: str = ""
    title: str = ""


class Bearing(NamedTuple):
    """How the claim bears on others, or they on it."""

    word: str
    style: str
    links: list[Link]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What every page shows of a claim, with links as seen from this page."""

    claim: Claim
    key: str
    kind: str
    url: str
    name: str
    text: str
    tags: tuple[Tag, ...]
    to: str
    passages: list[tuple[str, str | None]]
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What bears on a claim, and what mentions it."""

    bearings: list[Bearing]
    carries: list[Link]
    mentions: list[Link]
    pages: list[Link]


VOICES = {
    Voice.REPORTED: Tag("reported", "voice", "The author reports this without making it their own"),
    Voice.CONCEDED: Tag("conceded", "voice", "The author grants this to the other side"),
}


def view(here: PageContext, claim: Claim) -> ClaimView:
    """The claim as this page shows it."""
    return ClaimView(
        claim=claim,
        key=claim.key,
        kind=claim.kind.value,
        url=here.url(claim),
        name=here.name(claim),
        text=here.linked(claim.written.text),
        tags=_tags(claim),
        to=", ".join(claim.to),
        passages=passages(claim.article.reachable, claim.written.at),
        mark=MARKS[claim.verification],
    )


def render(here: PageContext, claim: Claim) -> str:
    """One claim as a card, with a link to its own place."""
    return here.call("claim.html", "card", view(here, claim), "whose")


def surroundings(here: PageContext, claim: Claim) -> Surroundings:
    """What is shown with the claim at its own place: what bears on it, and what mentions it."""
    return Surroundings(
        bearings=_bearings(here, claim),
        carries=[
            Link(here.url(position), marked(position.question.title, position))
            for position in claim.positions
        ],
        mentions=[here.mention_link(mention) for mention in claim.mentions],
        pages=here.pages_naming(claim),
    )


def _tags(claim: Claim) -> tuple[Tag, ...]:
    tags = []
    if claim.type:
        tags.append(Tag(claim.type.value.replace("-", " ")))
    if claim.written.voice is not Voice.AUTHOR:
        tags.append(VOICES[claim.written.voice])
    if claim.likelihood:
        tags.append(Tag(claim.likelihood.value.replace("-", " ")))
    if claim.by:
        tags.append(Tag(f"by {claim.by.words}"))
    if claim.status:
        tags.append(Tag(claim.status.value, claim.status.value))
    return tuple(tags)


def _bearings(here: PageContext, claim: Claim) -> list[Bearing]:
    def link(other: Claim) -> Link:
        own = other.article is claim.article
        return Link(here.url(other), marked(other.id, other) if own else here.name(other))

    bearings = [
        Bearing(relation.value, relation.value, [link(other) for other in others])
        for relation, others in claim.relations.items()
    ]
    for relation, word in INCOMING_WORDS.items():
        links = [link(other) for incoming, other in claim.incoming if incoming is relation]
        if links:
            bearings.append(Bearing(word, "in", links))
    return bearings


Entry = tuple[str, Claim]
"""A heading, and a claim under it."""


class Group(NamedTuple):
    """Claims under one heading."""

    number: int
    """Counts the headings of all pages from 1."""
    name: str
    claims: list[ClaimView]
    """Those on this page."""
    total: int
    """The number of claims under this heading on all pages."""


def groups(here: PageContext, entries: Sequence[Entry], pages: Pagination) -> list[Group]:
    """The groups on one page. The entries of a group must be adjacent."""
    totals = Counter(name for name, _ in entries)
    numbers = {name: number for number, name in enumerate(totals, 1)}
    found: dict[str, Group] = {}
    for name, claim in pages.cut(entries):
        found.setdefault(name, Group(numbers[name], name, [], totals[name])).claims.append(view(here, claim))
    return list(found.values())
