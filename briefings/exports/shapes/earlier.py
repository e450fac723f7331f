"""What pages ask for where a link carries an older version: `history/published.py` writes it.

Earlier versions are read off commits, whose data may have been of another shape: so what was cited is described by
its kinds of value, and not field by field.
"""
# pydantic reads the annotations when the schema is written: no `from __future__ import annotations` here.

from typing import Annotated

from pydantic import Field

from .values import Document, Id, Shape, Version

Cited = Annotated[
    dict[str, str | list[str] | dict[str, str]],
    Field(description="What a reader cites, as the version is computed from it; lists of ids are sorted."),
]


class EarlierVersion(Shape):
    """What stood there before."""

    version: Version
    until: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")
    """The day of the commit that changed it."""
    same: bool = False
    """Whether it reads as what stands there now: only ids of what it names have changed since."""
    was: Cited


class Part(Shape):
    """One place on a page: what stands there now, if anything does, and what stood there before."""

    is_: str | None = Field(default=None, alias="is")
    """What stands there now: an article.claim, article.on-question or question."""
    version: Version | None = None
    now: Cited | None = None
    earlier: list[EarlierVersion]


class VersionsDocument(Document):
    """`versions/<page>.json`, for an article or question of which anything has changed since it was published."""

    id: Id
    parts: dict[str, Part]
    """By the fragment of each place on the page, empty for the page itself."""
