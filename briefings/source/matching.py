"""How a browser matches the words of a text directive: what it takes for the same, and where words begin and end.

Not all browsers fold alike, so there are two foldings. `narrow` is what every browser that knows text directives does
at least: case, quotation marks, ligatures and blanks make no difference. A passage is *found* by it. `wide` is the
primary level of the Unicode Collation Algorithm (UTS 10), which the specification names: Chromium also ignores
accents, the points of Hebrew and Arabic, and the form of kana and digits. It tells whether some browser would stop
*before* the passage. Dashes and all other punctuation count in both. (`text.normal` has removed soft hyphens and
zero-width marks, and composed accents.) Measured with Chromium 156; tests compare it with a browser.

Whole words only are matched (`corpus/segmentation.py`). Where a script has no blanks between words, browsers differ in
their dictionaries, so there are two sets of boundaries as well: a passage is *found* between boundaries that Chromium
has, and some browser may stop before it wherever such a character begins or ends. Beside a prefix or suffix a browser
needs no boundary: a strict search asks for one all the same.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from ..corpus.segmentation import WITHOUT_BLANKS
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
    boundaries: frozenset[int]
    """Where words may begin and end, in the original text."""
    strict: bool
    """Whether only what every browser finds is found, or also what only some do."""

    @classmethod
    def of(cls, text: Text, fold: Callable[[str], str]) -> Folded:
        """Fold a text; `fold` is `narrow` or `wide`."""
        parts: list[str] = []
        origins: list[int] = []
        for offset, char in enumerate(text.whole):
            part = fold(char)
            parts.append(part)
            origins += [offset] * len(part)
        boundaries = text.boundaries if fold is narrow else text.boundaries | _loose(text.whole)
        return cls(text.whole, "".join(parts), [*origins, len(text.whole)], fold, boundaries, fold is narrow)

    def loose(self) -> Folded:
        """The same with a boundary at each character of a script without blanks between words."""
        return replace(self, boundaries=self.boundaries | _loose(self.original), strict=False)

    def find(
        self, words: str, after: int = 0, *, across: bool = False, prefix: bool = False, suffix: bool = False
    ) -> Iterator[Span]:
        """Each place, from the offset `after`, where the words stand as whole words of one paragraph.

        With `across`, a blank in the words also matches the start of a new paragraph. `prefix` and `suffix` say that
        other words are looked for beside these.
        """
        needle = self._folded(words)
        hay = self.folded.replace("\n", " ") if across else self.folded
        if not needle:
            return
        place = hay.find(needle)
        while place >= 0:
            span = self._span(place, place + len(needle))
            whole = span is not None and self._is_whole(span, prefix=prefix, suffix=suffix)
            if span and whole and span.start >= after:
                yield span
            # Chromium goes on at the end of a place that is not whole words, and never sees one that overlaps it.
            place = hay.find(needle, place + (1 if whole or not self.strict else len(needle)))

    def is_preceded(self, words: str, offset: int) -> bool:
        """Whether the words stand right before an offset; white space and ends of paragraphs are skipped."""
        while offset and self.original[offset - 1].isspace():
            offset -= 1
        end = bisect_left(self.origins, offset)
        return self._stands_at(end - len(self._folded(words)), words, suffix=True)

    def is_followed(self, words: str, offset: int) -> bool:
        """Whether the words stand right after an offset; white space and ends of paragraphs are skipped."""
        while offset < len(self.original) and self.original[offset].isspace():
            offset += 1
        return self._stands_at(bisect_left(self.origins, offset), words, prefix=True)

    def _stands_at(self, start: int, words: str, *, prefix: bool = False, suffix: bool = False) -> bool:
        """Whether the words stand at an index of the folded text, as whole words."""
        needle = self._folded(words)
        if not needle or start < 0 or not self.folded.startswith(needle, start):
            return False
        span = self._span(start, start + len(needle))
        return span is not None and self._is_whole(span, prefix=prefix, suffix=suffix)

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

    def _is_whole(self, span: Span, *, prefix: bool, suffix: bool) -> bool:
        """Whether words may begin and end here; beside a prefix or suffix only a strict search asks."""
        begins = span.start in self.boundaries or (prefix and not self.strict)
        return begins and (span.end in self.boundaries or (suffix and not self.strict))


def _loose(text: str) -> set[int]:
    """Where, for some dictionary, a word may begin or end in a script without blanks."""
    edges = {edge for found in WITHOUT_BLANKS.finditer(text) for edge in found.span()}
    return {edge for edge in edges if unicodedata.category(text[edge : edge + 1] or " ")[0] != "M"}
