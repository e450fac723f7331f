"""How far ordered answers are spread: the index of ordinal variation (IOV).

Berry, K. J. & Mielke, P. W. (1992). Indices of ordinal variation. Perceptual and Motor Skills, 74.

Their formula sums over all pairs, `Σ_{i<j}|x_i - x_j|`. Here the sum is taken over the thresholds between neighbouring
points of the scale: a pair crosses a threshold if its stances are on different sides of it, so the sum is
`Σ_t c_t(n - c_t)`, where `c_t` is the number of stances below threshold `t`. Only whole numbers are summed, and divided
once, so equal distributions give equal floats.
"""

from __future__ import annotations

from itertools import accumulate, chain
from typing import TYPE_CHECKING

from ..corpus.vocabulary import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LOWEST, HIGHEST = -2, 2
POINTS = len(SCALE)
"""`k` in the formula, unless the settings of the corpus say that its scale has three."""
FEWEST = 2
"""The least number of stances that has an index."""


def variation(stances: Iterable[int], points: int = POINTS) -> float:
    """Berry and Mielke's IOV of stances around 0 on a scale of 5 or 3 points, in time linear in their number.

    It is 0 if all are equal, and 1 if they split evenly between the two ends; of an odd number, the one left over
    may be anywhere. Raises ValueError for fewer than two stances, and for one that is off the scale.
    """
    *below, total = accumulate(_counts(stances, points))
    return _spread(below, total) / _largest_spread(total, points)


def recoded(total: int) -> int:
    """How many of so many stances the range takes as misread: a tenth of them, rounded up, and at least one."""
    return max(1, -(-total // 10))


def recode_range(stances: Iterable[int], points: int = POINTS) -> tuple[float, float]:
    """The lowest and the highest index, 0 to 1, if at most a tenth of the stances were coded one step differently.

    `recoded` says how many that is. So `low <= variation(stances) <= high`. Raises ValueError as `variation` does.
    """
    counts = _counts(stances, points)
    total = sum(counts)
    largest = _largest_spread(total, points)
    return _lowest(counts, recoded(total)) / largest, _highest(counts, recoded(total)) / largest


def _lowest(counts: Sequence[int], steps: int) -> int:
    """The smallest spread after at most so many steps, no two of them by the same stance.

    The spread is concave in the numbers of stances that step up or down from each point, so it is smallest at a
    corner of what is allowed. There all stances of a point take the same step, or none does, at all points but
    one, whose stances take the steps that are left.
    """
    *below, total = accumulate(counts)
    whole = [(tuple(below), steps, frozenset[int]())]
    for point, count in enumerate(counts):
        whole += [
            (moved, left - count, points | {point})
            for sums, left, points in whole
            if 0 < count <= left
            for moved in _moved(sums, point, count)
        ]
    partly = (
        moved
        for sums, left, points in whole
        for point, count in enumerate(counts)
        if count > left and point not in points
        for moved in _moved(sums, point, left)
    )
    return min(_spread(sums, total) for sums in chain((sums for sums, *_ in whole), partly))


def _moved(below: tuple[int, ...], point: int, number: int) -> Iterator[tuple[int, ...]]:
    """The sums below the thresholds after so many stances of a point have stepped up, and after they stepped down."""
    if point < len(below):
        yield (*below[:point], below[point] - number, *below[point + 1 :])
    if point > 0:
        yield (*below[: point - 1], below[point - 1] + number, *below[point:])


def _highest(counts: Sequence[int], steps: int) -> int:
    """The largest spread after at most so many steps, no two of them by the same stance.

    Each threshold has only one direction that raises the spread, and each further step across it raises it less. So
    taking the best step each time leads to the largest spread.
    """
    *below, total = accumulate(counts)
    sums, waiting = tuple(below), list(counts)
    for _ in range(steps):
        spread, point, moved = max(
            (
                (_spread(moved, total), point, moved)
                for point in range(len(counts))
                if waiting[point]
                for moved in _moved(sums, point, 1)
            ),
            default=(0, 0, sums),
        )
        if spread <= _spread(sums, total):
            break
        sums = moved
        waiting[point] -= 1
    return _spread(sums, total)


def _counts(stances: Iterable[int], points: int) -> list[int]:
    """How many stances are at each point of the scale, two or more in all."""
    counts, end = [0] * points, points // 2
    for stance in stances:
        if abs(stance) > end:
            raise ValueError(f"{stance} is not a stance from {-end} to {end}")
        counts[stance + end] += 1
    if sum(counts) < FEWEST:
        raise ValueError(f"the index needs at least two stances, not {sum(counts)}")
    return counts


def _spread(below: Iterable[int], total: int) -> int:
    return sum(count * (total - count) for count in below)


def _largest_spread(total: int, points: int) -> int:
    """`T_max`: n²(k-1)/4 for even n, (n²-1)(k-1)/4 for odd n."""
    return (points - 1) * (total // 2) * ((total + 1) // 2)
