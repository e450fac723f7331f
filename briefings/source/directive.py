"""Text directives: what one finds in a text, and the fewest words that find one passage and no other.

Following one is the algorithm of URL Fragment Text Directives (WICG, now in the HTML standard), "find a range from a
text directive", with paragraphs in place of blocks: the first place where `start` stands after `prefix`; with an
`end`, up to the first place after `start` where `end` stands before `suffix`.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain, islice, product, takewhile
from typing import TYPE_CHECKING, NamedTuple

from ..corpus.segmentation import words as words_of
from ..corpus.values import NAME_LENGTH
from .matching import Folded, narrow, wide
from .text import CLOSING, Span, Text, normal

if TYPE_CHECKING:
    from collections.abc import Iterator

_TRIED = 10_000
"""How many places of a start are tried: no article has more."""
EXACT = 8
"""A passage of up to this many words is written out: its first and last words would hardly be fewer."""
LEAST = 3
"""A start and an end have at least this many words, unless the passage is shorter. The page holds more than the text
that was given, such as headlines of other articles, where a single word may stand too."""
CONTEXT = 12
"""At most this many words before or after a passage are used to tell it apart."""

_LETTER = re.compile(r"\w")


class Directive(NamedTuple):
    """The words of a text directive. Without `end`, `start` is the whole passage, within one paragraph."""

    start: str
    end: str | None = None
    prefix: str | None = None
    suffix: str | None = None

    @property
    def fits(self) -> bool:
        """Whether an anchor can hold its words."""
        return all(len(words or "") <= NAME_LENGTH for words in self)

    def normal(self) -> Directive:
        """The same words, normalised as a `Text` is."""
        end, prefix, suffix = (word and normal(word) for word in self[1:])
        return Directive(normal(self.start), end, prefix, suffix)


class Source:
    """A text in which text directives can be followed."""

    def __init__(self, text: Text) -> None:
        self.text = text

    @cached_property
    def narrow(self) -> Folded:
        """The text as every browser folds it."""
        return Folded.of(self.text, narrow)

    @cached_property
    def wide(self) -> Folded:
        """The text as the browser that folds most."""
        return Folded.of(self.text, wide)

    @cached_property
    def loose(self) -> Folded:
        """The text as every browser folds it, with a boundary at each character where no blanks part the words."""
        return self.narrow.loose()

    def landing(self, directive: Directive) -> Span | None:
        """The first place where any browser may stop; None if there is none."""
        return next(passages(self.wide, directive), None)

    def lands_on(self, directive: Directive, span: Span) -> bool:
        """Whether an anchor can hold the directive, and every browser finds this span with it and nothing before it."""
        return (
            directive.fits
            and self.landing(directive) == span
            and any(found == span for found in passages(self.narrow, directive, from_=span.start))
        )


def passages(text: Folded, directive: Directive, from_: int = 0) -> Iterator[Span]:
    """Each passage that fits the directive, in the order of the text, at most one for each place of the start."""
    start, end, prefix, suffix = directive.normal()
    starts = text.find(start, from_, prefix=bool(prefix), suffix=bool(suffix and not end))
    for found in islice(starts, _TRIED):
        if prefix and not text.is_preceded(prefix, found.start):
            continue
        if not end:
            if not suffix or text.is_followed(suffix, found.end):
                yield found
            continue
        ends = (last.end for last in text.find(end, found.end, suffix=bool(suffix)))
        last = next((place for place in ends if not suffix or text.is_followed(suffix, place)), None)
        if last is None and not suffix:
            return  # the end does not come after any later start either
        if last is not None:
            yield Span(found.start, last)


def describe(source: Source, span: Span) -> Directive | None:
    """The fewest words by which a browser finds this span and nothing before it, with a prefix or suffix if needed.

    The span begins and ends with whole words. None if no words tell it apart from an earlier passage.
    """
    words = [
        Span(span.start + start, span.start + end)
        for start, end in words_of(source.text.whole[span.start : span.end])
    ]
    one_paragraph = "\n" not in source.text.whole[span.start : span.end]
    found = None
    if len(words) > EXACT or not one_paragraph:
        found = _range(source, span, words)
    return found or (_exact(source, span) if one_paragraph else None)


def trimmed(source: Source, span: Span) -> Span:
    """A passage without the blanks around it and the punctuation that ends it."""
    words = source.text.whole[span.start : span.end]
    start, end = span.end - len(words.lstrip()), span.start + len(words.rstrip())
    return source.text.bare(Span(start, end)) if start < end else span


def _exact(source: Source, span: Span) -> Directive | None:
    prefixes, suffixes = list(_prefixes(source, span.start)), list(_suffixes(source, span.end))
    contexts: Iterator[tuple[str | None, str | None]] = chain(
        [(None, None)],
        ((prefix, None) for prefix in prefixes),
        ((None, suffix) for suffix in suffixes),
        product(prefixes, suffixes),
    )
    candidates = (Directive(source.text.at(span), None, *context) for context in contexts)
    return next((found for found in candidates if source.lands_on(found, span)), None)


def _range(source: Source, span: Span, words: list[Span]) -> Directive | None:
    """The start decides where a browser stops, the end only how far the passage goes: they are found one by one."""
    text = source.text
    heads = _runs(text, words, from_start=True)
    tails = _runs(text, words, from_start=False)
    for head, prefix in _beside(heads, _prefixes(source, span.start)):
        landing = source.landing(Directive(text.at(head), prefix=prefix))
        if landing is None or landing.start != span.start:
            continue
        fitting = [tail for tail in tails if tail.start >= head.end]
        for tail, suffix in _beside(fitting, _suffixes(source, span.end)):
            found = Directive(text.at(head), text.at(tail), prefix, suffix)
            if source.lands_on(found, span):
                return found
    return None


def _beside(runs: list[Span], contexts: Iterator[str]) -> Iterator[tuple[Span, str | None]]:
    """Each of the runs alone, and then the first with each of the contexts."""
    yield from ((run, None) for run in runs)
    yield from ((run, context) for run in runs[:1] for context in contexts)


def _runs(text: Text, words: list[Span], *, from_start: bool) -> list[Span]:
    """The first or last words of a passage: LEAST of them, then one more each time, within the paragraph."""
    edge = text.paragraph((words[0] if from_start else words[-1]).start)
    own = [word for word in words if text.paragraph(word.start) == edge]
    least = min(LEAST, len(own))
    numbers = range(least, len(own) + 1)
    if from_start:
        runs = (text.bare(Span(own[0].start, own[number - 1].end)) for number in numbers)
    else:
        runs = (Span(own[-number].start, own[-1].end) for number in numbers)
    return list(takewhile(lambda run: run.end - run.start <= NAME_LENGTH, runs))


def _prefixes(source: Source, offset: int) -> Iterator[str]:
    """The words before an offset, one and then more, all of one paragraph: the one before, if the offset begins one."""
    before = source.text.whole[:offset].rstrip().rpartition("\n")[2]
    words = words_of(before)
    for start, _ in words[: -CONTEXT - 1 : -1]:
        if _LETTER.search(prefix := before[start:]):
            yield prefix


def _suffixes(source: Source, offset: int) -> Iterator[str]:
    """The words after an offset, in the same way."""
    after = source.text.whole[offset:].lstrip().partition("\n")[0]
    for _, end in words_of(after)[:CONTEXT]:
        if _LETTER.search(suffix := after[:end].rstrip(CLOSING)):
            yield suffix
