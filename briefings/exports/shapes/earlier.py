"""What pages ask for where a link carries an older version: `history/published.py` writes it.

Earlier versions are read off commits, whose data may have been of another shape: so what was cited is described by
its kinds of value, and not field by field.
"""
# pydantic reads the annotations when the schema is written: no `from __future__ import annotations` here.

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from .values import Id, Version

Cited = Annotated[
    dict[str, str | list[str] | dict[str, str]],
    Field(description="What a reader cites, as the version is computed from it; lists of ids are sorted."),
]


class EarlierVersion(TypedDict):
    """What stood there before."""

    version: Version
    until: Annotated[
        NotRequired[str],
        Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="The day of the commit that changed it."),
    ]
    was: Cited


# By a call, since a field is called `is`.
Part = TypedDict(
    "Part",
    {
        "is": Annotated[
            NotRequired[str],
            Field(description="What stands there now: an article.claim, article.on-question or question."),
        ],
        "version": NotRequired[Version],
        "now": NotRequired[Cited],
        "earlier": list[EarlierVersion],
    },
)
Part.__doc__ = "One place on a page: what stands there now, if anything does, and what stood there before."


class VersionsDocument(TypedDict):
    """`versions/<page>.json`, for an article or question of which anything has changed since it was published."""

    id: Id
    parts: Annotated[
        dict[str, Part],
        Field(description="By the fragment of each place on the page, empty for the page itself."),
    ]
