"""How far two articles agree, over the questions that both answer.

The agreement is the mean of `1 - |x_a - x_b| / 4` over these questions, with stances from -2 to 2.

For speed, the stances of an article are thermometer codes in one long integer, four bits a question: -2 is 0000, -1
is 0001, and so on to 1111. Two codes differ in as many bits as the stances are steps apart, so one exclusive-or and
one count of bits compare two whole articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from . import eligible
from .ordinal import LOWEST, POINTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..corpus.model import Article, Corpus

MINIMUM_SHARED = 3
"""Below this many shared questions the agreement is left blank."""
NEAREST = 3
"""At most so many articles are named as closest, and as many as farthest."""

_STEPS = POINTS - 1
"""The largest distance of two stances, which is also the number of bits that a question takes."""
_FEWEST_BITS = MINIMUM_SHARED * _STEPS


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far `a` and `b` agree over `shared` questions: 0 (opposite ends throughout) to 1 (all the same)."""

    a: Article
    b: Article
    value: float
    shared: int


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Up to three articles that agree most with an article, and up to three that agree least. It is `a` in each pair."""

    closest: tuple[Agreement, ...]
    farthest: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class _Code:
    stances: int
    answered: int


def compare(a: Article, b: Article) -> Agreement | None:
    """The agreement of two articles; None where they share fewer than three questions."""
    ours, theirs = _codes([a, b])
    return _agreement(a, b, ours, theirs)


def neighbours(corpus: Corpus) -> dict[str, Neighbours]:
    """The closest and the farthest other articles, by the article's id, in the order of the data.

    The closest have the highest agreement first, the farthest the lowest; ties go to more shared questions, then to
    the id. No article is in both lists: of fewer than six that can be compared, the closer half is closest, with the
    one in the middle of an odd number, so that a single other article is closest. Every article that is not
    withdrawn has an entry.
    """
    # Sorted by id, so that the index settles ties as the id would.
    articles = sorted(eligible.articles(corpus), key=lambda article: article.id)
    codes = _codes(articles)
    pairs = [(code.stances, code.answered) for code in codes]
    found: dict[str, Neighbours] = {}
    for index, others in eligible.comparable(articles):
        stances, answered = pairs[index]
        # This runs once for each ordered pair of articles, so it avoids calls, attributes and objects.
        row = [
            (((stances ^ pairs[other][0]) & both).bit_count() / bits, -bits, other)
            for other in others
            if (bits := (both := answered & pairs[other][1]).bit_count()) >= _FEWEST_BITS
        ]
        closest = nsmallest(min(NEAREST, (len(row) + 1) // 2), row)
        taken = {other for *_, other in closest}
        # At most three of the six farthest are among the closest, so three remain if there are six.
        distant = nsmallest(2 * NEAREST, ((-distance, bits, other) for distance, bits, other in row))
        farthest = [(-distance, bits, other) for distance, bits, other in distant if other not in taken]
        found[articles[index].id] = Neighbours(
            *(
                tuple(
                    Agreement(articles[index], articles[other], 1 - distance, -bits // _STEPS)
                    for distance, bits, other in chosen
                )
                for chosen in (closest, farthest[:NEAREST])
            )
        )
    return {article.id: found[article.id] for article in eligible.articles(corpus)}


def _agreement(a: Article, b: Article, ours: _Code, theirs: _Code) -> Agreement | None:
    both = ours.answered & theirs.answered
    bits = both.bit_count()
    if bits < _FEWEST_BITS:
        return None
    distance = ((ours.stances ^ theirs.stances) & both).bit_count()
    # The mean of |x_a - x_b| / 4 over `bits / 4` questions: the fours cancel.
    return Agreement(a, b, 1 - distance / bits, bits // _STEPS)


def _codes(articles: Sequence[Article]) -> list[_Code]:
    places: dict[str, int] = {}
    codes = []
    for article in articles:
        stances = answered = 0
        for position in eligible.positions_of(article):
            place = places.setdefault(position.question.id, len(places) * _STEPS)
            steps = (position.value or 0) - LOWEST
            stances |= ((1 << steps) - 1) << place
            answered |= ((1 << _STEPS) - 1) << place
        codes.append(_Code(stances, answered))
    return codes
