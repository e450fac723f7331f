"""Text that needs quotation marks, and quotation marks and brackets that do not come in pairs."""

from __future__ import annotations

import re

from .place import FIELD, LOOKED_BACK, Place, Slip, line_at

_CURLY = "“”„‟‘’‚«»"
_QUOTES = ("found unexpected end of stream", "found unexpected document indicator")


def quotation(place: Place, _: frozenset[str]) -> Slip | None:  # noqa: PLR0911  # one for each slip
    """Something follows a closing quotation mark: it closed what was opened in another line, or too early."""
    if place.problem in _QUOTES or place.text[place.mark.index : place.mark.index + 1] in ("]", "}"):
        return None
    text, end = place.text, place.mark.index
    while end and text[end - 1] in " \t\r\n":
        end -= 1
    quote = text[end - 1 : end]
    if quote not in ('"', "'") or not quote:
        return None
    opening = _opened(text, end - 1, quote)
    if opening is None:
        return None
    begun = place.at(opening)
    closed = place.at(end - 1)
    if begun.line != closed.line:
        message = f"the quotation mark here is closed only in line {closed.line + 1}"
        hint = "close it where the text ends"
        return Slip(begun, message, hint)
    if closed.line != place.mark.line:
        return None  # what follows begins a line of its own: that is a matter of indentation
    if text[place.mark.index] == ",":
        return Slip(place.mark, "a comma cannot stand after this", "delete it: here, a line ends without one")
    message = "the text goes on after its closing quotation mark"
    if quote == '"':
        return Slip(
            closed, message, "for a quotation mark of the text itself write \\\", or put '…' around it all"
        )
    return Slip(
        closed,
        message,
        "for an apostrophe of the text itself write '', or put \"…\" around it all in place of '…'",
    )


def _opened(text: str, closing: int, quote: str) -> int | None:
    """Where a quoted text begins that ends there."""
    index = closing
    least = max(0, closing - LOOKED_BACK)
    while (index := text.rfind(quote, least, index)) >= 0:
        if quote == '"' and text[index - 1] == "\\":
            continue
        if quote == "'" and text[index - 1] == "'":
            index -= 1
            continue
        # An apostrophe inside a word opens nothing.
        return index if text[index - 1 : index] in ("", " ", "\n", "[", "{", ",", "\t") else None
    return None


def brackets(place: Place, _: frozenset[str]) -> Slip | None:  # noqa: PLR0911  # one for each slip
    """A bracket that is never closed, is closed by another, or closes nothing."""
    here = place.text[place.mark.index : place.mark.index + 1]
    if place.problem.startswith("did not find expected ',' or '") and place.opening is not None:
        closing = place.problem[-2]
        bracket = "[" if closing == "]" else "{"
        first = place.opening
        indent = len(line_at(place.text, first.index)) - len(line_at(place.text, first.index).lstrip())
        if place.mark.line > first.line and (
            FIELD.match(place.line) and len(place.line) - len(place.line.lstrip()) <= indent
        ):
            message = f"the {bracket} here is never closed"
            return Slip(first, message, f"write {closing} where it ends, before line {place.mark.line + 1}")
        if here in ("]", "}"):
            message = f"this {here} cannot close the {bracket} of line {first.line + 1}"
            return Slip(place.mark, message, f"write {closing}")
        return None
    if place.problem != "did not find expected key":
        return None
    before = place.text[place.start : place.mark.index].rstrip()
    if here in ("]", "}") and before:
        return Slip(place.mark, f"this {here} closes nothing", "delete it, or write its partner before it")
    if before.endswith(("]", "}")):
        hint = 'put the whole text in quotation marks: "…"'
        return Slip(place.mark, f"the text goes on after the closing {before[-1]}", hint)
    return None


def colon_in_text(place: Place, _: frozenset[str]) -> Slip | None:
    """Two colons in one line, each with a blank after it."""
    if place.problem != "mapping values are not allowed in this context":
        return None
    found = re.match(r"(\s*(?:- )?[\w-]+:)\s+(.*)", place.line)
    if found is None or place.mark.index - place.start < found.end(1):
        return None
    key, value = found[1].strip(), found[2]
    value_at = place.at(place.start + found.start(2))
    if value.endswith("}") and "{" not in value:
        return Slip(value_at, "a { is missing before this", f"write {key} {{{value}")
    message = "a colon with a blank after it cannot stand in text without quotation marks"
    if value[0] in _CURLY:
        hint = f'straight ones are needed, since {value[0]} is a letter like others here: {key} "…"'
        return Slip(value_at, message, hint)
    return Slip(place.mark, message, f'put all of the text in quotation marks: {key} "…"')
