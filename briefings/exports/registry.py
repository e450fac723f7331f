"""Every format that leaves the site. To add one: a module with `files`, and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import api, bibliography, calendar_file, feed, schema, sitemap, spreadsheet
from .shards import WHOLE, Shard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .publication import File, Publication


def files(publication: Publication, pages: Iterable[str], shard: Shard = WHOLE) -> Iterator[File]:
    """Every file of this site; without an address of its own, it has no feed and no sitemap.

    `pages` are the addresses of the pages that readers may find, relative to the site's root. `shard`: which part of
    the site is made.
    """
    yield from api.files(publication, shard)
    if not shard.is_first:
        return
    for module in (schema, spreadsheet, bibliography, calendar_file):
        yield from module.files(publication)
    if publication.url:
        yield from feed.files(publication)
        yield from sitemap.files(publication, pages)
