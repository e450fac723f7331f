"""How far ordered answers are spread: the index of ordinal variation (IOV).

Berry, K. J. & Mielke, P. W. (1992). Indices of ordinal variation. Perceptual and Motor Skills, 74.

The sum over all pairs in their formula, `Σ_{i<j}|x_i - x_j|`, is taken here threshold by threshold: between
two neighbouring points of the scale lie exactly the pairs with one stance on each side of it, so the sum is
`Σ_t c_t(n - c_t)`, where `c_t` counts the stances below threshold `t`. It is a sum of whole numbers, divided
once, so equal distributions give equal floats.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from briefings.corpus.vocabulary import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterable

LOWEST, HIGHEST = -2, 2
POINTS = len(SCALE)
"""`k` in the formula."""
FEWEST = 2
"""One stance alone varies from nothing: there is no index below this."""


def variation(stances: Iterable[int]) -> float:
    """Berry and Mielke's IOV of stances from -2 to 2, in time linear in their number.

    0: all are equal. 1: as many at one end of the scale as at the other, the one left over of an odd number
    anywhere. Raises ValueError on fewer than two stances, and on one that is off the scale.
    """
    below, total = _thresholds(stances)
    return _spread(below, total) / _largest_spread(total)


def recode_range(stances: Iterable[int]) -> tuple[float, float]:
    """The lowest and the highest index if one stance, whichever, were coded one step higher or lower.

    The index as it stands is among them, so that `low <= variation(stances) <= high`. Each is from 0 to 1.
    Raises ValueError as `variation` does.
    """
    below, total = _thresholds(stances)
    spread = _spread(below, total)
    # A step up or down carries one stance across one threshold, and changes that threshold's term only.
    edges = [0, *below, total]
    steps = [0]
    for before, count, after in zip(edges, below, edges[2:], strict=False):
        if count > before:  # somebody stands just below the threshold, and may step up
            steps.append(_term(count - 1, total) - _term(count, total))
        if after > count:  # somebody stands just above it, and may step down
            steps.append(_term(count + 1, total) - _term(count, total))
    largest = _largest_spread(total)
    return (spread + min(steps)) / largest, (spread + max(steps)) / largest


def _thresholds(stances: Iterable[int]) -> tuple[list[int], int]:
    """How many stances lie below each of the `k - 1` thresholds, and how many there are."""
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
