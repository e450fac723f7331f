"""`anchor`: print the few words that point to a passage, as YAML."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from ..corpus.wording import visible
from ..source.directive import describe, trimmed
from ..source.nearest import nearest
from ..source.text import Span, normal
from ..source.verifying import absent, anchor_of, flow
from .project import CLEAN, PROBLEMS, MisuseError, RefusedError
from .source_text import add_text, article_of, source_of
from .terminal import typed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ..source.directive import Source

_TO = re.compile(r"\s(?:…|\.\.\.)\s")
_SHOWN = 20


def add(command: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    add_text(command)
    command.add_argument(
        "--find",
        type=typed,
        required=True,
        metavar="WORDS",
        help='the passage; or its first and last words, with three full stops between: "first words ... last words"',
    )


def run(options: argparse.Namespace) -> int:
    """Print `at` for each place where the words are. Returns 1 if there is none, or if no anchor can single one out."""
    source = source_of(options.text)
    article_of(options.root, options.article)
    if not normal(options.find):
        raise MisuseError("--find is empty: give words of the passage")
    found = list(islice(passages(source, options.find), _SHOWN + 1))
    if not found:
        raise RefusedError(nothing(source, options.find))
    if len(found) > 1:
        many = f"more than {_SHOWN}" if len(found) > _SHOWN else f"{len(found)}"
        print(f"The words are in {many} places; choose the one you mean:")
    told_apart = True
    for span in found[:_SHOWN]:
        directive = describe(source, span)
        if directive is None:
            told_apart = False
            number = source.text.paragraph(span.start)
            print(f"at: {{paragraph: {number}}}  # no words tell this place from one before it")
        else:
            print(visible(f"at: {flow(anchor_of(source, span, directive))}"))
    return CLEAN if told_apart else PROBLEMS


def passages(source: Source, words: str) -> Iterator[Span]:
    """Each place where a passage is. With `...` for its middle, it runs from the first words to the next last words."""
    first, *rest = _TO.split(words, maxsplit=1)
    for start in source.narrow.find(normal(first), across=True):
        if not rest:
            yield trimmed(source, start)
            continue
        end = next(source.narrow.find(normal(rest[0]), start.end, across=True), None)
        if end is not None:
            yield trimmed(source, Span(start.start, end.end))


def nothing(source: Source, words: str) -> str:
    """Why there is no passage with these words, and what is most like them."""
    for part in _TO.split(words, maxsplit=1):
        if next(source.narrow.find(normal(part), across=True), None) is None:
            return absent(source, normal(part), nearest(source.text, part, beside=1))
    return "the last words do not come after the first"
