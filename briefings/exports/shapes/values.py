"""What is the same wherever it stands: keys, addresses, versions, and the fields of what contributors write."""
# pydantic reads the annotations when the schema is written: no `from __future__ import annotations` here.

from collections.abc import Collection
from copy import copy
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from ...corpus.values import ID_PATTERN

Id = Annotated[str, Field(pattern=ID_PATTERN, description="Its id.")]
Key = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$",
        description="A claim: the article’s id, a dot, the claim’s id.",
    ),
]
Version = Annotated[
    str,
    Field(
        pattern="^[0-9a-f]{8}$",
        description="Changes whenever what a reader would cite changes; links in memos carry it after ?v=.",
    ),
]
Url = Annotated[str, Field(pattern="^https://")]
PageUrl = Annotated[str, Field(pattern="^https?://")]
Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]
Number = Annotated[
    Literal[-2, -1, 0, 1, 2] | None,
    Field(description="The stance as a number, −2 to 2; null where it is unclear."),
]


class Shape(BaseModel):
    """Anything that has fields. What has no value is left out, if None is its default."""

    # The text below a field describes it. Only the schema needs what pydantic makes of a class, and asks for it.
    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True, defer_build=True)


class Document(Shape):
    """A file of data."""

    schema_: str = Field(alias="$schema")
    """Where this document is described: `schema.json`, seen from it, and which part."""


class OnPage(Shape):
    """What has an address on the site."""

    page: str = Field(pattern="^[^/]")
    """Its address from the site’s root, with a fragment where it is part of a page."""
    page_url: PageUrl | None = None
    """The same in full; left out where the site does not know its own address."""


class Versioned(OnPage):
    """What a memo can link, and be told of changes in."""

    version: Version


def written(*kinds: type[BaseModel], without: Collection[str] = ()) -> Any:
    """A class with the fields that contributors write, for the class of what is published to inherit.

    What one of several kinds lacks, or may leave empty, may be left out of what is published of them.
    """
    fields: dict[str, Any] = {}
    for name in dict.fromkeys(name for kind in kinds for name in kind.model_fields if name not in without):
        found = [kind.model_fields[name] for kind in kinds if name in kind.model_fields]
        field = copy(next((field for field in found if not field.is_required()), found[0]))
        if len(found) < len(kinds) and not field.default_factory:
            field.default = None
        fields[name] = (field.annotation, field)
    return create_model("Written", **fields)
