"""How many words of an article its briefing repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Article


def quoted_words(article: Article) -> int:
    """The number of words in its quotes; equal quotes count once."""
    quotes = {
        " ".join(claim.written.quote.split()) for claim in article.claims.values() if claim.written.quote
    }
    return sum(len(quote.split()) for quote in quotes)


def pointing_words(article: Article) -> int:
    """The number of words by which its anchors point to passages; equal anchors count once."""
    anchors = {anchor for claim in article.claims.values() for anchor in claim.written.at}
    anchors |= {anchor for position in article.positions.values() for anchor in position.written.at}
    words = (word for anchor in anchors for word in (anchor.start, anchor.end, anchor.prefix, anchor.suffix))
    return sum(len(word.split()) for word in words if word)
