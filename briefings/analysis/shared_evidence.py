"""Sources that claims on both sides of a question name: the same evidence, put to opposite uses."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefings.corpus.model import Citation, Claim


@dataclass(frozen=True, slots=True)
class SharedEvidence:
    """A source, and the claims on each side that cite it, in the order given."""

    citation: Citation
    """As it is first cited with an address, or first cited if nobody gives one."""
    for_: tuple[Claim, ...]
    against: tuple[Claim, ...]


def shared_evidence(for_: Sequence[Claim], against: Sequence[Claim]) -> list[SharedEvidence]:
    """The sources cited by claims on both sides, in the order in which the first side cites them.

    Two citations name the same source if they have the same address. One without an address is the same as
    one with the same title (case and spacing apart), unless that title stands for several addresses: then
    nobody can tell which.
    """
    source = _sources(citation for claim in (*for_, *against) for citation in claim.cites)
    ours, theirs = _citing(for_, source), _citing(against, source)
    return [
        SharedEvidence(citation, tuple(claims), tuple(theirs[citation]))
        for citation, claims in ours.items()
        if citation in theirs
    ]


def _citing(claims: Iterable[Claim], source: dict[Citation, Citation]) -> dict[Citation, list[Claim]]:
    """For each source the claims that cite it."""
    citing: defaultdict[Citation, list[Claim]] = defaultdict(list)
    for claim in claims:
        for citation in dict.fromkeys(source[cited] for cited in claim.cites):
            citing[citation].append(claim)
    return dict(citing)


def _sources(citations: Iterable[Citation]) -> dict[Citation, Citation]:
    """For each citation the one that stands for its source."""
    # Those with an address first, so that they stand for those without.
    cited = sorted(dict.fromkeys(citations), key=lambda citation: citation.url is None)
    addresses: defaultdict[str, set[str]] = defaultdict(set)
    for citation in cited:
        if citation.url is not None:
            addresses[_title(citation)].add(citation.url)
    first: dict[tuple[str | None, str], Citation] = {}
    found = {}
    for citation in cited:
        title = _title(citation)
        known = addresses[title]
        address = citation.url if citation.url is not None or len(known) != 1 else next(iter(known))
        identity = (address, "" if address is not None else title)
        found[citation] = first.setdefault(identity, citation)
    return found


def _title(citation: Citation) -> str:
    return " ".join(citation.title.split()).casefold()
