"""The site's files for other programs: written beside the pages, and what pages say of them."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..corpus.model import Article
from ..exports import registry
from ..exports.metadata import metadata
from ..exports.publication import Publication
from .labels import counted
from .views import files

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from .build import Build
    from .here import Here
    from .site import Site
    from .views.spec import Spec

log = logging.getLogger("mkdocs.briefings")


def publication(site: Site, config: MkDocsConfig) -> Publication:
    """The site as its configuration presents it."""
    return Publication(
        site.corpus,
        site.figures,
        site.addresses,
        name=config.site_name,
        description=config.site_description or "",
        rights=str(Markup(config.copyright or "").striptags()),  # noqa: S704 - its tags are taken away
        url=site.url,
    )


def head(here: Here, spec: Spec) -> str:
    """What a generated page adds to the theme's head, as HTML, for search and for other programs."""
    subject = spec.subject
    return here.render(
        "head.html",
        filters=spec.filters,
        metadata=metadata(here.site.publication, subject) if isinstance(subject, Article) else None,
        data=files.data(subject) if subject else None,
    )


def write(build: Build, folder: Path) -> None:
    """Write every format into the built site; a file that stands under `docs/` keeps its place."""
    site = build.site
    started = time.monotonic()
    count = 0
    known: set[Path] = set()
    for file in registry.files(site.publication, build.addresses):
        if file.path in build.copied:
            continue
        path = folder / file.path
        if path.parent not in known:
            path.parent.mkdir(parents=True, exist_ok=True)
            known.add(path.parent)
        path.write_bytes(file.content)
        count += 1
    log.info("Exports: %s in %.1f s.", counted(count, "file", "files"), time.monotonic() - started)
    if not site.url:
        log.info(
            "No site_url is set: the feed and the sitemap are left out, since they need absolute addresses."
        )
