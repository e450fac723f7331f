"""The JSON Schema of the annotations, which editors use to complete, explain and check as one types.

It is generated from `schema.py`, so that an editor and `check` agree. It leaves to `check` what a JSON Schema cannot
express: references, days of the calendar, rules on more than one field. Besides the keywords of draft 2020-12 it has
those of VS Code and its YAML extension, which other programs ignore: `enumDescriptions` and `defaultSnippets` help the
writer, and `patternErrorMessage` says in words what is wrong.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from . import values
from .messages import PATTERNS
from .rules.reserved_id import PAGE_SECTIONS, POSITION_PREFIX, RESERVED
from .schema import File
from .vocabulary import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

FILE = "data/annotations.schema.json"
_HEAD = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$comment": "Written by `python -m briefings schema` from briefings/corpus/schema.py; not to be edited by hand.",
    "title": "Annotations",
    "description": "Opinion articles on contested questions, annotated claim by claim. "
    "Text is plain text; [[an-article]], [[an-article.e3]] and [[a-question]] in it become links.",
}

_DATE = "^(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_QUALIFIED_DATE = _DATE.removesuffix("$") + "[~?]?$"
_URL_CHARACTER = r'[^\s\x00-\x20\x7f-\x9f<>"{}|\\^`'
_URL = f"^https://{_URL_CHARACTER}/?#@:]{_URL_CHARACTER}/?#@]*([/?#]{_URL_CHARACTER}]*)?$"
_REFERENCE = (
    rf"^(?=[^.]{{1,{values.ID_LENGTH}}}(\.[^.]{{1,{values.ID_LENGTH}}})?$){values.REFERENCE_PATTERN[1:]}"
)
_QUOTE = rf"^\s*(\S+\s+){{0,{values.QUOTE_WORDS - 1}}}\S+\s*$"


def _sentence(said: str, hint: str) -> str:
    said = said.format("this")
    return f"{said[0].upper()}{said[1:]}: {hint}."


_WRONG = {
    **{pattern: _sentence(said, hint) for pattern, (_, said, hint) in PATTERNS.items()},
    _DATE: "A date is written 2025, 2025-05 or 2025-05-29.",
    _QUALIFIED_DATE: "A date is written 2025, 2025-05 or 2025-05-29, with ~ after it for about, or ? if unsure.",
    _URL: "An address starts with https://, names a host and no user, and has blanks percent-encoded.",
    _QUOTE: f"A quote has 1 to {values.QUOTE_WORDS} words.",
}
_WRONG[_REFERENCE] = f"{_WRONG[values.REFERENCE_PATTERN]} An id has at most {values.ID_LENGTH} characters."
"""Messages for texts that do not match a pattern."""

_PASSAGE: dict[str, Any] = {"paragraph": "", "start": "", "end": ""}
_CLAIM: dict[str, Any] = {"text": "", "at": _PASSAGE}
_ARTICLE: dict[str, Any] = {
    **dict.fromkeys(
        ["title", "authors", "publisher", "published", "url", "language", "topics", "summary"], ""
    ),
    "authors": [{"id": "", "name": ""}],
    "topics": [""],
    "thesis": {"t1": _CLAIM},
}
_NEW: dict[str, tuple[str, dict[str, Any]]] = {
    "topics": ("a-topic", {"title": "", "summary": ""}),
    "events": ("an-event", {"date": "", "title": ""}),
    "questions": (
        "a-question",
        {"topic": "", "title": "", "proposition": "", "disagreeing": "", "type": ""},
    ),
    "articles": ("an-article", _ARTICLE),
    "thesis": ("t1", _CLAIM),
    "evidence": ("e1", {"text": "", "type": "", "supports": [""], "at": _PASSAGE}),
    "assumptions": ("a1", {"text": ""}),
    "predictions": ("p1", _CLAIM),
    "recommendations": ("r1", {"text": "", "to": [""], "at": _PASSAGE}),
    "positions": ("a-question", {"stance": "", "basis": "", "because": [""], "note": ""}),
}
"""A new entry of each kind: its id, and fields to fill in. Empty fields are refused, so nobody forgets one."""


def text() -> str:
    """The text of the schema's file, always the same for the same model."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


@cache
def schema() -> dict[str, Any]:
    """The schema of `data/annotations.yaml`, and of each file under `data/annotations/`."""
    root = File.model_json_schema(schema_generator=_ForEditors)
    kinds = root["$defs"] = dict(sorted(root["$defs"].items()))
    for node in [root, *kinds.values()]:
        for name, field in node.get("properties", {}).items():
            field.update(_of_field(name, field, kinds))
        if "draft" in node.get("properties", {}):  # a draft may still lack fields
            node["if"] = {"properties": {"draft": {"const": True}}, "required": ["draft"]}
            node["else"] = {"required": node.pop("required")}
    return _HEAD | root | _HEAD


def _of_field(name: str, field: dict[str, Any], kinds: dict[str, Any]) -> dict[str, Any]:
    """What to add to a field because of its name, or because of the kind of entry that it holds."""
    match name:
        case "id":
            return _new_id(name)
        case "quote":
            return _pattern(_QUOTE)
        case "url" | "archived":
            return _pattern(_URL) | {"format": "iri"}
        case "at":
            return {"defaultSnippets": [{"label": "passage", "body": _blanks(_PASSAGE, count(1))}]}
    entries = (field.get("additionalProperties") or field.get("items") or {}).get("$ref")
    if entries is None:
        return {}
    kind = entries.removeprefix("#/$defs/")
    more: dict[str, Any] = {"description": field.get("description", kinds[kind]["description"])}
    if name in _NEW:
        id_, fields = _NEW[name]
        body = {f"${{1:{id_}}}": _blanks(fields, count(2))}
        more["defaultSnippets"] = [{"label": f"new {kind.lower()}", "body": body}]
    if name in _NEW and name != "positions":  # a position has the id of its question
        more["propertyNames"] = field["propertyNames"] | _new_id(name)
    return more


class _ForEditors(GenerateJsonSchema):
    """Pydantic's schema, made as strict as the model, with explanations for people."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002
        return value

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        # A value is never null: absent fields are left out, and the reader refuses an empty value.
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        node = super().default_schema(schema)
        return {key: value for key, value in node.items() if key != "default" or value}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        # pydantic's `patternProperties` would let any other key pass. Without a type, since a bare 404 is a key, too.
        names = self.generate_inner(schema["keys_schema"]) | {"doNotSuggest": True}
        del names["type"]
        entry = self.generate_inner(schema["values_schema"])
        return {"type": "object", "propertyNames": names, "additionalProperties": entry}

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        node = super().str_schema(schema)
        if node.get("pattern") == values.REFERENCE_PATTERN:
            return node | _pattern(_REFERENCE)
        return node | _pattern(node["pattern"]) if node.get("pattern") in _WRONG else node

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        return super().enum_schema(schema) | {"enumDescriptions": [word.meaning for word in schema["cls"]]}

    def function_plain_schema(self, schema: core_schema.PlainValidatorFunctionSchema) -> JsonSchemaValue:
        """The schema of a date or a year, the only value with a validator of its own."""
        form, year = super().function_plain_schema(schema)["anyOf"]
        either = {"type": ["string", "integer"], "examples": ["2025-05-29", "2025-05", 2025]}
        pattern = _QUALIFIED_DATE if "~" in form["pattern"] else _DATE
        return {**year, **form, **_pattern(pattern), **either}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """The schema of a single value, or a list of at least one."""
        several = self.generate_inner(schema["schema"])
        one = several["items"]
        # Without alternatives, editors say more precisely what is wrong.
        return {"anyOf": [one, several]} if "$ref" in one else one | several | {"type": ["string", "array"]}


def _pattern(pattern: str) -> dict[str, str]:
    return {"pattern": pattern, "patternErrorMessage": _WRONG[pattern]}


def _new_id(section: str) -> dict[str, str]:
    """The pattern of an id that the rule `reserved-id` accepts. For claims, more are reserved: they share a page."""
    claim = section in SECTIONS
    words = "|".join(sorted(RESERVED | PAGE_SECTIONS if claim else RESERVED))
    taken = f"(?!({words})$|{POSITION_PREFIX})" if claim else f"(?!({words})$)"
    wrong = f"{_WRONG[values.ID_PATTERN]} Some are reserved: {'evidence, on-…' if claim else 'index, page'}."
    return {"pattern": f"^{taken}{values.ID_PATTERN[1:]}", "patternErrorMessage": wrong}


def _blanks(value: Any, number: Iterator[int]) -> Any:
    """The value with a tab stop of a snippet in each place to fill in."""
    if isinstance(value, dict):
        return {key: _blanks(inner, number) for key, inner in value.items()}
    return [_blanks(inner, number) for inner in value] if isinstance(value, list) else f"${next(number)}"
