"""Looking anchors and quotes up: what is not where it is said to be, what is nearest, and what to write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from ..corpus.model import Anchor, Claim
from ..corpus.receipts import entries
from .describing import describe
from .directive import Directive, passages
from .nearest import SURE, nearest
from .text import Span, normal

if TYPE_CHECKING:
    from ..corpus.model import Article
    from .directive import Source

_OMISSION = re.compile(r"\s*\[(?:…|\.\.\.)\]\s*")
_LOOKED_AT = 1_000
_CONTEXT = "its words stand in the text, and not beside this prefix and suffix"


@dataclass(frozen=True, slots=True)
class Finding:
    """An anchor or a quote that is not as it should be."""

    rule: str
    field: str
    """What is wrong: `paragraph`, `through`, `start`, `end`, `prefix`, `suffix` or `quote`."""
    message: str
    offer: Anchor | None = None
    """What to write instead, if anything in the text is like it."""
    sure: bool = False
    """Whether the offer may be written without asking: its words are in the text, or all but are."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Where the start or the end of a passage stands, or what is most like it."""

    span: Span
    likeness: float


@dataclass(frozen=True, slots=True)
class Looked:
    """One anchor or quote that was looked up. `index` counts the anchors of an entry from 0; None for its quote."""

    name: str
    """The entry, as receipts call it."""
    index: int | None
    finding: Finding | None


def verify(source: Source, article: Article) -> list[Looked]:
    """Look everything up to which an article points, withdrawn entries apart."""
    looked = []
    for name, entry in entries(article).items():
        looked += [Looked(name, index, check_anchor(source, anchor)) for index, anchor in enumerate(entry.at)]
        quote = entry.quote if isinstance(entry, Claim) else None
        if quote is not None:
            looked.append(Looked(name, None, check_quote(source, quote, entry.at)))
    return looked


def check_anchor(source: Source, anchor: Anchor) -> Finding | None:
    """What is wrong with an anchor; None if a browser takes everybody to the passage, in the paragraph that it names."""
    last = anchor.through or anchor.paragraph
    if anchor.start is None:
        return _beyond(source, anchor, last)
    directive = directive_of(anchor)
    assert directive is not None  # there is a start
    text = source.text
    found = list(islice(passages(source.narrow, directive), _LOOKED_AT))
    here = next((span for span in found if paragraphs(source, span) == (anchor.paragraph, last)), None)
    if here is not None:
        landing = source.landing(directive)
        if landing == here:
            return None
        before = text.paragraph(landing.start) if landing else 0
        message = f"a browser stops before this passage, in paragraph {before}, which has the same words"
        return _offering(source, anchor, here, "anchor-ambiguous", "start", message, sure=True)
    return _elsewhere(source, anchor, found) or _misspelt(source, anchor)


def check_quote(source: Source, quote: str, anchors: tuple[Anchor, ...]) -> Finding | None:
    """What is wrong with a quote: it stands word for word in a passage's paragraphs, parts left out marked by […]."""
    text = source.text
    regions = [text.within(at.paragraph, at.through or at.paragraph) for at in anchors]
    regions = regions or [Span(0, len(text.whole))]
    for part in filter(None, map(normal, _OMISSION.split(quote))):
        found = list(islice(source.narrow.find(part, across=True), _LOOKED_AT))
        if any(region.start <= span.start and span.end <= region.end for region in regions for span in found):
            continue
        if found:
            where = " and ".join(dict.fromkeys(_where(paragraphs(source, span)) for span in found[:3]))
            message = f"these words stand in {where}, and not in a paragraph that `at` names"
            return Finding("quote-elsewhere", "quote", message)
        beside = anchors[0].paragraph if anchors else 1
        near = nearest(text, part, beside=beside)
        message = f"{_said(part)} is not in the text{_nearest(source, near.span if near else None)}"
        return Finding("quote-not-found", "quote", message)
    return None


def directive_of(anchor: Anchor) -> Directive | None:
    """The words that a browser looks for; None where an anchor has none."""
    if anchor.start is None:
        return None
    return Directive(anchor.start, anchor.end, anchor.prefix, anchor.suffix)


def anchor_of(source: Source, span: Span, directive: Directive) -> Anchor:
    """The anchor of a passage, by its words."""
    first, last = paragraphs(source, span)
    return Anchor(first, last if last > first else None, *directive)


def paragraphs(source: Source, span: Span) -> tuple[int, int]:
    """The numbers of the paragraphs in which a passage begins and ends."""
    return source.text.paragraph(span.start), source.text.paragraph(max(span.start, span.end - 1))


def _beyond(source: Source, anchor: Anchor, last: int) -> Finding | None:
    count = len(source.text.paragraphs)
    if max(anchor.paragraph, last) <= count:
        return None
    field = "paragraph" if anchor.paragraph > count else "through"
    message = f"there is no paragraph {max(anchor.paragraph, last)}: this text has {count}"
    return Finding("anchor-paragraph", field, message)


def _elsewhere(source: Source, anchor: Anchor, found: list[Span]) -> Finding | None:
    """All its words are in the text, in other paragraphs."""
    last = anchor.through or anchor.paragraph

    def distance(span: Span) -> int:
        first, end = paragraphs(source, span)
        return abs(first - anchor.paragraph) + abs(end - last)

    for span in sorted(found, key=distance)[:1]:
        first, end = paragraphs(source, span)
        if end - first > max(1, last - anchor.paragraph):
            return None  # so far apart, these are hardly the words that were meant
        field = "through" if first == anchor.paragraph else "paragraph"
        message = (
            f"the passage is not in {_where((anchor.paragraph, last))}: it stands in {_where((first, end))}"
        )
        return _offering(source, anchor, span, "anchor-paragraph", field, message, sure=True)
    return None


def _misspelt(source: Source, anchor: Anchor) -> Finding:
    """Some of its words are not in the text, or not after one another."""
    assert anchor.start is not None  # or there was nothing to look for
    last = anchor.through or anchor.paragraph
    start = _part(source, anchor.start, anchor.paragraph)
    if start is None or start.likeness < 1:
        message = f"{_said(anchor.start)} is not in the text{_nearest(source, start.span if start else None)}"
        field, rule = "start", "anchor-not-found"
        if start is None:
            return Finding(rule, field, message)
    elif anchor.end is None:
        message, field, rule = _CONTEXT, "prefix", "anchor-context"
    else:
        message, field, rule = "", "end", "anchor-not-found"
    end = start
    if anchor.end is not None:
        found = _part(
            source, anchor.end, max(last, source.text.paragraph(start.span.start)), after=start.span.end
        )
        if found is None or found.likeness < 1:
            words = f"{_said(anchor.end)} does not come after the start{_nearest(source, found.span if found else None)}"
            message, field = (f"{message}; {words}", field) if message else (words, "end")
            if found is None:
                return Finding(rule, field, message)
        end = found
    span = Span(start.span.start, end.span.end)
    if not message:
        if anchor.prefix or anchor.suffix:
            message, field, rule = _CONTEXT, "prefix", "anchor-context"
        else:
            where = _where(paragraphs(source, span))
            message, rule = f"from the start to the end the passage takes up {where}", "anchor-paragraph"
    sure = min(start.likeness, end.likeness) >= SURE
    bare = replace(anchor, start=source.text.at(start.span), end=anchor.end and source.text.at(end.span))
    return _offering(source, bare, span, rule, field, message, sure=sure)


def _part(source: Source, words: str, paragraph: int, after: int = 0) -> _Part | None:
    """Where words stand, the nearest place to a paragraph; else what is most like them."""
    text = source.text
    found = list(islice(source.narrow.find(normal(words), after), _LOOKED_AT))
    if found:
        return _Part(min(found, key=lambda span: abs(text.paragraph(span.start) - paragraph)), 1)
    near = nearest(text, words, beside=paragraph, within=Span(after, len(text.whole)))
    return near and _Part(*near)


def _offering(  # noqa: PLR0913, PLR0917  # what a Finding is made of
    source: Source, anchor: Anchor, span: Span, rule: str, field: str, message: str, *, sure: bool
) -> Finding:
    """With the anchor's own words where they do, or the fewest that do."""
    own = directive_of(anchor)
    assert own is not None  # there is a start
    directive = own if source.lands_on(own, span) else describe(source, span)
    if directive and own.end and source.lands_on(kept := directive._replace(end=own.end), span):
        directive = kept
    if directive is None:
        message += "; no words tell it apart: name the paragraph alone"
        return Finding(rule, field, message)
    return Finding(rule, field, message, anchor_of(source, span, directive), sure)


def _nearest(source: Source, span: Span | None) -> str:
    if span is None:
        return ", nor anything like it"
    return f"; nearest is {_said(source.text.at(span))} in paragraph {source.text.paragraph(span.start)}"


def _said(words: str) -> str:
    return f"“{words}”"


def _where(numbers: tuple[int, int]) -> str:
    first, last = numbers
    return f"paragraph {first}" if first == last else f"paragraphs {first}–{last}"
