"""The passage of a text that is most like some words that are not in it."""

from __future__ import annotations

import heapq
import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from ..corpus.segmentation import words as words_of
from .matching import wide
from .text import OPENING, Span, normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .text import Text

LIKE = 0.55
"""Similarity, from 0 to 1, from which a passage is offered at all."""
SURE = 0.8
"""Similarity from which it is taken for what was meant: a typo, or one word in five."""
ALMOST = 0.99
"""The most that words can have which are not the very same."""
BESIDE = 0.1
"""What is added for words in the paragraph where they are said to stand."""

_COMPARED = 40
"""Only this many of the most promising passages are compared in full, which is slow."""
_EDGE = re.compile(r"^\W+|\W+$")


class Near(NamedTuple):
    """A passage of as many words as were looked for, and their similarity, from 0 to 1."""

    span: Span
    likeness: float


def nearest(text: Text, words: str, *, beside: int, within: Span | None = None) -> Near | None:
    """The words of one paragraph that are most like those given; those in paragraph `beside` are preferred.

    Never more words than were given. None if nothing is similar enough.
    """
    looked_for = normal(words)
    wanted = [_folded(looked_for[start:end]) for start, end in words_of(looked_for)]
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
        # Words that differ only in punctuation are equal here, but they are not the same words.
        likeness = min(matcher.ratio(), ALMOST)
        score = likeness + (BESIDE if text.paragraph(span.start) == beside else 0)
        if likeness >= LIKE and score > best_score:
            best, best_score = Near(span, likeness), score
    return best


def _windows(text: Text, number: int, within: Span | None) -> Iterator[tuple[Span, list[str]]]:
    """Every run of this many words in one paragraph, folded; fewer where the paragraph is shorter."""
    offset = 0
    for paragraph in text.paragraphs:
        first = offset
        offset += len(paragraph) + 1
        found = [(start + first, end + first, paragraph[start:end]) for start, end in words_of(paragraph)]
        for place in range(max(1, len(found) - number + 1)):
            run = found[place : place + number]
            span = text.bare(Span(run[0][0], run[-1][1]), OPENING)
            if within is None or (within.start <= span.start and span.end <= within.end):
                yield span, [_folded(word) for _, _, word in run]


def _initials(window: list[str], wanted: list[str]) -> int:
    return sum(one[:2] == other[:2] for one, other in zip(window, wanted, strict=False))


def _folded(word: str) -> str:
    return _EDGE.sub("", "".join(map(wide, word))) or word
