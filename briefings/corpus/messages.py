"""Turn pydantic's errors into messages for the person who edits the file."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from . import values
from .edtf import dates_meant
from .fields import fields_of, form_of, holds_ids
from .problem import KEPT
from .tree import Bare, Fields, Integer, Items
from .typos import CURLY
from .wording import did_you_mean, listed, printable, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails

    from .problem import Problem
    from .tree import Path, Tree

PATTERNS = {
    values.ID_PATTERN: (
        "id",
        "{} cannot be an id",
        "use lower-case letters, digits and single hyphens between them",
    ),
    values.REFERENCE_PATTERN: (
        "id",
        "{} cannot be a reference",
        "write an id, or the id of an article, a dot and the id of a claim: other-article.t1",
    ),
    values.VISIBLE_PATTERN: ("empty-text", "there is no text here", "fill it in, or leave it out"),
    values.LANGUAGE_PATTERN: (
        "language",
        "{} is not a language",
        "write a language tag: en, de-AT, zh-Hant",
    ),
    values.DIGEST_PATTERN: ("receipt", "{} is not a SHA-256", "write 64 hexadecimal digits in lower case"),
    values.FINGERPRINT_PATTERN: (
        "receipt",
        "{} is not a digest of a passage",
        "write 8 hexadecimal digits in lower case",
    ),
}
"""The rule, message and hint for text that does not match a pattern. Editors say the same."""
_EXPECTED = {
    "int_type": "a whole number is",
    "tuple_type": "a list is",
    "dict_type": "fields are",
    "model_type": "fields are",
    "bool_type": "true or false is",
}
_FOUND: dict[type, str] = {Fields: "fields", Items: "a list", Integer: "a number"}
_NEAR = 200
_TEXT = frozenset(["string_type", "enum"])


def explain(details: Sequence[ErrorDetails], tree: Tree) -> list[Problem]:
    """A Problem for each of pydantic's errors, except for values that the reader has already refused."""
    # If none of a list's items is valid, pydantic also calls the list too short.
    around = {detail["loc"][:depth] for detail in details for depth in range(len(detail["loc"]))}
    problems = (
        _problem(detail, tree)
        for detail in details
        if (detail["type"] != "too_short" or detail["loc"] not in around)
        and not _is_swallowed(detail["loc"], tree)
    )
    return list(islice((problem for problem in problems if problem is not None), KEPT + 1))


def _problem(detail: ErrorDetails, tree: Tree) -> Problem | None:
    path: Path = detail["loc"]
    match detail["type"]:
        case "missing":
            return _missing(path, tree)
        case "extra_forbidden":
            return _unknown(path, tree)
    if path[-1] == "[key]":
        rule, *said = of_text(str(path[-2]), detail, path[:-1])
        return tree.problem(path[:-1], *said, rule=rule, key=True)
    node = tree.node(path)
    if node is None:
        return None
    if detail["type"] == "model_type" and _is_field_among_ids(path):
        return _misplaced(path, tree)
    rule, *said = of_text(node, detail, path) if isinstance(node, str) else _of_other(node, detail, path)
    return tree.problem(path, *said, rule=rule)


def _misplaced(path: Path, tree: Tree) -> Problem | None:
    """A field where an id is expected: its entry's id is missing, or it is indented too little."""
    above, _ = _beside(path, tree)
    if any(_is_field_among_ids((*path[:-1], key)) for key in above):
        return None  # the field above it has said so
    message = f"{quoted(str(path[-1]))} is the name of a field, but an id is expected here"
    hint = (
        "if it belongs to the entry above, indent it by two more spaces"
        if above
        else "above it, two spaces further left, write a line with an id and a colon: e1:"
    )
    return tree.problem(path, message, hint, rule="wrong-type")


def _is_swallowed(path: Path, tree: Tree) -> bool:
    """Whether the value is a text that took in the line at which reading stopped, which has a Problem of its own."""
    is_text = isinstance(tree.node(path), str) and _keys(path) == _keys(tree.cut or ())
    return is_text and not _is_field_among_ids(path)


def _keys(path: Path) -> list[str]:
    """The keys in a path. A single value counts as a list of one, so that an index may be there or not."""
    return [step for step in path if isinstance(step, str)]


def _is_field_among_ids(path: Path) -> bool:
    """Whether a key is the name of a field where an id is expected, as when it is indented too little."""
    return holds_ids(path[:-1]) and str(path[-1]) in fields_of(path)


def _is_no_entry(path: Path, tree: Tree) -> bool:
    """Whether a key is the name of a field, and it or one beside it has a Problem that says so: a value without keys."""
    around = tree.node(path[:-1])
    return (
        _is_field_among_ids(path)
        and isinstance(around, Fields)
        and any(name in around and not isinstance(around[name], Fields) for name in fields_of(path))
    )


def _beside(path: Path, tree: Tree) -> tuple[list[str], list[str]]:
    """The keys above a key in the same column, and those below it."""
    around = tree.node(path[:-1])
    keys = list(around) if isinstance(around, Fields) else []
    place = keys.index(str(path[-1])) if path[-1] in keys else len(keys)
    return keys[:place], keys[place + 1 :]


def _field_below(where: Path, tree: Tree) -> bool:
    """Whether a field of the entry at a path stands below it in the same column as the entry's own id."""
    return any(_is_field_among_ids((*where[:-1], key)) for key in _beside(where, tree)[1][:1])


def _missing(path: Path, tree: Tree) -> Problem | None:
    where, name = path[:-1], str(path[-1])
    if where[-1:] == (0,) and isinstance(tree.node(where[:-1]), Fields):
        where = where[:-1]  # a single value counts as a list of one
    if tree.cut is not None and tree.cut[: len(where)] == where:
        return None  # it may be in the part that was not read
    if _field_below(where, tree) or _is_no_entry(where, tree):
        return None  # that field has a Problem of its own
    hint = ""
    if name == "at" and where[:1] == ("articles",):
        command = f'python -m briefings anchor {where[1]} --text FILE --find "words of the passage"'
        number = "add the number of the paragraph where the article says so: at: {paragraph: 4}"
        hint = f"{number}; or copy what this prints: {command}"
    return tree.problem(where, f"the field {quoted(name)} is missing", hint, rule="missing-field", key=True)


def _unknown(path: Path, tree: Tree) -> Problem | None:
    if path[:-1] and _is_no_entry(path[:-1], tree):
        return None
    name, known = str(path[-1]), fields_of(path[:-1])
    key, colon, value = name.partition(":")
    bare = name.strip(CURLY)
    message = f"there is no field {quoted(name)} here"
    if name == f"{key}:" and key in known:
        message, hint = f"there are two colons after {quoted(key)}", "delete one of them"
    elif bare != name and bare in known:
        message = f"{quoted(bare)} stands in curly quotation marks"
        hint = f"the name of a field has none: {bare}:"
    elif colon and value and key in known:
        hint = f"put a space after the colon: {quoted(f'{key}: {value}')}"
    elif (above := _empty_above(path, tree)) is not None:
        hint = f"if it belongs to {quoted(above)}, indent it by two more spaces"
    else:
        hint = did_you_mean(name, known) or f"known fields: {', '.join(known)}"
    return tree.problem(path, message, hint, rule="unknown-key", key=True)


def _empty_above(path: Path, tree: Tree) -> str | None:
    """The key just above in the same column, if there is nothing under it."""
    above = _beside(path, tree)[0][-1:] if isinstance(tree.node(path), Fields) else []
    return next((key for key in above if tree.node((*path[:-1], key)) is None), None)


def of_text(  # noqa: PLR0911  # one for each kind of mistake
    text: str, detail: ErrorDetails, path: Path
) -> tuple[str, str, str]:
    """The rule, message and hint for a text that the schema refuses, whether it is in a file or was typed."""
    context = detail.get("ctx", {})
    match detail["type"]:
        case "enum":
            words = re.findall(r"'([^']*)'", context["expected"])
            message = f"{quoted(text)} is not one of {listed(words)}"
            return "vocabulary", message, did_you_mean(text, words)
        case "string_pattern_mismatch":
            rule, message, hint = PATTERNS[context["pattern"]]
            if context["pattern"] == values.REFERENCE_PATTERN:
                hint = _reference_hint(text) or hint
            return rule, message.format(quoted(text)), hint
        case "string_too_long":
            limit = context["max_length"]
            return "length", f"this has {len(text):,} characters, but at most {limit:,} are allowed", ""
        case "int_type" | "literal_error":
            hint = _numbers_hint(text, str(path[-1])) or "write it in digits, such as 4"
            return "wrong-type", "a whole number is expected here", hint
        case "date":
            return "date", detail["msg"], dates_meant(text)
        case kind if kind in _EXPECTED:
            message = f"{_EXPECTED[kind]} expected here, not the text {quoted(text)}"
            return "wrong-type", message, _form_hint(path, printable(text))
        case kind:
            return kind, detail["msg"], ""


def _reference_hint(text: str) -> str:
    """What to write instead of several references in one text, or one with brackets or dashes; otherwise empty."""
    if text.startswith("-"):
        return f"put a space after the dash of a list: {quoted(f'- {text[1:].lstrip()}')}"
    text = text[:_NEAR]
    words = re.findall(r"[a-z0-9][a-z0-9.-]*", text)
    if re.search(r"[;,()/|]", text) and words and re.sub(r"[\s;,()/|]", "", text) == "".join(words):
        return f"put a list in square brackets, with commas: [{', '.join(words)}]"
    return ""


def _form_hint(path: Path, text: str) -> str:
    form = form_of(path, text)
    return f"write it as {form}" if form else ""


def _numbers_hint(text: str, field: str) -> str:
    """What to write instead of a span of paragraphs, or of a number with words or signs around it; otherwise empty."""
    numbers = re.findall("[0-9]+", text[:_NEAR], re.ASCII)
    if field == "paragraph" and len(numbers) == len(("first", "last")):
        return "write paragraph: {}, through: {}".format(*numbers)
    return f"write {field}: {numbers[0]}" if len(numbers) == 1 else ""


def _of_other(
    node: Fields | Items | Integer | Bare, detail: ErrorDetails, path: Path
) -> tuple[str, str, str]:
    """The rule, message and hint for a value that is not text, or that YAML does not read as text."""
    kind = detail["type"]
    found = node.kind if isinstance(node, Bare) else _FOUND[type(node)]
    if kind in _TEXT and isinstance(node, Integer | Bare):
        message = f"text is expected here, but {printable(node.text)} without quotation marks is {found}"
        return "bare-scalar", message, f"write {quoted(node.text)}"
    if kind in _TEXT:
        hint = "put text that contains a colon, a comma or brackets in quotation marks"
        return "wrong-type", f"text is expected here, not {found}", hint
    if kind in _EXPECTED:
        hint = _form_hint(path, node.text if isinstance(node, Integer | Bare) else "…")
        if kind == "int_type" and isinstance(node, Items):
            hint = _numbers_hint(" ".join(map(str, node)), str(path[-1]))
        elif kind == "dict_type":
            hint = "replace each dash by an id and a colon, t1:, and put the fields below, two spaces further right"
        return "wrong-type", f"{_EXPECTED[kind]} expected here, not {found}", hint
    if kind == "too_short":
        return "empty-list", "this list is empty", "fill it in, or leave it out"
    if kind.startswith(("greater_than", "less_than", "literal")):
        allowed = detail["ctx"].get("expected", "a whole number from 1")
        return "wrong-type", f"{allowed} is expected here", ""
    return kind, detail["msg"], ""
