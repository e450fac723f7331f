"""How much of an article a briefing repeats word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Article


def quoted_words(article: Article) -> int:
    """The words of its quotes, each different quote counted once."""
    quotes = {
        " ".join(claim.written.quote.split()) for claim in article.claims.values() if claim.written.quote
    }
    return sum(len(quote.split()) for quote in quotes)


def pointing_words(article: Article) -> int:
    """The words by which its anchors point to passages, each different anchor counted once."""
    anchors = {anchor for claim in article.claims.values() for anchor in claim.written.at}
    anchors |= {anchor for position in article.positions.values() for anchor in position.written.at}
    words = (word for anchor in anchors for word in (anchor.start, anchor.end, anchor.prefix, anchor.suffix))
    return sum(len(word.split()) for word in words if word)
