"""The YAML parser's errors in words for somebody who edits a text file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml import Mark

from .fields import all_fields
from .slips import Place, find_slip
from .wording import quoted

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

_INDENTATION = "fields that belong together start in the same column, with spaces and no tabs"
_QUOTE = 'put the text in quotation marks: "…"'

_FLOW = "inside [ ] and { }, text that holds a comma, a colon or brackets stands in quotation marks"

_SAID: dict[str, tuple[str, str]] = {
    "mapping values are not allowed in this context": (
        "a colon cannot stand here",
        f"{_QUOTE}, if the colon belongs to it; if not, mind the indentation: {_INDENTATION}",
    ),
    "could not find expected ':'": (
        "there is no colon after this key",
        "text that goes on in a new line is indented further than its key",
    ),
    "did not find expected key": (
        "this does not fit what is around it",
        f"mind the indentation: {_INDENTATION}; and nothing may follow a closing quotation mark or bracket",
    ),
    "did not find expected '-' indicator": (
        "this does not continue the list above it",
        "the dashes of a list stand in one column, and all of its entries have one",
    ),
    "block sequence entries are not allowed in this context": (
        "a list cannot start here",
        "start it in a new line, or write [a, b]; quote the text, if the dash belongs to it",
    ),
    "did not find expected ',' or ']'": (
        "a comma or ] is missing before this, in the list that starts with [ in line {line}",
        _FLOW,
    ),
    "did not find expected ',' or '}'": (
        "a comma or } is missing before this, in the fields that start with { in line {line}",
        _FLOW,
    ),
    "did not find expected node content": ("text cannot start with {here}", _QUOTE),
    "mapping keys are not allowed in this context": ("text cannot start with {here}", _QUOTE),
    "found unexpected end of stream": (
        "the quotation mark here is never closed",
        "close it; inside double quotation marks, write \\\" for one of the text's own",
    ),
    "found unexpected document indicator": ("the quotation mark here is never closed", "close it"),
    "found unknown escape character": (
        "inside double quotation marks, a backslash has a meaning of its own",
        "write it twice, or use single quotation marks",
    ),
    "found a tab character that violates indentation": ("there is a tab here", "indent with spaces"),
    "found a tab character where an indentation space is expected": (
        "there is a tab here",
        "indent with spaces",
    ),
    "did not find expected alphabetic or numeric character": ("text cannot start with {here}", _QUOTE),
    "did not find expected comment or line break": ("text cannot start with {here}", _QUOTE),
    "did not find expected <document start>": (
        "there is more after the end of the document",
        "delete the line with three dots above it",
    ),
}
_AT_THE_OPENING = frozenset(
    [
        "found unexpected end of stream",
        "found unexpected document indicator",
        "could not find expected ':'",
        "did not find expected alphabetic or numeric character",
        "did not find expected comment or line break",
    ]
)
"""Where the place to mend is where the thing began, not where the parser gave up."""


def explain(error: MarkedYAMLError, text: str) -> tuple[Mark, str, str]:
    """Where to look, what is wrong there, and what to do; the parser's own words where there are no better ones."""
    problem = error.problem or "this is not YAML"
    mark = error.problem_mark or error.context_mark
    assert mark is not None  # the parser marks every error it can meet in a scanned text
    if problem in _AT_THE_OPENING and error.context_mark is not None:
        mark = error.context_mark
    if not text[mark.index :].strip():
        return (
            _end(text),
            "the file ends in the middle of something",
            "close what was opened, and give every key a value",
        )
    slip = find_slip(Place(text, problem, mark, error.context_mark), all_fields())
    if slip is not None:
        return slip
    here = text[mark.index : mark.index + 1]
    if problem == "found character that cannot start any token":
        if here == "\t":
            return mark, "there is a tab here", "indent with spaces"
        return mark, f"text cannot start with {quoted(here)}", _QUOTE
    message, hint = _SAID.get(problem, (problem, ""))
    if error.context_mark is not None:
        message = message.replace("{line}", str(error.context_mark.line + 1))
    message = message.replace("{here}", quoted(here))
    return mark, message, hint


def _end(text: str) -> Mark:
    """Behind the last character that can be seen: the parser's own mark may lie in a line that is not there."""
    seen = text.rstrip()
    return Mark("", len(seen), seen.count("\n"), len(seen) - seen.rfind("\n") - 1, None, 0)
