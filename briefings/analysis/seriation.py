"""An order in which articles that agree stand side by side, so that blocks show in a matrix.

Articles are ordered along the first principal axis of their stances, so that neighbours differ little: Liiv, I.
(2010). Seriation and matrix reordering methods: An historical overview. Statistical Analysis and Data Mining, 3(2).
A question that an article leaves out counts as the mean of the others' answers, so that silence pulls to neither
side.
"""

from __future__ import annotations

import math
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDS = 60
"""The steps of the power iteration. An order needs far fewer than a value would."""


def order(rows: Sequence[Sequence[float | None]]) -> list[int]:
    """The indexes of the rows, in their order along the first principal axis. None is a cell without an answer.

    The end with more agreement comes last. Rows at the same place keep their order.
    """
    centred = _centred(rows)
    if not centred or not centred[0]:
        return list(range(len(rows)))
    axis = _axis(centred)
    if sum(axis) < 0:  # the direction of an axis is arbitrary: let agreement grow to the right
        axis = [-part for part in axis]
    scores = [round(sum(map(mul, row, axis)), 9) for row in centred]
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
    """The unit vector along which the rows vary most, by power iteration on their covariance."""
    # Start with the row farthest from the mean, which is hardly ever at a right angle to the axis.
    start = max(rows, key=lambda row: sum(value * value for value in row))
    axis, columns = _unit(start), [*zip(*rows, strict=True)]
    for _ in range(ROUNDS):
        projections = [sum(map(mul, row, axis)) for row in rows]
        axis = _unit([sum(map(mul, projections, column)) for column in columns])
    return axis


def _unit(vector: Sequence[float]) -> list[float]:
    length = math.sqrt(sum(value * value for value in vector))
    return [value / length for value in vector] if length else list(vector)
