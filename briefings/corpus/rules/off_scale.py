"""Where the settings say that the scale has three points, nobody agrees or disagrees strongly.

Wrong:
    settings: {scale: 3}
    articles:
      adams-2024:
        positions:
          deeper-channel: {stance: strongly-agree, basis: stated, because: [t1]}

Right:
    settings: {scale: 3}
    articles:
      adams-2024:
        positions:
          deeper-channel: {stance: agree, basis: stated, because: [t1]}

Why: A source that knows only for, neutral and against says nothing of how strongly somebody is for or against.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..vocabulary import SCALE
from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem
    from ..raw import RawData


def check(data: RawData) -> Iterator[Problem]:
    off = set(SCALE).difference(data.corpus.settings.stances)
    for position in data.positions if off else ():
        for entry in (position, *position.entries("second")):
            for key in ("stance", "first"):
                if (stance := entry.text(key)) in off:
                    message = f"{quoted(stance)} is not on the scale, which has three points in this corpus"
                    hint = f"write {stance.removeprefix('strongly-')}, or leave out scale: 3 under settings"
                    yield entry.problem(key, message=message, hint=hint)
