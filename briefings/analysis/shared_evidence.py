"""Evidence that several claims share: the sources that they cite, and the events that they rest on.

Two claims cite the same source if they give the same address, or the same title where that settles it. They rest on
the same precedent if they name the same event. Nothing is guessed from free text.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..corpus.model import Claim, Event
    from ..corpus.schema import Cited


@dataclass(frozen=True, slots=True)
class SharedEvidence:
    """A source, and the claims on each side that cite it, in the order given."""

    citation: Cited
    """The first citation with an address, or the first one if none has an address."""
    for_: tuple[Claim, ...]
    against: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class SharedPrecedent:
    """An event, and the claims on each side that rest on it, in the order given."""

    event: Event
    for_: tuple[Claim, ...]
    against: tuple[Claim, ...]


def shared_evidence(for_: Sequence[Claim], against: Sequence[Claim]) -> list[SharedEvidence]:
    """The sources that claims on both sides cite, in the order in which the first side cites them.

    Two citations name the same source if they have the same address, apart from capitals in the host, a closing
    slash and a fragment. A citation without an address is the same as one with the same title, apart from capitals
    and spacing, unless that title has several addresses: then nobody can tell which one is meant.
    """
    for_, against = ([claim for claim in side if claim.written.cites] for side in (for_, against))
    source = _sources(citation for claim in (*for_, *against) for citation in claim.written.cites)
    ours, theirs = _citing(for_, source), _citing(against, source)
    return [
        SharedEvidence(citation, tuple(claims), tuple(theirs[citation]))
        for citation, claims in ours.items()
        if citation in theirs
    ]


def shared_precedents(for_: Sequence[Claim], against: Sequence[Claim]) -> list[SharedPrecedent]:
    """The events on which claims of both sides rest, in the order in which the first side names them."""
    ours, theirs = _resting(for_), _resting(against)
    return [
        SharedPrecedent(event, tuple(claims), tuple(theirs[event]))
        for event, claims in ours.items()
        if event in theirs
    ]


def _resting(claims: Iterable[Claim]) -> dict[Event, list[Claim]]:
    """The claims that rest on each event."""
    resting: defaultdict[Event, list[Claim]] = defaultdict(list)
    for claim in claims:
        for event in claim.events:
            resting[event].append(claim)
    return dict(resting)


def _citing(claims: Iterable[Claim], source: dict[Cited, Cited]) -> dict[Cited, list[Claim]]:
    """The claims that cite each source."""
    citing: defaultdict[Cited, list[Claim]] = defaultdict(list)
    for claim in claims:
        for citation in dict.fromkeys(source[cited] for cited in claim.written.cites):
            citing[citation].append(claim)
    return dict(citing)


def _sources(citations: Iterable[Cited]) -> dict[Cited, Cited]:
    """The citation that stands for the source of each citation."""
    # Those with an address come first, so that they stand for those without.
    cited = sorted(dict.fromkeys(citations), key=lambda citation: citation.url is None)
    addresses: defaultdict[str, set[str]] = defaultdict(set)
    for citation in cited:
        if citation.url is not None:
            addresses[_title(citation)].add(_address(citation.url))
    first: dict[tuple[str | None, str], Cited] = {}
    found = {}
    for citation in cited:
        title = _title(citation)
        known = addresses[title]
        address = next(iter(known)) if citation.url is None and len(known) == 1 else None
        if citation.url is not None:
            address = _address(citation.url)
        identity = (address, "" if address is not None else title)
        found[citation] = first.setdefault(identity, citation)
    return found


def _address(url: str) -> str:
    """The address in a form that is the same for one document. A fragment only points into it; a query is part of it."""
    parts = urlsplit(url)
    host = parts.netloc.lower().removesuffix(":443")
    return urlunsplit((parts.scheme, host, parts.path.rstrip("/"), parts.query, ""))


def _title(citation: Cited) -> str:
    return " ".join(citation.title.split()).casefold()
