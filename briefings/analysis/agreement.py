"""How far two articles agree, over the questions that both answer.

The agreement is the mean of `1 - |x_a - x_b| / 4` over these questions, with stances from -2 to 2. On a scale of three
points, from -1 to 1, it is the mean of `1 - |x_a - x_b| / 2`. It compares two articles and not their authors, so it also
counts positions that an author has since superseded in a later article.

For speed, the stances of an article are thermometer codes in one long integer, four bits a question: -2 is 0000, -1
is 0001, and so on to 1111. Two codes differ in as many bits as the stances are steps apart, so one exclusive-or and
one count of bits compare two whole articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from operator import itemgetter
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from . import eligible
from .ordinal import LOWEST, POINTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..corpus.model import Article, Corpus

MINIMUM_SHARED = 3
"""Below this many shared questions the agreement is left blank, and nobody is closest or farthest."""
NEAREST = 3
"""At most so many articles are named as closest, and as many as farthest."""

_STEPS = POINTS - 1
"""The largest distance of two stances, which is also the number of bits that a question takes."""
_FEWEST_BITS = MINIMUM_SHARED * _STEPS


def _step(corpus: Corpus) -> int:
    """How many bits a step of the scale counts for: as many as it takes for the two ends to be all apart."""
    return _STEPS // (corpus.settings.scale - 1)


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
    fewest: int
    """The least number of questions that another article must share to be in either."""


@dataclass(frozen=True, slots=True)
class Agreements:
    """How far the articles of a corpus agree."""

    neighbours: dict[str, Neighbours]
    """By the article's id, in the order of the data: every article that is not withdrawn."""
    values: tuple[float, ...]
    """The agreement of every pair that shares three questions or more, in ascending order."""


_Entry = tuple[float, int, int]
"""The distance of two articles (1 less the agreement), the bits that they share, below zero, and the other's index."""


@dataclass(frozen=True, slots=True)
class _Code:
    stances: int
    answered: int


def agreements(corpus: Corpus) -> Agreements:
    """How far all pairs agree, and the closest and the farthest other articles of each.

    Of an article's neighbours, the closest have the highest agreement first, the farthest the lowest; ties go to more
    shared questions, then to the id. Only articles count that share at least half as many questions with it as the
    median of all that share any, and at least three. No article is in both lists: of fewer than six, the closer half
    may be closest, with the one in the middle of an odd number, so that a single other article may be. An article
    is never closest if the two agree less than the median of all pairs of the corpus.
    """
    # Sorted by id, so that the index settles ties as the id would.
    articles = sorted(eligible.articles(corpus), key=lambda article: article.id)
    codes = _codes(articles)

    def pairs(article: Article, entries: Iterable[_Entry]) -> tuple[Agreement, ...]:
        return tuple(
            Agreement(article, articles[other], 1 - distance, -bits // _STEPS)
            for distance, bits, other in entries
        )

    values: list[float] = []
    candidates = []
    for index, others in eligible.comparable(articles):
        row, fewest = _row(index, others, codes, _step(corpus))
        values.extend(1 - distance for distance, _, other in row if other > index)
        row = sorted(entry for entry in row if -entry[1] >= fewest)
        closest = row[: min(NEAREST, (len(row) + 1) // 2)]
        row.sort(key=itemgetter(0), reverse=True)  # those at the same distance stay in their order
        # At most three of the six farthest are among the closest, so three remain if there are six.
        candidates.append((articles[index], closest, row[: 2 * NEAREST], ceil(fewest / _STEPS)))
    values.sort()
    usual = median(values) if values else 0
    found = {}
    for article, near, far, fewest in candidates:
        closest = [entry for entry in near if 1 - entry[0] >= usual]
        farthest = [entry for entry in far if entry not in closest][:NEAREST]
        found[article.id] = Neighbours(pairs(article, closest), pairs(article, farthest), fewest)
    return Agreements({article.id: found[article.id] for article in eligible.articles(corpus)}, tuple(values))


def _row(index: int, others: Iterable[int], codes: Sequence[_Code], step: int) -> tuple[list[_Entry], float]:
    """The others that share three questions or more, and the fewest bits that a neighbour must share."""
    stances, answered = codes[index].stances, codes[index].answered
    row, shared = [], []
    # This runs once for each ordered pair of articles, so it avoids calls and objects.
    for other in others:
        code = codes[other]
        both = answered & code.answered
        if bits := both.bit_count():
            shared.append(bits)
            if bits >= _FEWEST_BITS:
                row.append((((stances ^ code.stances) & both).bit_count() * step / bits, -bits, other))
    half = median(shared) / 2 if shared else 0
    return row, max(half, _FEWEST_BITS)


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


class Pair(NamedTuple):
    """Two articles, and on how many of the questions that both answer they stand to each other in which way."""

    a: Article
    b: Article
    equal: int
    """They take the same stance, which may be a mixed one."""
    by_degree: int
    """They are on the same side, one more strongly than the other."""
    one_mixed: int
    """One takes a side, and the other is mixed."""
    opposite: int
    """They are on opposite sides."""
    agreement: float | None
    """How far they agree, 0 to 1; None where they share fewer than three questions."""

    @property
    def shared(self) -> int:
        """The number of questions that both answer."""
        return self.equal + self.by_degree + self.one_mixed + self.opposite


class Pairs:
    """Every two articles of a corpus that are not withdrawn."""

    def __init__(self, corpus: Corpus) -> None:
        self._articles = eligible.articles(corpus)
        codes = _codes(self._articles)
        self._codes = {article.id: code for article, code in zip(self._articles, codes, strict=True)}
        self._step = _step(corpus)
        self._lowest_bits = sum(1 << number * _STEPS for number in range(len(corpus.questions)))

    def __iter__(self) -> Iterator[Pair]:
        """Those that share a question, in the order of the data."""
        for index, others in eligible.comparable(self._articles):
            for other in others:
                if other > index and (pair := self.of(self._articles[index], self._articles[other])).shared:
                    yield pair

    def of(self, a: Article, b: Article) -> Pair:
        """How two of them stand to each other."""
        ours, theirs = self._codes[a.id], self._codes[b.id]
        steps = ((ours.stances ^ theirs.stances) & ours.answered & theirs.answered).bit_count()
        # One bit for each question from here on: the lowest of its four.
        both = ours.answered & theirs.answered & self._lowest_bits
        shared = both.bit_count()
        # Of a stance, the second bit is set unless it disagrees, and the third if it agrees.
        not_against = ours.stances >> 1, theirs.stances >> 1
        for_ = ours.stances >> 2, theirs.stances >> 2
        opposite = both & ((for_[0] & ~not_against[1]) | (for_[1] & ~not_against[0]))
        same_side = both & ((for_[0] & for_[1]) | ~(not_against[0] | not_against[1]))
        differ = ours.stances ^ theirs.stances
        differ |= differ >> 2
        differ = both & (differ | differ >> 1)
        by_degree = differ & same_side
        return Pair(
            a,
            b,
            equal=(both ^ differ).bit_count(),
            by_degree=by_degree.bit_count(),
            one_mixed=(differ ^ by_degree ^ opposite).bit_count(),
            opposite=opposite.bit_count(),
            # The mean that the module's text gives, for the scale of this corpus.
            agreement=1 - steps * self._step / (shared * _STEPS) if shared >= MINIMUM_SHARED else None,
        )
