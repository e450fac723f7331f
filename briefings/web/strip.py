"""The stance strip: the points of the scale, from strong disagreement to strong agreement, and who stands on each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..corpus.vocabulary import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..analysis.disagreement import Disagreement
    from ..corpus.model import Position

NAMED = 15
"""How many articles a point names. If any point holds more, every point also gets a bar and a count."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the scale, or the place for unclear stances, which are on no point."""

    stance: Stance
    named: Sequence[Position]
    count: int
    """How many stand here, named or not."""
    share: int | None
    """The length of its bar, in percent of the fullest point's; None where the strip has no bars."""

    @property
    def unnamed(self) -> int:
        """How many stand here and are not named."""
        return self.count - len(self.named)


def strip(d: Disagreement) -> list[Point]:
    """The points of the scale, from disagreement to agreement; after them the unclear ones, if there are any."""
    groups: list[tuple[Stance, Sequence[Position]]] = [
        (stance, [position for position in d.positions if position.written.stance is stance])
        for stance in d.scale
    ]
    if d.unclear:
        groups.append((Stance.UNCLEAR, d.unclear))
    most = max(len(positions) for _, positions in groups)
    return [
        Point(
            stance,
            positions[:NAMED],
            len(positions),
            round(100 * len(positions) / most) if most > NAMED else None,
        )
        for stance, positions in groups
    ]
