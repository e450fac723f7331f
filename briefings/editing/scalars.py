"""How a single value is written: without quotation marks where YAML 1.2 reads it the same, within the width."""

from __future__ import annotations

import re
from typing import Literal

from ..corpus.reader import plain

Style = Literal["", '"', "|", ">"]
"""Plain, in double quotation marks, and the two block styles: literal, and folded."""

WIDTH = 110
"""Code points in a line; a longer word stands alone."""

STEP = 2
"""Columns from a mapping to what is in it, from a key to the dashes under it, and from a dash to what follows it."""

_NOT_FIRST = frozenset(",[]{}#&*!|>'\"%@`")
_NOT_FIRST_BEFORE_BLANK = re.compile(r"[-?:](?:[ ,\[\]{}]|$)")
_ONLY_ESCAPED = (
    "\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
    # What a rule of the corpus refuses because nobody sees it should not hide in the file either.
    "\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
)
_UNSEEN = re.compile(f"[{_ONLY_ESCAPED}]")
_NOT_INSIDE = re.compile(rf": | #|:$|\A(?:---|\.\.\.)|[{_ONLY_ESCAPED}]")
_NOT_IN_FLOW = re.compile(r"[,\[\]{}]|[:?](?:[,\[\]{}? ]|$)")
_NOT_BESIDE_A_LINE_END = re.compile(r"(?:^|\n) | (?:\n|$)")
_ESCAPED = re.compile(rf'["\\{_ONLY_ESCAPED}]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_FOLD = re.compile(r"(?<! ) (?! )")


def style_of(text: str, *, room: int | None = None, verbatim: bool = False) -> Style:
    """The style of a text; `room`: how many columns a line of block text has, None inside [ ] and { }.

    Words copied from a source (`verbatim`) are quoted, so that it shows where they end.
    """
    in_flow = room is None
    if room is not None and "\n" in text and _fits_block_text(text):
        return "|" if all(len(line) <= room for line in text.split("\n")) else ">"
    return '"' if verbatim or needs_quotes(text, in_flow=in_flow) else ""


def needs_quotes(text: str, *, in_flow: bool) -> bool:
    """Whether YAML would read the text as something else, or not at all, if it stood without quotation marks."""
    return (
        text != text.strip(" ")
        or not isinstance(plain(text), str)
        or text[0] in _NOT_FIRST
        or text == "<<"
        or _NOT_FIRST_BEFORE_BLANK.match(text) is not None
        or _NOT_INSIDE.search(text) is not None
        or (in_flow and _NOT_IN_FLOW.search(text) is not None)
    )


def in_quotes(text: str) -> str:
    """The text in double quotation marks, on one line."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def fold_points(text: str) -> list[str]:
    """The words of a text: between two of them a line may end, and YAML reads a blank."""
    return _FOLD.split(text)


def chomping(text: str) -> str:
    """The indicator after `|` and `>`: whether the text ends with a line end."""
    return "" if text.endswith("\n") else "-"


def _fits_block_text(text: str) -> bool:
    """Whether a block style can hold it, without an indicator of its indentation and without trailing blanks."""
    return (
        text.strip("\n") != ""
        and not text.startswith("\n")
        and not text.endswith("\n\n")
        and not _NOT_BESIDE_A_LINE_END.search(text)
        and not _UNSEEN.search(text.replace("\n", ""))
    )


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    code = ord(char)
    if code <= 0xFF:  # noqa: PLR2004  # as far as \x goes
        return _ESCAPES.get(char, f"\\x{code:02X}")
    return f"\\u{code:04X}"
