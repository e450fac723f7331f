"""Where words begin and end: a browser matches whole words only.

The default word boundaries of UAX 29, as Chromium tailors them: a full stop or colon between letters parts them. Words
of scripts that are written without blanks (Chinese, Japanese, Thai, Lao, Khmer, Burmese, Tibetan) are known only to a
dictionary, which browsers have and this has not: there every character may begin a word, and an anchor may be found
here that a browser does not find.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_BETWEEN_LETTERS = frozenset("'‘’·‧")
_BETWEEN_DIGITS = frozenset("'‘’.,;")
_BETWEEN_HEBREW = frozenset('"')
_WITHOUT_BLANKS = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)


def is_boundary(text: str, offset: int) -> bool:
    """Whether a word may begin or end between two characters of a text."""
    if not 0 < offset < len(text):
        return True
    before, after = _kind(text[offset - 1]), _kind(text[offset])
    if after == "mark":
        return False
    if before and after:
        return "free" in (before, after)
    if before:  # it may go on after a sign: `Kremlin's`, `1,000`
        sign, beyond = text[offset], text[offset + 1 : offset + 2]
        return not _joins(text[offset - 1], sign, beyond)
    if after:
        sign, beyond = text[offset - 1], text[offset - 2 : offset - 1]
        return not _joins(beyond, sign, text[offset])
    return True


def _joins(one: str, sign: str, other: str) -> bool:
    kinds = _kind(one), _kind(other)
    if kinds == ("digit", "digit"):
        return sign in _BETWEEN_DIGITS
    if not set(kinds) <= {"letter", "mark"} or not one or not other:
        return False
    return sign in _BETWEEN_LETTERS or (sign in _BETWEEN_HEBREW and _is_hebrew(one) and _is_hebrew(other))


@cache
def _kind(char: str) -> str:
    """`letter`, `digit` (or what joins words, as `_` does), `mark`, `free` (a word ends anywhere); else empty."""
    if not char:
        return ""
    if _WITHOUT_BLANKS.match(char):
        return "free"
    category = unicodedata.category(char)
    if category[0] == "M":
        return "mark"
    if category == "Nd":
        return "digit"
    if category == "Pc":
        return "joiner"
    return "letter" if category[0] == "L" or category == "Nl" else ""


def _is_hebrew(char: str) -> bool:
    return "\u05d0" <= char <= "\u05ea"
