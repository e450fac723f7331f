"""What in a text is most like some words that are not in it."""

from __future__ import annotations

import heapq
import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from .folding import wide
from .text import Span, normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .text import Text

LIKE = 0.55
"""From here on somebody may have meant it."""
SURE = 0.8
"""From here on it is taken for what was meant: a slip of spelling, or a word in five."""
ALMOST = 0.99
BESIDE = 0.1
"""So much more like are words in the paragraph where they are said to stand."""

_COMPARED = 40
_BEFORE = "([{“‘\"'«¿¡"
_AFTER = ".,;:!?)]}”’\"'»"
_WORD = re.compile(r"\S+")
_EDGE = re.compile(r"^\W+|\W+$")


class Near(NamedTuple):
    """As many words as were looked for, and how like they are, from 0 to 1."""

    span: Span
    likeness: float


def nearest(text: Text, words: str, *, beside: int, within: Span | None = None) -> Near | None:
    """The words of one paragraph that are most like those given; those in paragraph `beside` first.

    Never more words than were given. None if nothing is like them.
    """
    wanted = [_folded(word) for word in normal(words).split()]
    if not wanted:
        return None
    known = set(wanted)
    promising = heapq.nlargest(
        _COMPARED,
        _windows(text, len(wanted), within),
        key=lambda window: (
            sum(word in known for word in window[1]),
            _initials(window[1], wanted),
            -abs(text.paragraph(window[0].start) - beside),
        ),
    )
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(" ".join(wanted))
    best, best_score = None, 0.0
    for span, window in promising:
        matcher.set_seq1(" ".join(window))
        # Words that differ in punctuation alone are the same here, and not the same words for all that.
        likeness = min(matcher.ratio(), ALMOST)
        score = likeness + (BESIDE if text.paragraph(span.start) == beside else 0)
        if likeness >= LIKE and score > best_score:
            best, best_score = Near(span, likeness), score
    return best


def _windows(text: Text, number: int, within: Span | None) -> Iterator[tuple[Span, list[str]]]:
    """Every run of so many words in one paragraph, folded; shorter where a paragraph is."""
    offset = 0
    for paragraph in text.paragraphs:
        first = offset
        offset += len(paragraph) + 1
        found = [
            (match.start() + first, match.end() + first, match[0]) for match in _WORD.finditer(paragraph)
        ]
        for place in range(max(1, len(found) - number + 1)):
            run = found[place : place + number]
            span = _without_edges(text, Span(run[0][0], run[-1][1]))
            if within is None or (within.start <= span.start and span.end <= within.end):
                yield span, [_folded(word) for _, _, word in run]


def _without_edges(text: Text, span: Span) -> Span:
    """Without the punctuation before the first word and after the last."""
    words = text.whole[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(_BEFORE))
    end = span.start + len(words.rstrip(_AFTER))
    return Span(start, end) if start < end else span


def _initials(window: list[str], wanted: list[str]) -> int:
    return sum(one[:2] == other[:2] for one, other in zip(window, wanted, strict=False))


def _folded(word: str) -> str:
    return _EDGE.sub("", "".join(map(wide, word))) or word
