"""The day as of which predictions are due. It comes from the data, so that pages do not change daily."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..corpus.edtf import Date
    from ..corpus.model import Corpus


def as_of(corpus: Corpus) -> date:
    """The latest date of an article, a revision, a receipt or a resolution; the first day of a month or year."""
    return max((day.first for day in _days(corpus)), default=date(1970, 1, 1))


def _days(corpus: Corpus) -> Iterator[Date]:
    """The dates of all articles and of all work on the data."""
    for article in corpus.articles.values():
        if article.written.published is not None:
            yield article.written.published
        yield from article.worked_on
        for claim in article.claims.values():
            if claim.resolution is not None:
                yield claim.resolution.date
