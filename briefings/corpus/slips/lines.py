"""Lines in the wrong column, and keys without their colon."""

from __future__ import annotations

import re

from ..wording import listed, quoted
from .place import FIELD, LOOKED_BACK, Place, Slip

_GLUED = re.compile(r"(\s*(?:- )?)([a-z_]+):([^\s:/].*)")
_WORD = re.compile(r"(\s*)([\w-]+)\s*$")
_FIRST_WORD = re.compile(r"(\s*)([a-z]+) ")
_COLUMN = "fields that belong together start in the same column, with spaces and no tabs"


def colon_of_a_key(place: Place, fields: frozenset[str]) -> Slip | None:
    """A key without its colon, or without the blank after it."""
    if place.problem == "mapping values are not allowed in this context":
        above = place.above()
        if above is not None and (found := _WORD.match(above[1])):
            message = f"there is no colon after {quoted(found[2])}"
            return Slip(place.at(above[0] + found.start(2)), message, f"write {quoted(f'{found[2]}:')}")
        return None
    if place.problem != "could not find expected ':'":
        return None
    line = place.line
    if found := _GLUED.match(line):
        mark = place.at(place.start + found.start(3))
        return Slip(mark, "there is no blank after the colon", f"write {quoted(f'{found[2]}: {found[3]}')}")
    if (found := _WORD.match(line) or _FIRST_WORD.match(line)) and (found[2] in fields or found.re is _WORD):
        mark = place.at(place.start + found.start(2))
        written = f"{found[2]}: {line[found.end() :]}".rstrip()
        return Slip(mark, f"there is no colon after {quoted(found[2])}", f"write {quoted(written)}")
    mark = place.at(place.start + len(line) - len(line.lstrip()))
    message = "this line is no field, and does not continue the text above it either"
    return Slip(
        mark, message, "indent it further than the key of that text; or, if it is a field, write its colon"
    )


def dash(place: Place, _: frozenset[str]) -> Slip | None:
    """A dash where fields stand, or in another column than the dashes above it."""
    if place.problem != "did not find expected key" or not place.line.lstrip().startswith("- "):
        return None
    message = "a dash begins an entry of a list, and there is none in this column"
    hint = (
        "the dashes of a list stand in one column, under its key or further to the right; fields have no dash"
    )
    return Slip(place.at(place.start + place.line.index("-")), message, hint)


def indentation(place: Place, _: frozenset[str]) -> Slip | None:
    """A line that starts in a column where nothing around it does."""
    line = place.line
    indent = len(line) - len(line.lstrip(" "))
    before = place.text[place.start : place.mark.index].strip()
    above = place.above()
    if above is None or not FIELD.match(line):
        return None
    if place.problem == "mapping values are not allowed in this context":
        column = len(above[1]) - len(above[1].lstrip(" "))
        if column < indent and ":" not in before:
            message = f"this line is indented by {indent} spaces, as if it continued the text above it"
            hint = f"indent it by {column}, as the field above: {_COLUMN}"
            return Slip(place.at(place.start + indent), message, hint)
        return None
    if place.problem != "did not find expected key" or before:
        return None
    columns = _columns(place, indent)
    if not columns or indent in columns:
        return None
    near = listed(map(str, columns[-2:]))
    message = f"this line is indented by {_spaces(indent)}, and those that it can belong to by {near}"
    return Slip(place.at(place.start + indent), message, _COLUMN)


def _columns(place: Place, indent: int) -> list[int]:
    """How far the lines above are indented that are open here: each less than the one below it."""
    columns: list[int] = []
    start = place.start
    least = max(0, start - LOOKED_BACK)
    while start > least and (not columns or columns[0] > 0):
        end = start - 1
        start = place.text.rfind("\n", 0, end) + 1
        line = place.text[start:end]
        column = len(line) - len(line.lstrip(" "))
        if FIELD.match(line) and (not columns or column < columns[0]):
            columns.insert(0, column)
        if columns and columns[0] < indent - 1:
            break
    return columns


def _spaces(number: int) -> str:
    return f"{number} space" if number == 1 else f"{number} spaces"
