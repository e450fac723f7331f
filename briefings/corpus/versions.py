"""Versions (`data-version` on pages), which change when anything that a reader cites changes.

A version is the first 8 hex digits of the SHA-256 of the RFC 8785 JSON of the cited fields, in NFC, without absent and
default fields. Lists of ids are sorted, since their order means nothing. Claims of the same article are named by their
bare id, so that renaming an article changes no version in it.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any
from unicodedata import is_normalized, normalize

if TYPE_CHECKING:
    from collections.abc import Iterable

    from . import schema
    from .model import Article, Claim, Position, Question

Content = dict[str, "str | list[str] | dict[str, str]"]

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_OF_CLAIM = {"text", "quote", "type", "voice", "withdrawn"}
OF_POSITION = ("stance", "basis", "note")
OF_QUESTION = ("proposition", "disagreeing", "type")
"""The fields that a reader cites, but for claims under `because`."""


def digest(content: Content) -> str:
    """The version, 8 hex digits, of these cited fields."""
    return canonical_sha256(content)[:8]


def canonical_sha256(content: Any) -> str:
    """SHA-256 of the RFC 8785 JSON of something in NFC, in hex.

    RFC 8785 is what `json` writes with sorted keys, where keys are ASCII and the only numbers are integers.
    """
    text = _JSON.encode(content)
    if not is_normalized("NFC", text):  # most texts are, and to look at each string in them takes long
        text = _JSON.encode(_nfc(content))
    return hashlib.sha256(text.encode()).hexdigest()


def claim_content(claim: Claim) -> Content:
    """The cited fields of a claim: kind, text, quote, type, voice, relations, withdrawal."""
    content: Content = {"kind": claim.kind.value, **_cited(claim.written, _OF_CLAIM)}
    for relation, targets in claim.relations.items():
        if targets:
            content[relation.value] = _ids(targets, claim.article)
    return content


def words_digest(text: str, quote: str | None) -> str:
    """8 hex digits that change with the words of a claim, whatever else of it changes."""
    return digest({"text": text, **({"quote": quote} if quote else {})})


def position_content(position: Position) -> Content:
    """The cited fields of a position: stance, basis, because, note.

    A note that it only seems opposed to others is not among them, since it says nothing about the position itself.
    """
    content = _cited(position.written, OF_POSITION)
    if position.because:
        content["because"] = _ids(position.because, position.article)
    return content


def question_content(question: Question) -> Content:
    """The cited fields of a question: proposition, disagreeing, type."""
    return _cited(question.written, OF_QUESTION)


def _cited(written: schema.Entry, fields: Iterable[str]) -> Content:
    """The named fields as text, without those that are absent or have their default value."""
    return written.model_dump(mode="json", include=set(fields), exclude_defaults=True)


def briefing_version(article: Article) -> str:
    """The version of a whole briefing, which changes with each claim and position in it."""
    versions = {claim.id: claim.version for claim in article.claims.values()}
    versions |= {position.fragment: position.version for position in article.positions.values()}
    return digest({"title": article.written.title, "versions": versions})


def page_version(question: Question) -> str:
    """The version of a question with all positions on it."""
    versions = {position.article.id: position.version for position in question.positions}
    return digest({"question": question.version, "versions": versions})


def _ids(claims: Iterable[Claim], article: Article) -> list[str]:
    return sorted({claim.id if claim.article is article else claim.key for claim in claims})


def _nfc(value: Any) -> Any:
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, dict):
        return {key: _nfc(part) for key, part in value.items()}
    return [_nfc(part) for part in value] if isinstance(value, list) else value
