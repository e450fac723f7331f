"""How a single value is written: without quotation marks wherever it is read back the same."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Literal

from ..corpus.reader import read

Style = Literal["", '"', "|", ">"]
"""Plain, in double quotation marks, and the two block styles: literal, and folded."""

WIDTH = 110
"""Code points in a line; a longer word stands alone."""

STEP = 2
"""Columns from a mapping to what is in it, from a key to the dashes under it, and from a dash to what follows it."""

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
    # A rule of the corpus refuses these because nobody sees them: they should not hide in the file either.
    "\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f]"
)


def style_of(text: str, room: int, *, verbatim: bool = False) -> Style:
    """The style of a text on lines of its own, of `room` columns each.

    Words copied from a source (`verbatim`) are quoted, so that it shows where they end.
    """
    lines = text.removesuffix("\n").split("\n")
    holds_as_block = lines[0] and lines[-1] and all(line == line.strip(" ") for line in lines)
    if "\n" in text and holds_as_block and not any(map(_UNSEEN.search, lines)):
        return "|" if all(len(line) <= room for line in lines) else ">"
    return '"' if verbatim or needs_quotes(text) else ""


@lru_cache(maxsize=4096)
def needs_quotes(text: str, *, in_brackets: bool = False) -> bool:
    """Whether a text without quotation marks would be read as something else, or hide what nobody sees.

    More has to be quoted `in_brackets`, which is inside [ ] or { }.
    """
    if _UNSEEN.search(text):
        return True
    tree, problems = read("", f"key: [{text}]" if in_brackets else f"key: {text}")
    return bool(problems) or tree.root != {"key": [text] if in_brackets else text}


def in_quotes(value: object) -> str:
    """A text in double quotation marks, on one line; or lists and mappings of such texts. JSON is YAML."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04X}", json.dumps(value, ensure_ascii=False))
