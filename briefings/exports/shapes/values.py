"""What is the same wherever it stands: ids, dates, addresses, versions, withdrawals, passages."""
# pydantic reads the annotations when the schema is written: no `from __future__ import annotations` here.

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from ...corpus.values import ID_PATTERN

Id = Annotated[str, Field(pattern=ID_PATTERN, description="Its id.")]
Key = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$",
        description="A claim: the article’s id, a dot, the claim’s id.",
    ),
]
EdtfDate = Annotated[
    str,
    Field(
        pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="A year, month or day, as exactly as it is known."
    ),
]
Page = Annotated[
    str,
    Field(
        pattern="^[^/]",
        description="Its address from the site’s root, with a fragment where it is part of a page.",
    ),
]
PageUrl = Annotated[
    str,
    Field(
        pattern="^https?://",
        description="The same in full; left out where the site does not know its own address.",
    ),
]
Url = Annotated[str, Field(pattern="^https://")]
Version = Annotated[
    str,
    Field(
        pattern="^[0-9a-f]{8}$",
        description="Changes whenever what a reader would cite changes; links in memos carry it after ?v=.",
    ),
]
Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]
Number = Annotated[
    Literal[-2, -1, 0, 1, 2] | None,
    Field(description="The stance as a number, −2 to 2; null where it is unclear."),
]


class Withdrawn(TypedDict):
    """It has been withdrawn, keeps its place, and enters no figure."""

    date: EdtfDate
    reason: str


class Source(TypedDict):
    """What an author names as the source."""

    title: str
    url: NotRequired[Url]


class Passage(TypedDict):
    """A passage of the original: paragraphs are counted from 1, over all non-empty lines."""

    paragraph: Annotated[int, Field(ge=1)]
    through: Annotated[
        NotRequired[int], Field(ge=1, description="The last paragraph, where there are several.")
    ]
    start: Annotated[NotRequired[str], Field(description="Its first words.")]
    end: Annotated[NotRequired[str], Field(description="Its last words.")]
    prefix: Annotated[NotRequired[str], Field(description="The words before it, where its own recur.")]
    suffix: Annotated[NotRequired[str], Field(description="The words after it.")]
