"""An order of articles in which those that agree stand side by side, so that blocks show in a matrix.

The order is that of the first principal axis of the articles' stances: it changes as slowly from one article to the
next as one line through all of them allows (Liiv 2010, Seriation and matrix reordering methods). A question that an
article leaves out counts as the mean of the answers that the others give to it: a silence pulls to neither side.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDS = 60
"""Of the power iteration; an order needs far fewer than a figure would."""


def order(rows: Sequence[Sequence[float | None]]) -> list[int]:
    """The numbers of the rows in their order along the first principal axis; None is a cell with no answer.

    The end at which more is agreed to comes last; rows at the same place keep their order.
    """
    centred = _centred(rows)
    if not centred or not centred[0]:
        return list(range(len(rows)))
    axis = _axis(centred)
    if sum(axis) < 0:  # an axis has no direction of its own: agreement runs to the right
        axis = [-part for part in axis]
    scores = [round(sum(a * b for a, b in zip(row, axis, strict=True)), 9) for row in centred]
    return sorted(range(len(rows)), key=lambda number: (scores[number], number))


def _centred(rows: Sequence[Sequence[float | None]]) -> list[list[float]]:
    means = []
    for column in zip(*rows, strict=True):
        answers = [value for value in column if value is not None]
        means.append(sum(answers) / len(answers) if answers else 0.0)
    return [
        [0.0 if value is None else value - mean for value, mean in zip(row, means, strict=True)]
        for row in rows
    ]


def _axis(rows: list[list[float]]) -> list[float]:
    """The direction in which the rows differ most, by power iteration on their covariance."""
    # Begin with the row that is farthest from the mean: it is seldom at a right angle to the axis.
    start = max(rows, key=lambda row: sum(value * value for value in row))
    axis = _unit(start)
    for _ in range(ROUNDS):
        projections = [sum(a * b for a, b in zip(row, axis, strict=True)) for row in rows]
        following = [0.0] * len(axis)
        for row, projection in zip(rows, projections, strict=True):
            if projection:
                following = [total + projection * value for total, value in zip(following, row, strict=True)]
        axis = _unit(following)
    return axis


def _unit(vector: Sequence[float]) -> list[float]:
    length = math.sqrt(sum(value * value for value in vector))
    return [value / length for value in vector] if length else list(vector)
