"""Count the words of an article that its briefing repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .segmentation import count_words

if TYPE_CHECKING:
    from .model import Article


def quoted_words(article: Article) -> int:
    """The number of words in the article's quotes. Equal quotes count once."""
    quotes = {
        " ".join(claim.written.quote.split()) for claim in article.claims.values() if claim.written.quote
    }
    return sum(map(count_words, quotes))


def pointing_words(article: Article) -> int:
    """The number of words in the article's anchors. Equal anchors count once."""
    anchors = {anchor for claim in article.claims.values() for anchor in claim.written.at}
    anchors |= {anchor for position in article.positions.values() for anchor in position.written.at}
    parts = (part for anchor in anchors for part in (anchor.start, anchor.end, anchor.prefix, anchor.suffix))
    return sum(count_words(part) for part in parts if part)
