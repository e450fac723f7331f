"""Tables of fields, from the two JSON Schemas: that of the annotations, and that of the published data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ...corpus import json_schema
from ...corpus.vocabulary import SECTIONS
from ...exports.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..context import PageContext

Node = dict[str, Any]
"""A JSON Schema, or a part of one."""

_PLAIN = {"string": "text", "integer": "whole number", "boolean": "true or false", "null": "null"}


class Field(NamedTuple):
    name: str
    """With dots for a field inside a field: `at.paragraph`."""
    value: str
    """What kind of value it has, in words: `text`, `list of Claim`, `stated or inferred`."""
    about: str
    note: str
    """Whether it may be missing, and where."""


def render(here: PageContext, kind: str) -> str:
    """The fields of one kind of entry in the published data: `Claim`, `Position`, `Disagreement`."""
    return here.call("files.html", "fields", kind, published(kind))


def render_written(here: PageContext, section: str) -> str:
    """The fields that one can write in a section of the annotations: `topics`, `articles`, `claims`, `positions` …"""
    return here.call("files.html", "fields", section, written(section))


def kinds() -> list[str]:
    """The names of the entries in the published data that have fields."""
    return [name for name, node in schema()["$defs"].items() if "properties" in node]


def published(kind: str) -> list[Field]:
    """The fields of one kind of entry in the published data, in their order there."""
    reader = _Reader(schema())
    node = schema()["$defs"][kind]
    return [
        Field(name, reader.value(field), reader.about(field), "" if name in node["required"] else "if known")
        for name, field in node["properties"].items()
    ]


def sections() -> list[str]:
    """The sections of the annotations that have fields: `topics`, `claims`, `settings` and so on."""
    return [name for name in json_schema.schema()["properties"] if name != "redirects"] + [
        "claims",
        "positions",
    ]


def written(section: str) -> list[Field]:
    """The fields of the entries of one section, in the order in which `fmt` puts them."""
    root = json_schema.schema()
    reader = _Reader(root, entry="fields")
    inside = root["$defs"]["Article"]["properties"] | root["properties"]
    if section != "claims":
        return list(reader.inner(reader.target(inside[section]), ""))
    # The kinds of claim share most fields: each stands once, with the kinds that have it.
    of_kind = {
        name: {field.name: field for field in reader.inner(reader.target(inside[name]), "")}
        for name in SECTIONS
    }
    names = dict.fromkeys(name for fields in of_kind.values() for name in fields)
    return [
        _of_claims({kind: fields[name] for kind, fields in of_kind.items() if name in fields})
        for name in names
    ]


def _of_claims(found: dict[str, Field]) -> Field:
    """One field for all kinds of claim that have it."""
    notes = {kind: field.note for kind, field in found.items()}
    first = next(iter(found.values()))
    if len(found) < len(SECTIONS):
        only = f"{' and '.join(found)} only"
        return first._replace(note=f"{only}; {first.note}" if first.note else only)
    optional = [kind for kind, note in notes.items() if not note]
    if optional and len(optional) < len(found):
        return first._replace(note=f"needed, but not in {' and '.join(optional)}")
    return first


class _Reader:
    """Describes the fields in a JSON Schema in words, for the tables on the pages."""

    def __init__(self, root: Node, entry: str = "") -> None:
        """Pass the schema. `entry` is the word for a value that is a mapping; if empty, its name in the schema."""
        self._kinds: Node = root["$defs"]
        self._entry = entry

    def inner(self, node: Node, prefix: str) -> Iterator[Field]:
        """The fields of an entry, each followed by the fields inside it, but not by whole entries."""
        for name, field in node["properties"].items():
            path = f"{prefix}{name}"
            needed = name in node.get("required", ())
            yield Field(path, self.value(field), self.about(field), "needed" if needed else "")
            target = self.target(field)
            if "properties" in target and "additionalProperties" not in field:
                yield from self.inner(target, f"{path}.")

    def target(self, field: Node) -> Node:
        """The definition that a field, or a list of such fields, refers to; the field itself if it refers to none."""
        node = field.get("anyOf", [field])[0]
        node = node.get("items") or node.get("additionalProperties") or node
        return self._kinds[self._name(node)] if isinstance(node, dict) and "$ref" in node else field

    def about(self, field: Node) -> str:
        """What the schema says about a field."""
        said = field.get("description") or field.get("items", {}).get("description")
        return str(said or self.target(field).get("description", ""))

    def value(self, field: Node) -> str:  # noqa: PLR0911  # one for each kind of value
        """The kind of value in words."""
        match field:
            case {"examples": [*_]}:
                return "date"
            case {"$ref": _}:
                target = self.target(field)
                return _or(target["enum"]) if "enum" in target else self._entry or self._name(field)
            case {"anyOf": alternatives}:
                return _or([self.value(each) for each in alternatives])
            case {"enum": words}:
                return _or([str(word).replace("-", "−") if isinstance(word, int) else word for word in words])
            case {"type": ["string", "array"], "items": items}:
                return f"{self.value(items)}, or list of {self.value(items)}"
            case {"type": "array", "items": items}:
                return f"list of {self.value(items)}"
            case {"type": "object", "additionalProperties": dict(values)}:
                return f"by id: {self.value(values)}"
            case {"type": str(type_)}:
                return _PLAIN.get(type_, type_)
        raise AssertionError(field)

    @staticmethod
    def _name(field: Node) -> str:
        return str(field["$ref"]).rpartition("/")[2]


def _or(words: list[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
