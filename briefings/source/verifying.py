"""Looking up anchors and quotes: what is not where it is said to be, what is most like it, and what to write."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from ..corpus.model import Claim
from ..corpus.receipts import entries
from ..corpus.schema import Anchor
from .directive import Directive, describe, passages
from .nearest import SURE, Near, nearest
from .text import Span, normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..corpus.model import Article
    from .directive import Source

_OMISSION = re.compile(r"\s*\[(?:…|\.\.\.)\]\s*")
_LOOKED_AT = 1_000
_CONTEXT = "these words are in the text, but not beside this prefix and suffix"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with an anchor or a quote."""

    rule: str
    field: str
    """The wrong field: `paragraph`, `through`, `start`, `end`, `prefix`, `suffix` or `quote`."""
    message: str
    offer: Anchor | None = None
    """What to write instead, if anything in the text is similar."""
    sure: bool = False
    """Whether the offer may be written without asking: its words are in the text, or nearly so."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """One anchor or quote that was looked up. `index` counts the anchors of an entry from 0; None for its quote."""

    name: str
    """The name of the entry in receipts."""
    index: int | None
    finding: Finding | None
    has_words: bool = True
    """False for an anchor that names a paragraph alone: there is such a paragraph, but nothing was looked for in it."""


def verify(source: Source, article: Article) -> list[Lookup]:
    """Look up every passage and quote of an article, except those of withdrawn entries."""
    looked = []
    for name, entry in entries(article).items():
        looked += [
            Lookup(name, index, check_anchor(source, anchor), anchor.start is not None)
            for index, anchor in enumerate(entry.written.at)
        ]
        quote = entry.written.quote if isinstance(entry, Claim) else None
        if quote is not None:
            looked.append(Lookup(name, None, check_quote(source, quote, entry.written.at)))
    return looked


def check_anchor(source: Source, anchor: Anchor) -> Finding | None:
    """What is wrong with an anchor; None if every browser finds the passage, in the paragraph that it names."""
    if anchor.start is None:
        return _beyond(source, anchor)
    directive = directive_of(anchor)
    text = source.text
    found = list(islice(passages(source.narrow, directive), _LOOKED_AT))
    here = next((span for span in found if paragraphs(source, span) == (anchor.paragraph, anchor.last)), None)
    if here is not None:
        landing = source.landing(directive)
        if landing == here:
            return None
        before = text.paragraph(landing.start) if landing else 0
        message = f"a browser stops before this passage, at the same words in paragraph {before}"
        return _offering(source, anchor, here, Finding("anchor-ambiguous", "start", message, sure=True))
    return _elsewhere(source, anchor, found) or _inside_word(source, anchor) or _misspelt(source, anchor)


def check_quote(source: Source, quote: str, anchors: Sequence[Anchor]) -> Finding | None:
    """What is wrong with a quote: each part between […] must stand word for word in the paragraphs of its anchors."""
    text = source.text
    regions = [text.within(at.paragraph, at.last) for at in anchors]
    regions = regions or [Span(0, len(text.whole))]
    for part in filter(None, map(normal, _OMISSION.split(quote))):
        found = list(islice(source.loose.find(part, across=True), _LOOKED_AT))
        if any(region.start <= span.start and span.end <= region.end for region in regions for span in found):
            continue
        if found:
            where = " and ".join(dict.fromkeys(_where(paragraphs(source, span)) for span in found[:3]))
            message = f"these words are in {where}, which `at` does not name"
            return Finding("quote-elsewhere", "quote", message)
        beside = anchors[0].paragraph if anchors else 1
        near = nearest(text, part, beside=beside)
        return Finding("quote-not-found", "quote", absent(source, part, near))
    return None


def directive_of(anchor: Anchor) -> Directive:
    """The words that a browser looks for. The anchor must have some."""
    assert anchor.start is not None
    return Directive(anchor.start, anchor.end, anchor.prefix, anchor.suffix)


def flow(anchor: Anchor) -> str:
    """The anchor as YAML on one line: `{paragraph: 4, start: "first words", end: "last words"}`."""
    fields = anchor.model_dump(exclude_none=True).items()
    # JSON strings are YAML strings, whatever is in the words.
    return f"{{{', '.join(f'{key}: {json.dumps(value, ensure_ascii=False)}' for key, value in fields)}}}"


def anchor_of(source: Source, span: Span, directive: Directive) -> Anchor:
    """The anchor of a passage that a directive finds."""
    first, last = paragraphs(source, span)
    return Anchor(paragraph=first, through=last if last > first else None, **directive._asdict())


def absent(source: Source, words: str, near: Near | None) -> str:
    """That words are not in the text, and what is most like them."""
    return f"{_said(words)} is not in the text{_instead(source, near)}"


def paragraphs(source: Source, span: Span) -> tuple[int, int]:
    """The numbers of the paragraphs in which a passage begins and ends."""
    return source.text.paragraph(span.start), source.text.paragraph(max(span.start, span.end - 1))


def _beyond(source: Source, anchor: Anchor) -> Finding | None:
    count = len(source.text.paragraphs)
    if max(anchor.paragraph, anchor.last) <= count:
        return None
    field = "paragraph" if anchor.paragraph > count else "through"
    message = f"there is no paragraph {max(anchor.paragraph, anchor.last)}: this text has {count} paragraphs"
    return Finding("anchor-paragraph", field, message)


def _elsewhere(source: Source, anchor: Anchor, found: list[Span]) -> Finding | None:
    """The finding where all words of the anchor are in the text, but in other paragraphs."""

    def distance(span: Span) -> int:
        first, end = paragraphs(source, span)
        return abs(first - anchor.paragraph) + abs(end - anchor.last)

    for span in sorted(found, key=distance)[:1]:
        first, end = paragraphs(source, span)
        if end - first > max(1, anchor.last - anchor.paragraph):
            return None  # the start and end are too far apart to be the words that were meant
        field = "through" if first == anchor.paragraph else "paragraph"
        message = f"the passage is not in {_where((anchor.paragraph, anchor.last))}; it is in {_where((first, end))}"
        return _offering(source, anchor, span, Finding("anchor-paragraph", field, message, sure=True))
    return None


def _inside_word(source: Source, anchor: Anchor) -> Finding | None:
    """The finding where the passage is there, but begins or ends inside a word of a script without blanks."""
    places = islice(passages(source.loose, directive_of(anchor)), _LOOKED_AT)
    here = next(
        (span for span in places if paragraphs(source, span) == (anchor.paragraph, anchor.last)), None
    )
    if here is None:
        return None
    text = source.text
    start = max(offset for offset in text.boundaries if offset <= here.start)
    end = min(offset for offset in text.boundaries if offset >= here.end)
    words = _said(text.at(here)) if anchor.end is None else "the passage"
    message = f"{words} begins or ends inside a word, where no browser looks"
    return _offering(source, anchor, Span(start, end), Finding("anchor-word", "start", message, sure=True))


def _misspelt(source: Source, anchor: Anchor) -> Finding:
    """The finding where some words of the anchor are not in the text, or do not follow one another there."""
    assert anchor.start is not None  # or there was nothing to look for
    wrong: dict[str, str] = {}
    start = end = _closest(source, anchor.start, anchor.paragraph)
    if start is None or start.likeness < 1:
        wrong["start"] = absent(source, anchor.start, start)
    if start is not None and anchor.end is not None:
        beside = max(anchor.last, source.text.paragraph(start.span.start))
        end = _closest(source, anchor.end, beside, after=start.span.end)
        if end is None or end.likeness < 1:
            wrong["end"] = f"{_said(anchor.end)} does not come after the start{_instead(source, end)}"
    rule, field, message = "anchor-not-found", next(iter(wrong), ""), "; ".join(wrong.values())
    if start is None or end is None:
        return Finding(rule, field, message)
    span = Span(start.span.start, end.span.end)
    if not wrong and (anchor.end is None or anchor.prefix or anchor.suffix):
        rule, field, message = "anchor-context", "prefix", _CONTEXT
    elif not wrong:
        rule, field = "anchor-paragraph", "end"
        message = f"from its start to its end, the passage spans {_where(paragraphs(source, span))}"
    sure = min(start.likeness, end.likeness) >= SURE
    exact = {"start": source.text.at(start.span), "end": anchor.end and source.text.at(end.span)}
    bare = anchor.model_copy(update=exact)
    return _offering(source, bare, span, Finding(rule, field, message, sure=sure))


def _closest(source: Source, words: str, paragraph: int, after: int = 0) -> Near | None:
    """Where the words stand, at the place nearest to a paragraph; else the passage that is most like them."""
    text = source.text
    found = list(islice(source.narrow.find(normal(words), after), _LOOKED_AT))
    if found:
        return Near(min(found, key=lambda span: abs(text.paragraph(span.start) - paragraph)), 1)
    return nearest(text, words, beside=paragraph, within=Span(after, len(text.whole)))


def _offering(source: Source, anchor: Anchor, span: Span, finding: Finding) -> Finding:
    """The finding with an offer: the anchor's own words if they find the span, else the fewest that do."""
    own = directive_of(anchor)
    directive = own if source.lands_on(own, span) else describe(source, span)
    if directive and own.end and source.lands_on(kept := directive._replace(end=own.end), span):
        directive = kept
    if directive is None:
        message = f"{finding.message}; no words tell it apart: name the paragraph alone"
        return replace(finding, message=message, sure=False)
    return replace(finding, offer=anchor_of(source, span, directive))


def _instead(source: Source, near: Near | None) -> str:
    if near is None:
        return ", nor is anything like it"
    return f"; nearest is {_said(source.text.at(near.span))} in paragraph {source.text.paragraph(near.span.start)}"


def _said(words: str) -> str:
    return f"“{words}”"


def _where(numbers: tuple[int, int]) -> str:
    first, last = numbers
    return f"paragraph {first}" if first == last else f"paragraphs {first}–{last}"
