"""The fewest words that point to a passage and to no other."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from .directive import Directive
from .text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .directive import Source
    from .text import Text

EXACT = 8
"""A passage of so many words is written out: its first and last words would hardly be fewer."""
LEAST = 3
"""So many words a start and an end have at least, unless the passage is shorter: a page has more on it than the text
that somebody holds, such as headlines of other articles, and one word may stand there too."""
CONTEXT = 12
"""So many words of what is around a passage are taken to tell it apart, at most."""

_WORD = re.compile(r"\S+")
_LETTER = re.compile(r"\w")
_AFTER = ".,;:!?)]}”’\"'»…"


def describe(source: Source, span: Span) -> Directive | None:
    """The shortest start and end that a browser takes to this span alone, with a prefix or suffix where it needs one.

    The span begins and ends with whole words. None where no words do: where a browser cannot but stop before.
    """
    words = _words(source, span)
    one_paragraph = "\n" not in source.text.whole[span.start : span.end]
    found = None
    if len(words) > EXACT or not one_paragraph:
        found = _range(source, span, words)
    return found or (_exact(source, span) if one_paragraph else None)


def trimmed(source: Source, span: Span) -> Span:
    """A passage without blanks around it, and without the punctuation that ends it."""
    words = source.text.whole[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip().rstrip(_AFTER))
    return Span(start, end) if start < end else span


def _exact(source: Source, span: Span) -> Directive | None:
    words = source.text.at(span)
    candidates = chain(
        [Directive(words)],
        (Directive(words, prefix=prefix) for prefix in _prefixes(source, span.start)),
        (Directive(words, suffix=suffix) for suffix in _suffixes(source, span.end)),
        (
            Directive(words, None, prefix, suffix)
            for prefix in _prefixes(source, span.start)
            for suffix in _suffixes(source, span.end)
        ),
    )
    return next((found for found in candidates if source.lands_on(found, span)), None)


def _range(source: Source, span: Span, words: list[Span]) -> Directive | None:
    """The start decides where a browser stops, the end only how far it goes on: each is found by itself."""
    text = source.text
    heads = _runs(text, words, from_start=True)
    tails = _runs(text, words, from_start=False)
    starts = chain(
        ((head, None) for head in heads),
        ((head, prefix) for head in heads[:1] for prefix in _prefixes(source, span.start)),
    )
    for head, prefix in starts:
        landing = source.landing(Directive(text.at(head), prefix=prefix))
        if landing is None or landing.start != span.start:
            continue
        fitting = [tail for tail in tails if tail.start >= head.end]
        ends = chain(
            ((tail, None) for tail in fitting),
            ((tail, suffix) for tail in fitting[:1] for suffix in _suffixes(source, span.end)),
        )
        for tail, suffix in ends:
            found = Directive(text.at(head), text.at(tail), prefix, suffix)
            if source.lands_on(found, span):
                return found
    return None


def _words(source: Source, span: Span) -> list[Span]:
    whole = source.text.whole
    return [Span(*found.span()) for found in _WORD.finditer(whole, span.start, span.end)]


def _runs(text: Text, words: list[Span], *, from_start: bool) -> list[Span]:
    """The first or last words of a passage, LEAST of them and then more, as far as the paragraph goes."""
    edge = text.paragraph((words[0] if from_start else words[-1]).start)
    own = [word for word in words if text.paragraph(word.start) == edge]
    least = min(LEAST, len(own))
    if from_start:
        return [_bare(text, Span(own[0].start, own[number - 1].end)) for number in range(least, len(own) + 1)]
    return [Span(own[-number].start, own[-1].end) for number in range(least, len(own) + 1)]


def _prefixes(source: Source, offset: int) -> Iterator[str]:
    """The words before an offset, one and then more, of the same paragraph; of the one before, if it begins one."""
    before = source.text.whole[:offset].rstrip().rpartition("\n")[2]
    words = before.split()
    for number in range(1, min(len(words), CONTEXT) + 1):
        if _LETTER.search(prefix := " ".join(words[-number:])):
            yield prefix


def _suffixes(source: Source, offset: int) -> Iterator[str]:
    """The words after an offset, likewise."""
    after = source.text.whole[offset:].lstrip().partition("\n")[0]
    words = after.split()
    for number in range(1, min(len(words), CONTEXT) + 1):
        if _LETTER.search(suffix := " ".join(words[:number]).rstrip(_AFTER)):
            yield suffix


def _bare(text: Text, span: Span) -> Span:
    """Without the punctuation after its last word, unless that is all of it."""
    words = text.whole[span.start : span.end]
    return Span(span.start, span.start + len(words.rstrip(_AFTER)) or span.end)
