"""How far two articles agree, over the questions that both answer.

The agreement is the mean of `1 - |x_a - x_b| / 4` over these questions, stances from -2 to 2. Stances are
written as thermometer codes in one long integer for each article, four bits a question: -2 is 0000, -1 is
0001, and so on to 1111. Two codes differ in as many bits as the stances are steps apart, so one exclusive-or
and one count of bits compare two whole articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from . import counted
from .ordinal import LOWEST, POINTS
from .within_reach import within_reach

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefings.corpus.model import Article, Corpus

MINIMUM_SHARED = 3
"""Below this many shared questions the agreement is left blank."""
NEAREST = 3
"""How many articles are named as closest, and how many as farthest."""

_STEPS = POINTS - 1
"""The most that two stances can be apart, and so the bits that a question takes."""
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
    """Up to three articles that agree most and least with one; in each Agreement that one is `a`."""

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


def agreements(corpus: Corpus) -> Iterator[Agreement]:
    """Every pair with at least three shared questions, once, in the order of the articles.

    One at a time: of a thousand articles there are half a million pairs.
    """
    articles = counted.articles(corpus)
    codes = _codes(articles)
    for index, others in within_reach(articles):
        for other in others:
            if other > index:
                found = _agreement(articles[index], articles[other], codes[index], codes[other])
                if found is not None:
                    yield found


def neighbours(corpus: Corpus) -> dict[str, Neighbours]:
    """The closest and the farthest others, up to three of each, by the article's id in the order of the data.

    Closest: highest agreement first; farthest: lowest first; then more shared questions, then id. Nobody is
    in both lists: of fewer than six that can be compared, the closer half is called closest (the one in the
    middle of an odd number too), so that a single other article is closest and nobody farthest. Every article
    that stands has an entry.
    """
    # In the order of ids an index settles a tie as the id would.
    articles = sorted(counted.articles(corpus), key=lambda article: article.id)
    codes = _codes(articles)
    pairs = [(code.stances, code.answered) for code in codes]
    found: dict[str, Neighbours] = {}
    for index, others in within_reach(articles):
        stances, answered = pairs[index]
        # The inner loop of the package, once for each ordered pair of articles: no call, no attribute, no
        # object.
        row = [
            (((stances ^ pairs[other][0]) & both).bit_count() / bits, -bits, other)
            for other in others
            if (bits := (both := answered & pairs[other][1]).bit_count()) >= _FEWEST_BITS
        ]
        closest = nsmallest(min(NEAREST, (len(row) + 1) // 2), row)
        taken = {other for *_, other in closest}
        # At most three of the six farthest can be among the closest, so that three remain where there are
        # six.
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
    return {article.id: found[article.id] for article in counted.articles(corpus)}


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
        for position in counted.positions_of(article):
            place = places.setdefault(position.question.id, len(places) * _STEPS)
            steps = (position.value or 0) - LOWEST
            stances |= ((1 << steps) - 1) << place
            answered |= ((1 << _STEPS) - 1) << place
        codes.append(_Code(stances, answered))
    return codes
