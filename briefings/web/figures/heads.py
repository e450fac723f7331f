"""The heads of the lines of an argument map: told apart by their form, not by colour alone.

A filled arrow supports, a cross attacks, a bar undercuts, an open ring qualifies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...corpus.vocabulary import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence


def head(relation: Relation, points: Sequence[tuple[int, int]]) -> str:
    """SVG path data of the head at the last point, turned to where the last stretch of the line goes."""
    (from_x, from_y), (x, y) = points[-2:]
    length = max(abs(x - from_x), abs(y - from_y), 1)
    dx, dy = round((x - from_x) / length), round((y - from_y) / length)

    def at(back: int, aside: int) -> str:
        return f"{x - back * dx - aside * dy} {y - back * dy + aside * dx}"

    match relation:
        case Relation.SUPPORTS:
            return f"M{at(0, 0)}L{at(8, -4)}L{at(8, 4)}Z"
        case Relation.ATTACKS:
            return f"M{at(10, -4)}L{at(2, 4)}M{at(10, 4)}L{at(2, -4)}"
        case Relation.UNDERCUTS:
            return f"M{at(3, -6)}L{at(3, 6)}"
        case Relation.QUALIFIES:
            return f"M{at(1, 0)}A3.5 3.5 0 1 1 {at(8, 0)}A3.5 3.5 0 1 1 {at(1, 0)}Z"
