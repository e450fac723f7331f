"""What entries of several kinds have in them. A test holds all of them to the published schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...corpus.model import Anchor, Citation, Withdrawal
    from ..addresses import Addressable
    from ..publication import Publication

Entry = dict[str, Any]


def given(entry: Entry) -> Entry:
    """What has a value: of fields that may be left out, those that say nothing are."""
    return {name: value for name, value in entry.items() if value is not None and value not in ("", [])}


def place(publication: Publication, thing: Addressable) -> Entry:
    """`page`, and `page_url` where the site knows its own address."""
    page = publication.address(thing)
    return {"page": page, "page_url": publication.url + page} if publication.url else {"page": page}


def withdrawn(withdrawal: Withdrawal | None) -> Entry | None:
    """When and why, if it is."""
    return {"date": str(withdrawal.date), "reason": withdrawal.reason} if withdrawal else None


def source(citation: Citation) -> Entry:
    """What somebody cites."""
    return given({"title": citation.title, "url": citation.url})


def passages(anchors: Iterable[Anchor]) -> list[Entry]:
    """Where something stands in the original."""
    return [
        given(
            {
                "paragraph": anchor.paragraph,
                "through": anchor.through,
                "start": anchor.start,
                "end": anchor.end,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
            }
        )
        for anchor in anchors
    ]
