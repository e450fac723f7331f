"""The errors of the YAML parser, in words for somebody who edits a text file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fields import all_fields
from .typos import SAME_COLUMN, ParserStop, find_typo
from .wording import quoted

if TYPE_CHECKING:
    from yaml import Mark, MarkedYAMLError

_QUOTE = 'put the text in quotation marks: "…"'
_FLOW = "inside [ ] and { }, put text that contains a comma, a colon or brackets in quotation marks"
_START = ("text cannot start with {here}", 'delete it, or put the whole text in quotation marks: "…"')
_TAB = (
    "there is a tab here",
    "delete it, and type spaces until the line starts in the column of those that it belongs to",
)

_SAID: dict[str, tuple[str, str]] = {
    "mapping values are not allowed in this context": (
        "there cannot be a colon here",
        f"if it is part of the text, {_QUOTE}; if not, check the indentation: {SAME_COLUMN}",
    ),
    "could not find expected ':'": (
        "there is no colon after this key",
        "indent text that continues on a new line further than its key",
    ),
    "did not find expected key": (
        "this does not fit what is around it",
        f"check the indentation: {SAME_COLUMN}; and nothing may follow a closing quotation mark or bracket",
    ),
    "did not find expected '-' indicator": (
        "this does not continue the list above it",
        "put a dash before each item of a list, all in one column",
    ),
    "block sequence entries are not allowed in this context": (
        "a dash cannot start a value here",
        'for text, delete it or put the whole text in quotation marks: "…"; for a list, write [a, b]',
    ),
    "did not find expected ',' or ']'": (
        "a comma or ] is missing before this, in the list that starts with [ in line {line}",
        _FLOW,
    ),
    "did not find expected ',' or '}'": (
        "a comma or } is missing before this, in the fields that start with { in line {line}",
        _FLOW,
    ),
    "did not find expected node content": _START,
    "mapping keys are not allowed in this context": _START,
    "found character that cannot start any token": _START,
    "found unexpected end of stream": (
        "the quotation mark here is never closed",
        "type {here} where the text ends; if it is an apostrophe or an inch, put other marks around the whole text",
    ),
    "found unexpected document indicator": (
        "the quotation mark here is never closed",
        "type {here} where the text ends",
    ),
    "found unknown escape character": (
        "inside double quotation marks, a backslash has a special meaning",
        "write it twice, or use single quotation marks",
    ),
    "found a tab character that violates indentation": _TAB,
    "found a tab character where an indentation space is expected": _TAB,
    "did not find expected alphabetic or numeric character": _START,
    "did not find expected comment or line break": _START,
    "did not find expected <document start>": (
        "there is more after the end of the document",
        "delete the line with three dots above it",
    ),
}
"""Message and hint for each problem that the parser knows."""
_AT_THE_OPENING = frozenset(
    [
        "found unexpected end of stream",
        "found unexpected document indicator",
        "could not find expected ':'",
        "did not find expected alphabetic or numeric character",
        "did not find expected comment or line break",
    ]
)
"""Problems to fix where the value began, and not where the parser gave up."""


def explain(error: MarkedYAMLError, text: str) -> tuple[Mark, str, str]:
    """Where to look, what is wrong there, and what to do; the parser's own words if there are no better ones."""
    problem = error.problem or "this is not YAML"
    mark = error.problem_mark or error.context_mark
    assert mark is not None  # in a scanned text, every error of the parser has a mark
    if problem in _AT_THE_OPENING and error.context_mark is not None:
        mark = error.context_mark
    stop = ParserStop(text, problem, mark, error.context_mark)
    if not text[mark.index :].strip():
        # The parser's own mark may be in a line that does not exist.
        end = stop.at(len(text.rstrip()))
        return (
            end,
            "the file ends in the middle of something",
            "close whatever is open, and give every key a value",
        )
    if (typo := find_typo(stop, all_fields())) is not None:
        return typo
    message, hint = _SAID.get(problem, (problem, ""))
    if problem == "found character that cannot start any token" and stop.here == "\t":
        message, hint = _TAB
    if error.context_mark is not None:
        message = message.replace("{line}", str(error.context_mark.line + 1))
    return (
        mark,
        message.replace("{here}", quoted(stop.here)),
        hint.replace("{here}", text[mark.index : mark.index + 1]),
    )
