"""A normalised text: its paragraphs are numbered, its words counted and its digest computed from this form."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from ..corpus.segmentation import boundaries, count_words

_LINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
OPENING = "([{“‘\"'«¿¡「『（《〈【"
"""Signs that stand before the first word of a passage, and are left out of it."""
CLOSING = ".,;:!?)]}”’\"'»…。，、；：？！」』）》〉】"
"""Signs that stand after its last word."""


class Span(NamedTuple):
    """A part of a text: the offsets of its first character and of the one after its last."""

    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """The normalised text: its paragraphs, joined by line feeds.

    Published digests rely on this definition of normalised: Unicode's form NFC; no format characters (general
    category Cf: soft hyphens, zero-width marks, marks of direction, a byte-order mark); a line ends with LF, CR LF,
    CR, VT, FF, NEL, LS or PS; each run of white space in a line becomes one blank (U+0020), and is removed at its
    ends; lines that are then empty are left out. A line is a paragraph.
    """

    whole: str

    @classmethod
    def of(cls, raw: str) -> Text:
        """Normalise a text."""
        lines = (normal(line) for line in _LINE.split(raw))
        return cls("\n".join(line for line in lines if line))

    @cached_property
    def paragraphs(self) -> list[str]:
        """The paragraphs in order; the first is number 1."""
        return self.whole.split("\n") if self.whole else []

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(paragraph) + 1 for paragraph in self.paragraphs)]

    def paragraph(self, offset: int) -> int:
        """The number, from 1, of the paragraph that holds the character at an offset."""
        return bisect_right(self._starts, offset)

    def within(self, first: int, last: int) -> Span:
        """The span of paragraphs `first` to `last`, counted from 1; those that do not exist are left out."""
        last = min(last, len(self.paragraphs))
        return Span(self._starts[first - 1], self._starts[last] - 1) if first <= last else Span(0, 0)

    def at(self, span: Span) -> str:
        """The words of a span, with a blank between paragraphs."""
        return self.whole[span.start : span.end].replace("\n", " ")

    def bare(self, span: Span, opening: str = "") -> Span:
        """The span without the punctuation after its last word, and these signs before its first; unless it is empty."""
        words = self.whole[span.start : span.end]
        start = span.end - len(words.lstrip(opening))
        end = span.start + len(words.rstrip(CLOSING))
        return Span(start, end) if start < end else span

    @property
    def words(self) -> int:
        """The number of words."""
        return count_words(self.whole)

    @cached_property
    def boundaries(self) -> frozenset[int]:
        """The offsets at which a word or a sign may begin or end."""
        return boundaries(self.whole)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the normalised text as UTF-8, in hex."""
        return hashlib.sha256(self.whole.encode()).hexdigest()


def normal(line: str) -> str:
    """Normalise a line, or words to look for, as `Text` does."""
    if not line.isascii():
        line = unicodedata.normalize("NFC", line)
        line = "".join(char for char in line if unicodedata.category(char) != "Cf")
    return " ".join(line.split())
