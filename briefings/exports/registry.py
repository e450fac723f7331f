"""Every format that leaves the site. To add one: a module with `files`, and its entry here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import (
    api,
    bibliography,
    calendar_file,
    feed,
    schema,
    sitemap,
    spreadsheet,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .publication import File, Publication


@dataclass(frozen=True, slots=True)
class Format:
    """A format, and the files that it gives."""

    name: str
    """In the plural where there is more than one file: "the feed", for what the build says."""
    files: Callable[[Publication], Iterator[File]]
    needs_address: bool = False
    """Whether it makes no sense without the site's own address."""


FORMATS = (
    Format("data", api.files),
    Format("schema", schema.files),
    Format("tables", spreadsheet.files),
    Format("bibliographies", bibliography.files),
    Format("feed", feed.files, needs_address=True),
    Format("calendar", calendar_file.files),
    Format("sitemap", sitemap.files, needs_address=True),
)


def written(publication: Publication) -> Iterator[File]:
    """Every file that this site can have."""
    for each in FORMATS:
        if publication.url or not each.needs_address:
            yield from each.files(publication)


def left_out(publication: Publication) -> list[str]:
    """The names of the formats that a site without an address of its own goes without."""
    return [each.name for each in FORMATS if each.needs_address and not publication.url]
