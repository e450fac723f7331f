"""Typos that make a line invalid YAML, recognised by how the line looks.

The parser says where it gave up, but people want to know where the mistake is. Each function here knows one kind of
typo. It looks at the lines around the parser's place, and yields the place to fix with a message, or nothing for any
other typo.
"""

from __future__ import annotations

import re
from bisect import bisect
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from yaml import Mark

from .wording import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAME_COLUMN = "fields that belong together start in the same column, indented with spaces and not tabs"

# Messages of the parser.
_COLON = "mapping values are not allowed in this context"
_NO_COLON = "could not find expected ':'"
_NO_KEY = "did not find expected key"
_NO_START = "did not find expected <document start>"
_OPEN_QUOTE = ("found unexpected end of stream", "found unexpected document indicator")

_LOOKED_BACK = 100_000
"""At most this many characters before the place are read: no entry is longer, and a hostile file may have millions."""
_FIELD = re.compile(r"\s*(?:- )?[\"']?[\w-]+[\"']?\s*:(?:\s|$)")
"""The beginning of a line that is a field."""
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)", re.MULTILINE)
_DOTS = re.compile(r"^\.\.\.[ \t\r]*$", re.MULTILINE)
_FIRST_LINE = re.compile(r"^(?!#|---)\S.*$", re.MULTILINE)
_NO_SPACE = re.compile(r"(\s*(?:- )?)([a-z_]+):([^\s:/].*)")
_WORD = re.compile(r"(\s*)([\w-]+)\s*$")
_FIRST_WORD = re.compile(r"(\s*)([a-z]+) ")
CURLY = "“”„‟‘’‚«»"
_OPENING = {"]": "[", "}": "{"}
_INSIDE = {
    '"': "move the mark to the end; if readers should see quotation marks, put '…' around the whole text instead",
    "'": 'move the mark to the end; if it is an apostrophe, put "…" around the whole text instead',
}


class Typo(NamedTuple):
    """Where to look, what is wrong there, and what to do."""

    mark: Mark
    message: str
    hint: str


class ParserStop(NamedTuple):
    """Where the parser gave up, what it said, and where the value that it was reading began."""

    text: str
    problem: str
    mark: Mark
    opening: Mark | None

    @property
    def here(self) -> str:
        """The character at the place; empty at the end of the text."""
        return self.text[self.mark.index : self.mark.index + 1]

    @property
    def line(self) -> str:
        """The whole line."""
        return _line_at(self.text, self.mark.index)

    @property
    def start(self) -> int:
        """The index of the first character of the line."""
        return self.text.rfind("\n", 0, self.mark.index) + 1

    @property
    def before(self) -> str:
        """The part of the line before the place."""
        return self.text[self.start : self.mark.index]

    @property
    def above(self) -> tuple[int, str] | None:
        """The nearest line above that is neither empty nor a comment, with its index."""
        end = self.start - 1
        while end > 0:
            start = self.text.rfind("\n", 0, end) + 1
            if self.text[start:end].strip() and not self.text[start:end].lstrip().startswith("#"):
                return start, self.text[start:end].rstrip("\r")
            end = start - 1
        return None

    def at(self, index: int) -> Mark:
        """The mark of an index into the text."""
        line_start = self.text.rfind("\n", 0, index) + 1
        return Mark("", index, self.text.count("\n", 0, index), index - line_start, None, 0)


def find_typo(stop: ParserStop, fields: frozenset[str]) -> Typo | None:
    """The first typo that fits; `fields` are all names that a field can have."""
    return next(chain.from_iterable(known(stop, fields) for known in _TYPOS), None)


def _conflict(stop: ParserStop, _: frozenset[str]) -> Iterator[Typo]:
    end = stop.text.find("\n", stop.mark.index)
    if found := _CONFLICT.search(stop.text, 0, len(stop.text) if end < 0 else end):
        hint = "keep one of the two versions, and delete any lines with <<<<<<<, ======= and >>>>>>>"
        yield Typo(stop.at(found.start()), "a merge conflict is not resolved", hint)


def _other_language(stop: ParserStop, _: frozenset[str]) -> Iterator[Typo]:
    """Characters that belong to another language or keyboard."""
    start, line = stop.start, stop.line
    if stop.problem == _COLON and stop.above is not None:
        start, line = stop.above  # which YAML reads as text that continues here
    stripped = line.lstrip()
    mark = stop.at(start + len(line) - len(stripped))
    if stripped.startswith(("```", "~~~")):
        yield Typo(mark, "this marks code in Markdown", "delete this line, and the one like it at the end")
    if stripped.startswith(("//", "/*")):
        yield Typo(mark, "a comment starts with #", f"write # instead of {stripped[:2]}")
    if stop.problem == _NO_COLON and "\uff1a" in stripped:
        wide = stop.at(start + line.index("\uff1a"))
        yield Typo(wide, "this is a wide colon (U+FF1A)", "type an ordinary colon and a space after it")
    if stop.problem == _NO_COLON and stripped.startswith(tuple("–—•·")):
        message = f"a list cannot begin with {stripped[0]}"
        yield Typo(mark, message, "write a hyphen and a space before each item")
    if stop.problem == _NO_COLON and (found := re.match(r"([\w-]+)\s*=>?\s*(.*)", stripped)):
        yield Typo(mark, "a field is written with a colon", f"write {quoted(f'{found[1]}: {found[2]}')}")


def _quotation(stop: ParserStop, _: frozenset[str]) -> Iterator[Typo]:
    """Text after a closing quotation mark, which closed too early or was opened on another line."""
    if stop.problem in _OPEN_QUOTE or stop.here in ("]", "}"):
        return
    end = len(stop.text[: stop.mark.index].rstrip(" \t\r\n"))
    quote = stop.text[end - 1 : end]
    opening = _opening_of(stop.text, end - 1, quote) if quote in ('"', "'") and quote else None
    if opening is None:
        return
    opened, closed = stop.at(opening), stop.at(end - 1)
    if opened.line != closed.line:
        message = f"the quotation mark here is not closed before line {closed.line + 1}"
        yield Typo(opened, message, "close it where the text ends")
    if closed.line != stop.mark.line:
        return  # what follows begins a line of its own, so the indentation is wrong
    if stop.here == ",":
        yield Typo(stop.mark, "there cannot be a comma here", "delete it: lines do not end with a comma")
    yield Typo(closed, "the text continues after its closing quotation mark", _INSIDE[quote])


def _opening_of(text: str, closing: int, quote: str) -> int | None:
    """Where the quoted text that ends at an index begins."""
    index = closing
    least = max(0, closing - _LOOKED_BACK)
    while (index := text.rfind(quote, least, index)) >= 0:
        if quote == '"' and text[index - 1] == "\\":
            continue
        if quote == "'" and text[index - 1] == "'":
            index -= 1
            continue
        # An apostrophe inside a word opens nothing.
        return index if text[index - 1 : index] in ("", " ", "\n", "[", "{", ",", "\t") else None
    return None


def _brackets(stop: ParserStop, _: frozenset[str]) -> Iterator[Typo]:
    """A bracket that is never closed, is closed by another, or closes nothing."""
    if stop.problem.startswith("did not find expected ',' or '") and stop.opening is not None:
        yield from _unclosed(stop, stop.opening, stop.problem[-2])
        if stop.here == ":" and (word := re.search(r"([\w-]+)\s*$", stop.before)):
            mark = stop.at(stop.start + word.start(1))
            message = f"a comma is missing before {quoted(word[1])}"
            yield Typo(mark, message, "write a comma between two fields")
    before = stop.before.rstrip()
    if stop.problem == _NO_KEY and stop.here in ("]", "}") and before:
        hint = f"delete it, or write the {_OPENING[stop.here]} that it closes"
        yield Typo(stop.mark, f"this {stop.here} closes nothing", hint)
    if stop.problem == _NO_KEY and before.endswith(("]", "}")):
        hint = 'put the whole text in quotation marks: "…"'
        yield Typo(stop.mark, f"the text continues after the closing {before[-1]}", hint)


def _unclosed(stop: ParserStop, opening: Mark, closing: str) -> Iterator[Typo]:
    bracket, indent = _OPENING[closing], _indent(_line_at(stop.text, opening.index))
    if stop.mark.line > opening.line and _FIELD.match(stop.line) and _indent(stop.line) <= indent:
        hint = f"write {closing} where it ends, before line {stop.mark.line + 1}"
        yield Typo(opening, f"the {bracket} here is never closed", hint)
    if stop.here in ("]", "}"):
        message = f"this {stop.here} cannot close the {bracket} of line {opening.line + 1}"
        yield Typo(stop.mark, message, f"write {closing}")


def _colon_in_text(stop: ParserStop, _: frozenset[str]) -> Iterator[Typo]:
    """Two colons in one line, each with a space after it."""
    found = re.match(r"(\s*(?:- )?[\w-]+:)\s+(.*)", stop.line) if stop.problem == _COLON else None
    if found is None or len(stop.before) < found.end(1):
        return
    key, value = found[1].strip(), found[2]
    value_at = stop.at(stop.start + found.start(2))
    if value.endswith("}") and "{" not in value:
        yield Typo(value_at, "a { is missing before this", f"write {key} {{{value}")
    message = "text without quotation marks cannot contain a colon with a space after it"
    if value[0] in CURLY:
        yield Typo(value_at, message, f'use straight quotation marks instead of {value[0]}: {key} "…"')
    yield Typo(stop.mark, message, f'put the whole text in quotation marks: {key} "…"')


def _colon_of_key(stop: ParserStop, fields: frozenset[str]) -> Iterator[Typo]:
    """A key without its colon, or without the space after it."""
    if stop.problem == _COLON and stop.above is not None and (found := _WORD.match(stop.above[1])):
        mark = stop.at(stop.above[0] + found.start(2))
        yield Typo(mark, f"there is no colon after {quoted(found[2])}", f"write {quoted(f'{found[2]}:')}")
    # What follows a colon without a space is noticed in the next line, or at the end of its own.
    start, line = (stop.above or (0, "")) if stop.problem == _COLON else (stop.start, stop.line)
    if (found := _NO_SPACE.match(line)) and found[2] in fields and stop.problem in (_COLON, _NO_COLON):
        mark = stop.at(start + found.start(3))
        yield Typo(mark, "there is no space after the colon", f"write {quoted(f'{found[2]}: {found[3]}')}")
    if stop.problem != _NO_COLON:
        return
    if (found := _WORD.match(line) or _FIRST_WORD.match(line)) and (found[2] in fields or found.re is _WORD):
        mark = stop.at(stop.start + found.start(2))
        written = f"{found[2]}: {line[found.end() :]}".rstrip()
        yield Typo(mark, f"there is no colon after {quoted(found[2])}", f"write {quoted(written)}")
    mark = stop.at(stop.start + len(line) - len(line.lstrip()))
    message = "this line is not a field, and does not continue the text above it"
    key = re.match(r"\s*(?:- )?([\w-]+):", stop.above[1]) if stop.above else None
    further = f"indent it further than {quoted(key[1])}" if key else "indent it further than the text above"
    yield Typo(mark, message, f"{further}, or add a colon if it is a field")


def _dash(stop: ParserStop, _: frozenset[str]) -> Iterator[Typo]:
    """A dash among fields, or in another column than the dashes above it."""
    if stop.problem == _NO_KEY and stop.line.lstrip().startswith("- "):
        mark = stop.at(stop.start + stop.line.index("-"))
        message = "a dash starts an item of a list, but there is no list in this column"
        dash = re.match(r"( *)- ", stop.above[1]) if stop.above else None
        if dash and len(dash[1]) != stop.line.index("-"):
            message = "this dash is in another column than the one above it"
            yield Typo(mark, message, f"indent it by {len(dash[1])} spaces")
        field = "for a field, delete the dash and the space after it"
        items = "for a list, put its dashes in one column, to the right of the field that it belongs to"
        yield Typo(mark, message, f"{field}; {items}")


def _indentation(stop: ParserStop, _: frozenset[str]) -> Iterator[Typo]:
    """A line that starts in a column where nothing around it does."""
    indent = _indent(stop.line)
    mark = stop.at(stop.start + indent)
    before = stop.before.strip()
    if stop.above is None or not _FIELD.match(stop.line):
        return
    if stop.problem == _COLON:
        column = _indent(stop.above[1])
        if column >= indent or ":" in before:
            return
        message = f"this line is indented by {indent} spaces, as if it continued the text above it"
        yield Typo(mark, message, f"indent it by {column}, like the field above: {SAME_COLUMN}")
    columns = _columns(stop, indent) if stop.problem == _NO_KEY and not before else []
    if not columns or indent in columns:
        return
    place = bisect(columns, indent)
    near = columns[max(0, place - 1) : place + 1]
    spaces = "1 space" if indent == 1 else f"{indent} spaces"
    message = f"this line is indented by {spaces}, but the lines it can belong to are indented by "
    message += listed(map(str, near))
    likely = f"most likely by {near[-1]}: " if len(near) > 1 else ""
    yield Typo(mark, message, likely + SAME_COLUMN)


def _columns(stop: ParserStop, indent: int) -> list[int]:
    """The indentation of the fields above that contain the place: each less than that of the field below it."""
    columns: list[int] = []
    start = stop.start
    least = max(0, start - _LOOKED_BACK)
    while start > least and (not columns or columns[0] > 0):
        end = start - 1
        start = stop.text.rfind("\n", 0, end) + 1
        line = stop.text[start:end]
        column = _indent(line)
        if _FIELD.match(line) and (not columns or column < columns[0]):
            columns.insert(0, column)
        if columns and columns[0] < indent - 1:
            break
    return columns


def _end(stop: ParserStop, _: frozenset[str]) -> Iterator[Typo]:
    """Three dots, which end a document, or a first line that is text and not a field."""
    message = "in YAML, three dots end the file"
    found = _DOTS.search(stop.text, 0, stop.mark.index) if stop.problem == _NO_START else None
    if stop.problem == _NO_START and found is None:
        message = "the file begins with a line that is not a field"
        found = _FIRST_LINE.search(stop.text)
    if found:
        yield Typo(stop.at(found.start()), message, "delete this line")


def _line_at(text: str, index: int) -> str:
    """The line around an index, without its end."""
    end = text.find("\n", index)
    return text[text.rfind("\n", 0, index) + 1 : None if end < 0 else end].rstrip("\r")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_TYPOS: tuple[Callable[[ParserStop, frozenset[str]], Iterator[Typo]], ...] = (
    _conflict,
    _other_language,
    _quotation,
    _brackets,
    _colon_in_text,
    _colon_of_key,
    _dash,
    _indentation,
    _end,
)
"""Tried in this order, the most certain first."""
