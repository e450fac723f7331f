"""The fonts of preview images: pinned packages, so that every machine draws the same."""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import ImageFont

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_SERIF = ("font_source_serif_pro", "files/SourceSerifPro-Semibold.ttf")
_SANS = ("font_source_sans_pro", "files/SourceSansPro-Regular.ttf")
_NO_CHARACTER = "\uffff"


@lru_cache(maxsize=32)
def serif(size: int) -> FreeTypeFont:
    """For titles; `size` in pixels."""
    return _font(_SERIF, size)


@lru_cache(maxsize=32)
def sans(size: int) -> FreeTypeFont:
    """For all else."""
    return _font(_SANS, size)


@lru_cache(maxsize=4096)
def _has(character: str) -> bool:
    # Both families have the same letters: Latin, Greek and Cyrillic.
    font = serif(40)
    return character.isspace() or bytes(font.getmask(character)) != bytes(font.getmask(_NO_CHARACTER))


def covers(text: str) -> bool:
    """Whether the fonts have every letter of a text. What they lack would be drawn as boxes."""
    return all(map(_has, set(text)))


@lru_cache(maxsize=65_536)
def width(text: str, font: FreeTypeFont) -> float:
    """How far a word reaches, in pixels. Words recur from card to card, and measuring takes as long as drawing."""
    return font.getlength(text)


def _font(file: tuple[str, str], size: int) -> FreeTypeFont:
    package, path = file
    # Not imported: the packages look through their folders when they are.
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    font = ImageFont.truetype(Path(spec.origin).parent / path, size, layout_engine=ImageFont.Layout.BASIC)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return font
