"""Lines that are no YAML at all: merge conflicts, special blanks, and what other languages would have there."""

from __future__ import annotations

import re

from ..wording import quoted
from .place import Place, Slip

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)", re.MULTILINE)
_ODD_BLANK = re.compile(r"[ \t]*([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u200b\ufeff])")


def conflict(place: Place, _: frozenset[str]) -> Slip | None:
    end = place.text.find("\n", place.mark.index)
    found = _CONFLICT.search(place.text, 0, len(place.text) if end < 0 else end)
    if found is None:
        return None
    hint = "decide which of the two versions stays, and delete the lines with <<<<<<<, ======= and >>>>>>>"
    return Slip(place.at(found.start()), "a merge conflict is not resolved", hint)


def blank(place: Place, _: frozenset[str]) -> Slip | None:
    found = _ODD_BLANK.match(place.line)
    if found is None:
        return None
    message = f"the line starts with a special blank (U+{ord(found[1]):04X}), which does not indent"
    return Slip(place.at(place.start + found.start(1)), message, "delete it, and type ordinary spaces")


def foreign(place: Place, _: frozenset[str]) -> Slip | None:
    """What other languages would have there."""
    start, line = place.start, place.line
    above = place.above()
    if place.problem == "mapping values are not allowed in this context" and above is not None:
        start, line = above  # which reads as a text that goes on
    stripped = line.lstrip()
    mark = place.at(start + len(line) - len(stripped))
    if stripped.startswith(("```", "~~~")):
        return Slip(mark, "these are the marks around code in Markdown", "delete this line, and its twin")
    if stripped.startswith(("//", "/*")):
        return Slip(mark, "a comment starts with #", f"write # in place of {stripped[:2]}")
    if place.problem != "could not find expected ':'":
        return None
    if "\uff1a" in stripped:
        wide = place.at(start + line.index("\uff1a"))
        return Slip(wide, "this is a wide colon (U+FF1A)", "type an ordinary colon and a blank after it")
    if found := re.match(r"([\w-]+)\s*=\s*(.*)", stripped):
        return Slip(mark, "a field is written with a colon", f"write {quoted(f'{found[1]}: {found[2]}')}")
    return None


def end(place: Place, _: frozenset[str]) -> Slip | None:
    """Three dots end a document; so does a first line that is text and not a field."""
    if place.problem != "did not find expected <document start>":
        return None
    dots = re.compile(r"^\.\.\.[ \t\r]*$", re.MULTILINE).search(place.text, 0, place.mark.index)
    if dots is not None:
        return Slip(place.at(dots.start()), "three dots end the file for YAML", "delete this line")
    first = re.compile(r"^(?!#|---)\S.*$", re.MULTILINE).search(place.text)
    if first is None:
        return None
    return Slip(place.at(first.start()), "the file begins with a line that is no field", "delete this line")
