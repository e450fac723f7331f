"""Preview images in the built site: drawn once for each content, and kept for the next build."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from .draw import draw

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .card import Card

_KEPT = 20_000
"""So many pictures are kept between builds, the latest used."""


def address(source: str) -> str:
    """Where the picture of a page stands, from the site's root."""
    return f"previews/{source}.png"


def write(cards: Mapping[str, Card], site: Path, cache: Path) -> int:
    """Write the picture of each page, by the page's source; gives how many had to be drawn.

    Pictures are kept in the folder `cache` under the digest of what they show and of the code that drew them.
    """
    cache.mkdir(parents=True, exist_ok=True)
    drawn = 0
    for source, card in cards.items():
        kept = cache / f"{_digest(card)}.png"
        target = site / address(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            data = kept.read_bytes()
            os.utime(kept)
        except OSError:
            data = draw(card)
            # In one step, so that a build that is stopped leaves no half of a picture.
            begun = kept.with_suffix(f".{os.getpid()}")
            begun.write_bytes(data)
            begun.replace(kept)
            drawn += 1
        target.write_bytes(data)
    _prune(cache)
    return drawn


def _prune(cache: Path) -> None:
    kept = list(cache.iterdir())
    if len(kept) > _KEPT:
        kept.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        for path in kept[_KEPT:]:
            path.unlink(missing_ok=True)


_CODE = hashlib.sha256(
    b"".join((Path(__file__).parent / name).read_bytes() for name in ("card.py", "draw.py", "fonts.py"))
).digest()


def _digest(card: Card) -> str:
    return hashlib.sha256(_CODE + repr(card).encode()).hexdigest()[:32]
