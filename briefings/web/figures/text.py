"""How wide text will be, and where to break it.

A drawing is made without the reader's fonts at hand. Widths are those of Arial, which Helvetica and Liberation Sans
share and from which Roboto and Segoe UI differ by a few hundredths; pictures ask for these fonts by name and leave a
margin in which a letter or two more finds room.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

ELLIPSIS = "…"

_WIDTHS = {
    character: width / 1000
    for characters, width in (
        ("'ijl’‘", 222),
        (" !,./:;I[\\]ft·|", 278),
        ('()-`r“”{}"*', 345),
        ("Jcksvxyz^", 500),
        ("0123456789#$?L_abdeghnopqu–±", 556),
        ("+<=>~−FTZ", 605),
        ("&ABEKPSVXY", 667),
        ("CDHNRUw", 722),
        ("GOQ", 778),
        ("Mm%", 860),
        ("W—…@", 1000),
    )
    for character in characters
}
_OTHER = 0.62
"""Letters of alphabets other than the basic Latin one."""
_WIDE = 1.0
"""Letters that fill a square, such as Chinese characters."""


@lru_cache(maxsize=2048)
def _width(character: str) -> float:
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0.0
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _OTHER


def width(text: str, size: float) -> float:
    """The width of the text at a font size, in the unit of the size."""
    return sum(map(_width, text)) * size


def wrap(text: str, room: float, size: float, lines: int = 1) -> list[str]:
    """The text in at most so many lines of a width; what does not fit ends in an ellipsis.

    Lines break at spaces; a word that is longer than a line breaks anywhere.
    """
    words = text.split()
    wrapped: list[str] = []
    while words and len(wrapped) < lines:
        last = len(wrapped) == lines - 1
        line, words = _line(words, room, size)
        if last and words:
            line = clip(f"{line} {words[0]}", room, size, cut=True)
        wrapped.append(line)
    return wrapped


def _line(words: list[str], room: float, size: float) -> tuple[str, list[str]]:
    """The words that fit on one line, at least part of one; and what is left."""
    line = words[0]
    if width(line, size) > room:
        fits = max(1, _fitting(line, room, size))
        return line[:fits], [line[fits:], *words[1:]] if line[fits:] else words[1:]
    taken, reach = 1, width(line, size)
    for word in words[1:]:
        reach += width(f" {word}", size)
        if reach > room:
            break
        taken += 1
    return " ".join(words[:taken]), words[taken:]


def clip(text: str, room: float, size: float, *, cut: bool = False) -> str:
    """The text on one line; where it does not fit, or `cut` says that more follows, it ends in an ellipsis."""
    if not cut and width(text, size) <= room:
        return text
    kept = text[: _fitting(text, room - width(ELLIPSIS, size), size)]
    whole, space, part = kept.rpartition(" ")
    if space and len(part) < len(whole) and text[len(kept) : len(kept) + 1] not in ("", " "):
        kept = whole  # rather a word less than a part of one
    return kept.rstrip(" ,;:.–—-") + ELLIPSIS


def _fitting(text: str, room: float, size: float) -> int:
    """How many characters fit. Accents have no width of their own, so that a letter keeps those that follow it."""
    return bisect_right(list(accumulate(map(_width, text))), room / size)
