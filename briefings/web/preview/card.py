"""What a preview image says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """All of it plain text; the title may be of any length, the rest is cut where it is too long."""

    kicker: str
    """What kind of page it is."""
    title: str
    text: str
    foot: str
    strip: tuple[int, ...] = ()
    """How many stand on each of the five points, from strongly disagrees to strongly agrees; empty for none."""
