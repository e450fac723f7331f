"""Which articles can be compared at all: those that answer questions of a common topic.

Comparing each article with each other grows with the square of their number; this keeps it to the square of a
topic's.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from . import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefings.corpus.model import Article


def within_reach(articles: Sequence[Article]) -> Iterator[tuple[int, list[int]]]:
    """For each article, by its index, the ascending indexes of the others that share a topic so."""
    topics = [
        sorted({position.question.topic.id for position in counted.positions_of(article)})
        for article in articles
    ]
    members: defaultdict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(topics):
        for topic in own:
            members[topic].append(index)
    for index, own in enumerate(topics):
        near = {other for topic in own for other in members[topic]} - {index}
        yield index, sorted(near)
