"""What a text directive finds in a text: the algorithm of the specification, on paragraphs in the place of blocks.

URL Fragment Text Directives (WICG, now in the HTML standard), "find a range from a text directive": the first place
where `start` stands after `prefix`; with an `end`, up to the first place of it after `start` that `suffix` follows.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from .folding import Folded, narrow, wide
from .text import Span, Text, normal

if TYPE_CHECKING:
    from collections.abc import Iterator

_TRIED = 10_000
"""So many places of a start are looked at: more are in no article."""


class Directive(NamedTuple):
    """The words of a text directive. Without `end`, `start` is the whole passage, and stands in one paragraph."""

    start: str
    end: str | None = None
    prefix: str | None = None
    suffix: str | None = None

    def normal(self) -> Directive:
        """As a normalised text has the words."""
        end, prefix, suffix = (word and normal(word) for word in self[1:])
        return Directive(normal(self.start), end, prefix, suffix)


class Source:
    """A text in which directives can be followed."""

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

    def landing(self, directive: Directive) -> Span | None:
        """Where a browser stops: no later than any does."""
        return next(passages(self.wide, directive), None)

    def lands_on(self, directive: Directive, span: Span) -> bool:
        """Whether every browser takes this span and no other."""
        return self.landing(directive) == span and any(
            found == span for found in passages(self.narrow, directive, from_=span.start)
        )


def passages(text: Folded, directive: Directive, from_: int = 0) -> Iterator[Span]:
    """Each passage that fits the words, in the order of the text, at most one for each place of the start."""
    start, end, prefix, suffix = directive.normal()
    for found in islice(text.find(start, from_), _TRIED):
        if prefix and not text.is_preceded(prefix, found.start):
            continue
        if not end:
            if not suffix or text.is_followed(suffix, found.end):
                yield found
            continue
        ends = (last.end for last in text.find(end, found.end))
        last = next((place for place in ends if not suffix or text.is_followed(suffix, place)), None)
        if last is None and not suffix:
            return  # nor does the end come after any later start
        if last is not None:
            yield Span(found.start, last)
