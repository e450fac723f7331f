"""The fields of the published data, from its schema, for the page that documents it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ...exports.schema import schema

if TYPE_CHECKING:
    from ..context import PageContext


class Field(NamedTuple):
    name: str
    value: str
    """What kind of value it has, in words."""
    about: str
    always: bool
    """Whether it is there in each; else it is left out where it is not known."""


def kinds() -> list[str]:
    """Whatever has fields, by name."""
    return [name for name, node in schema()["$defs"].items() if "properties" in node]


def fields(kind: str) -> list[Field]:
    """The fields of one kind, in the order in which they stand in the data."""
    node = schema()["$defs"][kind]
    return [
        Field(name, _value(field), _about(field), name in node["required"])
        for name, field in node["properties"].items()
    ]


def render(here: PageContext, kind: str) -> str:
    """The fields of one kind of entry in the published data: `Claim`, `Position`, `Disagreement`."""
    return here.call("files.html", "fields", kind, fields(kind))


def _about(field: dict[str, Any]) -> str:
    if "description" in field or "$ref" not in field:
        return str(field.get("description") or field.get("items", {}).get("description", ""))
    return str(_target(field).get("description", ""))


def _value(field: dict[str, Any]) -> str:
    """In words: `text`, `number or null`, `list of Claim`, `stated or inferred`."""
    match field:
        case {"$ref": _}:
            return _or(_target(field)["enum"]) if "enum" in _target(field) else _name(field)
        case {"anyOf": alternatives}:
            return _or([_value(each) for each in alternatives])
        case {"enum": words}:
            return _or(
                [str(word).replace("-", "−") if isinstance(word, int) else str(word) for word in words]
            )
        case {"type": "array", "items": items}:
            return f"list of {_value(items)}"
        case {"type": "object", "additionalProperties": dict(values)}:
            return f"by id: {_value(values)}"
        case {"type": str(type_)}:
            named = {"string": "text", "integer": "whole number", "boolean": "true or false"}
            return named.get(type_, type_)
    raise AssertionError(field)


def _target(field: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = schema()["$defs"][_name(field)]
    return found


def _name(field: dict[str, Any]) -> str:
    return str(field["$ref"]).rpartition("/")[2]


def _or(words: list[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
