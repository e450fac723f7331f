"""The JSON Schema (draft 2020-12) of everything under `/api/v1/`, written from `shapes/`."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from .publication import File
from .shapes import document, earlier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .publication import Publication

DRAFT = "https://json-schema.org/draft/2020-12/schema"
PATH = "api/v1/schema.json"
DOCUMENTS = (
    document.CorpusDocument,
    document.ArticleDocument,
    document.QuestionDocument,
    document.DisagreementsDocument,
    earlier.VersionsDocument,
)


def files(publication: Publication) -> Iterator[File]:
    """`schema.json`, with its own address where the site knows it."""
    address = {"$id": publication.absolute(PATH)} if publication.url else {}
    text = json.dumps({"$schema": DRAFT, **address, **schema()}, ensure_ascii=False, indent=2)
    yield File(PATH, [f"{text}\n".encode()])


@cache
def schema() -> dict[str, Any]:
    """One of the documents; and under `$defs` each of them, with all that they are made of."""
    _, whole = models_json_schema([(kind, "serialization") for kind in DOCUMENTS], schema_generator=_Readable)
    return {
        "title": "Briefings: data, version 1",
        "description": "Articles, what they claim, where they stand, and how they divide on questions.",
        "oneOf": [{"$ref": _ref(kind)} for kind in DOCUMENTS],
        "$defs": dict(sorted(whole["$defs"].items())),
    }


def pointer(kind: type, depth: int = 0) -> str:
    """What a document `depth` folders below the schema says of itself."""
    return f"{'../' * depth}schema.json{_ref(kind)}"


def _ref(kind: type) -> str:
    return f"#/$defs/{kind.__name__}"


class _Readable(GenerateJsonSchema):
    """As pydantic writes it, with fields in the order of the shapes, and without titles that only repeat names.

    A field is left out of the data where it has nothing to say: where its value is None or empty, and that is its
    default. So `null` stands only where a field without a default can be None.
    """

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the library's signature
        return False

    def sort(self, value: Any, parent_key: str | None = None) -> Any:  # noqa: ARG002 - the library's signature
        return value

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: FBT001 - the library's signature
        default = field["schema"]
        if default["type"] != "default":
            return super().field_is_required(field, total)
        return bool(default.get("default"))

    def default_schema(self, schema: Any) -> Any:
        inner = schema["schema"]
        return self.generate_inner(inner["schema"] if inner["type"] == "nullable" else inner)
