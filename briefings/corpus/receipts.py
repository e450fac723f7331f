"""Receipts: which passages and quotes have changed since they were looked up in the text.

A receipt says that every anchor and quote of an article was found in a copy of its text. It holds a digest of each
entry's passages, so that a page can say which have changed since, and a digest of all of them together. Both are
SHA-256 of JSON in the form of RFC 8785, in NFC. For an entry it is the JSON of `{"at": […], "quote": …}` without
absent fields, and only the first 8 hex digits are kept; for the article it is the JSON of an object of these by entry.
Entries are named by their ids, positions as in their addresses: `on-dredging`. Withdrawn entries are left out, because
nobody needs to find their passages any more.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from .versions import canonical_sha256

if TYPE_CHECKING:
    from .model import Article, Claim, Position

_SHORT = 8


class Verification(StrEnum):
    """Whether the passages of a claim or position were looked up in the text."""

    VERIFIED = "verified"
    STALE = "stale"
    """They were looked up, but have changed since."""
    UNVERIFIED = "unverified"


def entries(article: Article) -> dict[str, Claim | Position]:
    """The claims and positions of an article that have a passage or quote, by their names in receipts."""
    found: dict[str, Claim | Position] = {
        id_: claim for id_, claim in article.claims.items() if claim.written.at or claim.written.quote
    }
    found |= {each.fragment: each for each in article.positions.values() if each.written.at}
    return {name: entry for name, entry in found.items() if entry.written.withdrawn is None}


def content(entry: Claim | Position) -> dict[str, Any]:
    """The content of which the digest is taken: the passages, and a claim's quote."""
    passages = [anchor.model_dump(mode="json", exclude_none=True) for anchor in entry.written.at]
    written = {"at": passages, "quote": getattr(entry.written, "quote", None)}
    return {name: value for name, value in written.items() if value}


def fingerprint(entry: Claim | Position) -> str:
    """8 hex digits that change when a passage or quote of the entry does."""
    return canonical_sha256(content(entry))[:_SHORT]


def anchors_sha256(article: Article) -> str:
    """64 hex digits that change when any passage or quote of the article does."""
    return canonical_sha256({name: content(entry) for name, entry in entries(article).items()})


def verification(article: Article) -> dict[str, Verification]:
    """How each entry that points to a passage compares with the article's receipt."""
    receipt, found = article.written.receipt, entries(article)
    if receipt is None:
        return dict.fromkeys(found, Verification.UNVERIFIED)
    if not receipt.passages:  # the receipt cannot say which has changed
        same = receipt.anchors_sha256 == anchors_sha256(article)
        return dict.fromkeys(found, Verification.VERIFIED if same else Verification.STALE)
    return {name: _state(entry, receipt.passages.get(name)) for name, entry in found.items()}


def _state(entry: Claim | Position, known: str | None) -> Verification:
    if known is None:
        return Verification.UNVERIFIED
    return Verification.VERIFIED if known == fingerprint(entry) else Verification.STALE
