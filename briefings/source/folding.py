"""What a browser takes for the same when it matches a text directive, and no more.

There are two foldings, since not all browsers fold alike. A passage is *found* by the narrow one, which every browser
that knows text directives does at least: case, quotation marks, ligatures, and all blanks. Whether something *before*
the passage would be taken for it is asked of the wide one: the primary level of the Unicode Collation Algorithm
(UTS 10), which the specification names, and by which Chromium leaves accents, the points of Hebrew and Arabic and the
form of kana and digits aside. Dashes and all other punctuation count in both. (Soft hyphens, zero-width marks and the
two forms of accents are gone before: `text.normal`.) Measured with Chromium 156; tests hold it against a browser.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .text import Span
from .words import is_boundary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .text import Text

_QUOTES = dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("“”„‟", '"')
_LIGATURES = {
    chr(code): unicodedata.normalize("NFKD", chr(code)).replace("ſ", "s") for code in range(0xFB00, 0xFB07)
}
_LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ŧ": "t",
    "ſ": "s",
}
"""Letters of their own to Unicode, and forms of others to the collation."""
_IGNORED = "\u0640"
"""The stroke that lengthens Arabic words."""
_HIRAGANA = range(0x3041, 0x3097)
_TO_KATAKANA = 0x60


@cache
def narrow(char: str) -> str:
    """What a character is to every browser."""
    if char.isspace() and char != "\n":
        return " "
    if (folded := _QUOTES.get(char) or _LIGATURES.get(char)) is not None:
        return folded
    # Two letters in the place of one are more than case.
    return next((form for form in (char.casefold(), char.lower()) if len(form) == 1), char)


@cache
def wide(char: str) -> str:
    """What a character is at the primary level: nothing, if it is only a mark on another."""
    if char == "\n":
        return char
    parts = unicodedata.normalize("NFKD", narrow(char))
    return "".join(map(_primary, parts))


def _primary(char: str) -> str:
    char = narrow(char.casefold() if len(char.casefold()) == 1 else char)
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or char in _IGNORED:
        return ""
    if ord(char) in _HIRAGANA:
        return chr(ord(char) + _TO_KATAKANA)
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.decimal(char))
    return _LETTERS.get(char, char)


@dataclass(frozen=True)
class Folded:
    """A text in which words can be found; offsets are those of the text itself."""

    original: str
    folded: str
    origins: list[int]
    """For each folded character, and for the end, the offset of what it came from."""
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
        """Each place where the words stand, whole and in one paragraph, from an offset on.

        `across`: where a blank is looked for, a new paragraph may begin.
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
        """Whether the words stand right before an offset, white space and the ends of paragraphs passed over."""
        while offset and self.original[offset - 1].isspace():
            offset -= 1
        needle, end = self._folded(words), bisect_left(self.origins, offset)
        if not needle or not self.folded.endswith(needle, 0, end):
            return False
        span = self._span(end - len(needle), end)
        return span is not None and self._is_whole(span)

    def is_followed(self, words: str, offset: int) -> bool:
        """Whether the words stand right after an offset, likewise."""
        while offset < len(self.original) and self.original[offset].isspace():
            offset += 1
        needle, start = self._folded(words), bisect_left(self.origins, offset)
        if not needle or not self.folded.startswith(needle, start):
            return False
        span = self._span(start, start + len(needle))
        return span is not None and self._is_whole(span)

    def _folded(self, words: str) -> str:
        return "".join(map(self.fold, words))

    def _span(self, first: int, beyond: int) -> Span | None:
        """The characters that a match in the folded text stands for, with the marks on the last; None for half of one."""
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
