"""How far ordered answers are spread: the index of ordinal variation (IOV).

Berry, K. J. & Mielke, P. W. (1992). Indices of ordinal variation. Perceptual and Motor Skills, 74.

Their formula sums over all pairs, `Σ_{i<j}|x_i - x_j|`. Here the sum is taken over the thresholds between neighbouring
points of the scale: a pair crosses a threshold if its stances are on different sides of it, so the sum is
`Σ_t c_t(n - c_t)`, where `c_t` is the number of stances below threshold `t`. Only whole numbers are summed, and divided
once, so equal distributions give equal floats.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from ..corpus.vocabulary import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterable

LOWEST, HIGHEST = -2, 2
POINTS = len(SCALE)
"""`k` in the formula."""
FEWEST = 2
"""The least number of stances that has an index."""


def variation(stances: Iterable[int]) -> float:
    """Berry and Mielke's IOV of stances from -2 to 2, in time linear in their number.

    It is 0 if all are equal, and 1 if they split evenly between the two ends; of an odd number, the one left over
    may be anywhere. Raises ValueError for fewer than two stances, and for one that is off the scale.
    """
    below, total = _thresholds(stances)
    return _spread(below, total) / _largest_spread(total)


def recode_range(stances: Iterable[int]) -> tuple[float, float]:
    """The lowest and the highest index, 0 to 1, if at most one stance were coded one step higher or lower.

    So `low <= variation(stances) <= high`. Raises ValueError as `variation` does.
    """
    below, total = _thresholds(stances)
    spread = _spread(below, total)
    # A step moves one stance across one threshold, and changes only the term of that threshold.
    edges = [0, *below, total]
    steps = [0]
    for before, count, after in zip(edges, below, edges[2:], strict=False):
        if count > before:  # there is a stance just below the threshold, which may step up
            steps.append(_term(count - 1, total) - _term(count, total))
        if after > count:  # there is one just above it, which may step down
            steps.append(_term(count + 1, total) - _term(count, total))
    largest = _largest_spread(total)
    return (spread + min(steps)) / largest, (spread + max(steps)) / largest


def _thresholds(stances: Iterable[int]) -> tuple[list[int], int]:
    """How many stances are below each of the `k - 1` thresholds, and how many there are in all."""
    counts = [0] * POINTS
    for stance in stances:
        if not LOWEST <= stance <= HIGHEST:
            raise ValueError(f"{stance} is not a stance from {LOWEST} to {HIGHEST}")
        counts[stance - LOWEST] += 1
    *below, total = accumulate(counts)
    if total < FEWEST:
        raise ValueError(f"the index needs at least two stances, not {total}")
    return below, total


def _term(below: int, total: int) -> int:
    return below * (total - below)


def _spread(below: list[int], total: int) -> int:
    return sum(_term(count, total) for count in below)


def _largest_spread(total: int) -> int:
    """`T_max`: n²(k-1)/4 for even n, (n²-1)(k-1)/4 for odd n."""
    return (POINTS - 1) * (total // 2) * ((total + 1) // 2)
