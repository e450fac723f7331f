"""Pictures as templates ask for them: geometry, and the words that stand for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..figures import strip as strips
from ..labels import STANCE_WORDS, counted

if TYPE_CHECKING:
    from ...analysis.disagreement import Disagreement
    from ..here import Here


@dataclass(frozen=True, slots=True)
class StripView:
    strip: strips.Strip
    title: str
    description: str
    id: str


def strip(here: Here, d: Disagreement) -> StripView | None:
    """The stance strip of a question as this page shows it; None where nobody takes a position."""
    if not d.positions and not d.unclear:
        return None
    drawn = strips.strip(d, here.label)
    counts = [
        f"{point.count} {STANCE_WORDS[point.stance]}" for point in reversed(drawn.points) if point.count
    ]
    silent = f"; {counted(len(d.silent), 'article is', 'articles are')} silent" if d.silent else ""
    return StripView(
        strip=drawn,
        title=f"Who stands where: {here.plain(d.question.proposition)}",
        description=f"Five points from strongly disagrees to strongly agrees: {', '.join(counts)}{silent}.",
        id=here.fresh("strip"),
    )
