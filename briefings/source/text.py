"""A text as it is numbered, counted and digested: its paragraphs, without what no reader sees."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

_LINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BLANKS = re.compile(r"\s+")


class Span(NamedTuple):
    """Some of a text: offsets of its first character and of the one after its last."""

    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """The normalised text: paragraphs with a line feed between two of them.

    Normalised, by this definition, which digests rely on: Unicode's form NFC; without format characters (general
    category Cf: soft hyphens, zero-width marks, marks of direction, a byte-order mark); a line ends with LF, CR LF,
    CR, VT, FF, NEL, LS or PS; every run of white space in a line is one blank (U+0020), and at its ends none; lines
    that are empty then are left out. A line is a paragraph.
    """

    whole: str

    @classmethod
    def of(cls, raw: str) -> Text:
        """The normalised text of what somebody has at hand."""
        lines = (normal(line) for line in _LINE.split(raw))
        return cls("\n".join(line for line in lines if line))

    @cached_property
    def paragraphs(self) -> list[str]:
        """The first is number 1."""
        return self.whole.split("\n") if self.whole else []

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(paragraph) + 1 for paragraph in self.paragraphs)]

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph in which a character stands, from 1."""
        return bisect_right(self._starts, offset)

    def within(self, first: int, last: int) -> Span:
        """Where paragraphs `first` to `last` stand, counted from 1; those that are not there are left out."""
        last = min(last, len(self.paragraphs))
        return Span(self._starts[first - 1], self._starts[last] - 1) if first <= last else Span(0, 0)

    def at(self, span: Span) -> str:
        """The words of a span; between paragraphs stands a blank."""
        return self.whole[span.start : span.end].replace("\n", " ")

    @property
    def words(self) -> int:
        """How many words it has: what stands between white space."""
        return len(self.whole.split())

    @property
    def sha256(self) -> str:
        """The SHA-256 of the normalised text as UTF-8, in hex."""
        return hashlib.sha256(self.whole.encode()).hexdigest()


def normal(line: str) -> str:
    """A line, or the words that somebody looks for, as a normalised text has them."""
    if not line.isascii():
        line = unicodedata.normalize("NFC", line)
        line = "".join(char for char in line if unicodedata.category(char) != "Cf")
    return _BLANKS.sub(" ", line).strip()
