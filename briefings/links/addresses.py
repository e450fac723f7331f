"""Every address in a corpus, once, with the entries that give it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..corpus.model import Article, Corpus


@dataclass(slots=True)
class Address:
    """An address without its fragment, which is the browser's business."""

    url: str
    used_by: list[str] = field(default_factory=list)
    """`michta-2025 (url)`, in the order of the data."""


def addresses(corpus: Corpus) -> list[Address]:
    """Of articles that are not withdrawn: the original, the archived copy, and the sources that they and we name."""
    found: dict[str, Address] = {}
    for article in corpus.articles.values():
        if article.withdrawn is None:
            for url, user in _of(article):
                bare = urldefrag(url).url
                found.setdefault(bare, Address(bare)).used_by.append(user)
    return list(found.values())


def _of(article: Article) -> Iterator[tuple[str, str]]:
    if article.url:
        yield article.url, f"{article.id} (url)"
    if article.archived:
        yield article.archived, f"{article.id} (archived)"
    for claim in article.claims.values():
        if claim.withdrawn is not None:
            continue
        for cited in claim.cites:
            if cited.url:
                yield cited.url, f"{claim.key} (cites)"
        if claim.resolution and claim.resolution.source and claim.resolution.source.url:
            yield claim.resolution.source.url, f"{claim.key} (resolution)"
