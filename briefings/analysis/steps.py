"""The figures one step at a time, as somebody with pencil and paper would compute them.

Slower than the figures themselves, and on another way: pair by pair where `ordinal` goes threshold by threshold, by
Krippendorff's definition where `second_coding` asks a package. Pages show these steps for single examples, and tests
hold them against the figures.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from briefings.corpus.vocabulary import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .second_coding import Pair


@dataclass(frozen=True, slots=True)
class Between:
    """The pairs of stances that stand at two points of the scale."""

    low: Stance
    high: Stance
    low_count: int
    high_count: int

    @property
    def distance(self) -> int:
        """Steps between the two points."""
        return self.high - self.low

    @property
    def total(self) -> int:
        """What all these pairs add to the sum."""
        return self.low_count * self.high_count * self.distance


@dataclass(frozen=True, slots=True)
class Recoding:
    """One stance read a step differently, and what the index would be then."""

    stance: Stance
    to: Stance
    count: int
    """How many stand at the stance: recoding any of them gives the same."""
    total: int
    value: float


@dataclass(frozen=True, slots=True)
class IndexSteps:
    """The index of ordinal variation of at least two stances."""

    number: int
    between: tuple[Between, ...]
    total: int
    """The sum of the distances of all pairs."""
    largest: int
    """The largest sum that so many stances can have."""
    value: float
    recodings: tuple[Recoding, ...]
    """From the lowest value to the highest."""

    @property
    def low(self) -> float:
        """The lower end of the range: the value itself is in it."""
        return min(self.value, *(recoding.value for recoding in self.recodings))

    @property
    def high(self) -> float:
        """The upper end."""
        return max(self.value, *(recoding.value for recoding in self.recodings))


@dataclass(frozen=True, slots=True)
class CodePair:
    """Two different points of the scale: how often coders gave each, and how many cells got the one and the other."""

    low: Stance
    high: Stance
    low_count: int
    high_count: int
    cells: int
    squared: float
    """Their squared ordinal distance."""


@dataclass(frozen=True, slots=True)
class AlphaSteps:
    """Krippendorff's ordinal alpha of cells with two codes each."""

    cells: int
    counts: dict[Stance, int]
    """How often each point was given, by either coder."""
    pairs: tuple[CodePair, ...]
    observed: float
    """Mean squared distance within the cells."""
    expected: float
    """Mean squared distance of all pairs of codes, whichever cell they are from."""
    value: float


def index_steps(stances: Iterable[Stance]) -> IndexSteps:
    """The steps to the index and to its range. Raises ZeroDivisionError below two stances."""
    counts = Counter(stances)
    number = counts.total()
    between = _between(counts)
    largest = (len(Stance) - 1) * (number**2 - number % 2) // 4
    recodings = []
    for stance in Stance:
        for step in (-1, 1):
            if counts[stance] and min(Stance) <= stance + step <= max(Stance):
                to = Stance(stance + step)
                total = _total(counts - Counter([stance]) + Counter([to]))
                recodings.append(Recoding(stance, to, counts[stance], total, total / largest))
    recodings.sort(key=lambda recoding: recoding.total)
    total = sum(pairs.total for pairs in between)
    return IndexSteps(number, tuple(between), total, largest, total / largest, tuple(recodings))


def _between(counts: Counter[Stance]) -> list[Between]:
    """Farthest apart first."""
    found = [
        Between(low, high, counts[low], counts[high])
        for low, high in combinations(Stance, 2)
        if counts[low] and counts[high]
    ]
    return sorted(found, key=lambda pairs: -pairs.distance)


def _total(counts: Counter[Stance]) -> int:
    return sum(pairs.total for pairs in _between(counts))


def alpha_steps(coded: Sequence[Pair]) -> AlphaSteps | None:
    """The steps to alpha; None where it is not defined, since all codes are one and the same."""
    counts = Counter(Stance(stance) for pair in coded for stance in pair)
    codes = counts.total()
    cells = Counter((Stance(min(pair)), Stance(max(pair))) for pair in coded)
    pairs = tuple(
        CodePair(low, high, counts[low], counts[high], cells[low, high], _squared(low, high, counts))
        for low, high in combinations(Stance, 2)
        if counts[low] and counts[high]
    )
    if not pairs:
        return None
    observed = sum(pair.cells * pair.squared for pair in pairs) / len(coded)
    expected = sum(2 * pair.low_count * pair.high_count * pair.squared for pair in pairs)
    expected /= codes * (codes - 1)
    return AlphaSteps(
        cells=len(coded),
        counts={stance: counts[stance] for stance in Stance},
        pairs=pairs,
        observed=observed,
        expected=expected,
        value=1 - observed / expected,
    )


def _squared(low: Stance, high: Stance, counts: Counter[Stance]) -> float:
    between = sum(counts[stance] for stance in Stance if low <= stance <= high)
    return (between - (counts[low] + counts[high]) / 2) ** 2
