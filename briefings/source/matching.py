"""How a browser matches the words of a text directive: what it takes for the same, and where words begin and end.

Not all browsers fold alike, so there are two foldings. `narrow` is what every browser that knows text directives does
at least: case, quotation marks, ligatures and blanks make no difference. A passage is *found* by it. `wide` is the
primary level of the Unicode Collation Algorithm (UTS 10), which the specification names: Chromium also ignores
accents, the points of Hebrew and Arabic, and the form of kana and digits. It tells whether some browser would stop
*before* the passage. Dashes and all other punctuation count in both. (`text.normal` has removed soft hyphens and
zero-width marks, and composed accents.) Measured with Chromium 156; tests compare it with a browser.

Whole words only are matched, by the default word boundaries of UAX 29 as Chromium tailors them: a full stop or colon
between letters ends a word. Scripts written without blanks (Chinese, Japanese, Thai, Lao, Khmer, Burmese, Tibetan)
need a dictionary, which browsers have and we do not. There, every character may begin a word, so that an anchor may
be found here that a browser does not find.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .text import Text

_QUOTES = dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("“”„‟", '"')
_LIGATURES = {
    chr(code): unicodedata.normalize("NFKD", chr(code)).replace("ſ", "s") for code in range(0xFB00, 0xFB07)
}
_LETTERS: dict[str, str] = dict(zip("ßæœøłđðħŧſ", ("ss", "ae", "oe", *"olddhts"), strict=True))
"""Letters that Unicode keeps apart and the collation treats as forms of others."""
_TATWEEL = "\u0640"
"""The stroke that lengthens Arabic words: the collation ignores it."""
_HIRAGANA = range(0x3041, 0x3097)
_TO_KATAKANA = 0x60
_BETWEEN_LETTERS = frozenset("'‘’·‧")
_BETWEEN_DIGITS = frozenset("'‘’.,;")
_BETWEEN_HEBREW = frozenset('"')
_WITHOUT_BLANKS = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)


@cache
def narrow(char: str) -> str:
    """The form of a character that every browser compares."""
    if char.isspace() and char != "\n":
        return " "
    if (folded := _QUOTES.get(char) or _LIGATURES.get(char)) is not None:
        return folded
    # A letter that folds to two, such as ß, differs by more than case.
    return next((form for form in (char.casefold(), char.lower()) if len(form) == 1), char)


@cache
def wide(char: str) -> str:
    """The form of a character at the primary level; empty for a mark on another character."""
    if char == "\n":
        return char
    parts = unicodedata.normalize("NFKD", narrow(char))
    return "".join(map(_primary, parts))


def _primary(char: str) -> str:
    char = narrow(char.casefold() if len(char.casefold()) == 1 else char)
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or char == _TATWEEL:
        return ""
    if ord(char) in _HIRAGANA:
        return chr(ord(char) + _TO_KATAKANA)
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.decimal(char))
    return _LETTERS.get(char, char)


@dataclass(frozen=True)
class Folded:
    """A folded text to search in. All offsets are those of the original text."""

    original: str
    folded: str
    origins: list[int]
    """The offset of the original character of each folded one, and then the length of the original."""
    fold: Callable[[str], str]

    @classmethod
    def of(cls, text: Text, fold: Callable[[str], str]) -> Folded:
        """Fold a text; `fold` is `narrow` or `wide`."""
        parts: list[str] = []
        origins: list[int] = []
        for offset, char in enumerate(text.whole):
            part = fold(char)
            parts.append(part)
            origins += [offset] * len(part)
        return cls(text.whole, "".join(parts), [*origins, len(text.whole)], fold)

    def find(self, words: str, after: int = 0, *, across: bool = False) -> Iterator[Span]:
        """Each place, from the offset `after`, where the words stand as whole words of one paragraph.

        With `across`, a blank in the words also matches the start of a new paragraph.
        """
        needle = self._folded(words)
        hay = self.folded.replace("\n", " ") if across else self.folded
        if not needle:
            return
        place = hay.find(needle)
        while place >= 0:
            span = self._span(place, place + len(needle))
            if span and span.start >= after and self._is_whole(span):
                yield span
            place = hay.find(needle, place + 1)

    def is_preceded(self, words: str, offset: int) -> bool:
        """Whether the words stand right before an offset; white space and ends of paragraphs are skipped."""
        while offset and self.original[offset - 1].isspace():
            offset -= 1
        end = bisect_left(self.origins, offset)
        return self._stands_at(end - len(self._folded(words)), words)

    def is_followed(self, words: str, offset: int) -> bool:
        """Whether the words stand right after an offset; white space and ends of paragraphs are skipped."""
        while offset < len(self.original) and self.original[offset].isspace():
            offset += 1
        return self._stands_at(bisect_left(self.origins, offset), words)

    def _stands_at(self, start: int, words: str) -> bool:
        """Whether the words stand at an index of the folded text, as whole words."""
        needle = self._folded(words)
        if not needle or start < 0 or not self.folded.startswith(needle, start):
            return False
        span = self._span(start, start + len(needle))
        return span is not None and self._is_whole(span)

    def _folded(self, words: str) -> str:
        return "".join(map(self.fold, words))

    def _span(self, first: int, beyond: int) -> Span | None:
        """The original characters of a match in the folded text, with the marks on the last one.

        None where the match begins or ends inside a character that folds to several.
        """
        if beyond < len(self.folded) and self.origins[beyond] == self.origins[beyond - 1]:
            return None
        if first and self.origins[first] == self.origins[first - 1]:
            return None
        last = self.origins[beyond - 1] + 1
        while last < self.origins[beyond] and unicodedata.category(self.original[last])[0] == "M":
            last += 1
        return Span(self.origins[first], last)

    def _is_whole(self, span: Span) -> bool:
        return is_boundary(self.original, span.start) and is_boundary(self.original, span.end)


def is_boundary(text: str, offset: int) -> bool:
    """Whether a word may begin or end at this offset in the text."""
    if not 0 < offset < len(text):
        return True
    before, after = _kind(text[offset - 1]), _kind(text[offset])
    if after == "mark":
        return False
    if before and after:
        return "free" in (before, after)
    if before:  # the word may continue after a sign, as in `Kremlin's` and `1,000`
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
    """`letter`, `digit`, `joiner` (such as `_`), `mark`, or `free` (any of these may begin a word); else empty."""
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
