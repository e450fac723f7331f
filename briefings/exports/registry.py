"""Every format that leaves the site. To add one: a module with `files`, and a line here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from . import api, calendar_file, feed, schema, sitemap, spreadsheet
from .shards import WHOLE, Shard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .publication import File, Publication

    Files = Callable[[], Iterator[File]]
    """Some of the files of a site."""


def parts(publication: Publication, pages: Iterable[str], shard: Shard = WHOLE) -> list[Files]:
    """Every file of this site, in parts that several processes can make; what takes longest is first.

    `pages` are the addresses of the pages that readers may find, relative to the site's root. `shard`: which part of
    the site is made. Without an address of its own, a site has no feed and no sitemap.
    """
    found: list[Files] = [partial(each, publication, shard) for each in (api.articles, api.questions)]
    if shard.is_first:
        found += [partial(module.files, publication) for module in (spreadsheet, calendar_file, schema)]
        if publication.url:
            found += [partial(feed.files, publication), partial(sitemap.files, publication, pages)]
    return found
