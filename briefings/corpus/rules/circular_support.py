"""Support never leads back to where it began: no claim supports itself, directly or through others.

Wrong:
    articles:
      adams-2024:
        evidence:
          e1: {text: Ships wait nine hours., type: statistic, supports: [e2], at: {paragraph: 2}}
          e2: {text: The tide falls by two metres., type: statistic, supports: [e1], at: {paragraph: 3}}

Right:
    articles:
      adams-2024:
        evidence:
          e1: {text: Ships wait nine hours., type: statistic, supports: [t1], at: {paragraph: 2}}
          e2: {text: The tide falls by two metres., type: statistic, supports: [e1], at: {paragraph: 3}}

Why: A claim that supports itself has no support: a reader who asks for the reason would go round in circles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..vocabulary import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Claim, Corpus
    from ..problem import Problem
    from ..raw import RawData


_SHOWN = 12
"""The message names at most this many claims of a circle."""


def check(data: RawData) -> Iterator[Problem]:
    for circle in _circles(data.corpus):
        first, last = circle[0], circle[-1]
        names = [claim.id if claim.article is last.article else claim.key for claim in (*circle, first)]
        if len(names) > _SHOWN:
            names[_SHOWN // 2 : -_SHOWN // 2] = ["…"]
        way = " → ".join(names)
        message = f"these claims support one another in a circle: {way}"
        yield data.raw(last).problem("supports", message=message)


def _circles(corpus: Corpus) -> Iterator[list[Claim]]:
    """The circles of support, found by a depth-first search: one for each reference that closes a circle."""
    done: set[Claim] = set()
    way: list[Claim] = []
    on_the_way: dict[Claim, int] = {}
    todo = [claim for article in corpus.articles.values() for claim in article.claims.values()]
    ahead = [iter(todo)]
    while ahead:
        target = next(ahead[-1], None)
        if target is None:
            ahead.pop()
            if way:
                done.add(left := way.pop())
                del on_the_way[left]
        elif target in on_the_way:
            yield way[on_the_way[target] :]
        elif target not in done:
            on_the_way[target] = len(way)
            way.append(target)
            ahead.append(_supported(target))


def _supported(claim: Claim) -> Iterator[Claim]:
    return iter(claim.relations.get(Relation.SUPPORTS, ()))
