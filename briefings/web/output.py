"""Writes what the site has besides pages: the files for other programs, and the search index."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from ..exports import registry
from ..exports.publication import File
from ..exports.schema import pointer
from ..exports.shapes.earlier import VersionsDocument
from ..history.published import documents
from .words import pluralize

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .build import Build

log = logging.getLogger("mkdocs.briefings")


def write_exports(build: Build, folder: Path) -> None:
    """Write every format into the built site. A file under `docs/` with the same path stays."""
    started = time.monotonic()
    count = 0
    for file in _files(build):
        if file.path in build.copied:
            continue
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        count += 1
    log.info("Exports: %s in %.1f s.", pluralize(count, "file", "files"), time.monotonic() - started)
    if not build.site.url:
        log.info(
            "No site_url is set: the feed and the sitemap are left out, since they need absolute addresses."
        )


def _files(build: Build) -> Iterator[File]:
    yield from registry.files(build.site.publication, build.addresses)
    described = pointer(VersionsDocument, depth=1)
    for path, document in documents(build.site.corpus, build.site.earlier, described):
        yield File(path, document.encode())


def index_for_search(folder: Path) -> None:
    """Write `pagefind/` into the built site: an index that a browser fetches piece by piece.

    Raises PluginError where Pagefind is missing or fails.
    """
    started = time.monotonic()
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--output-subdir", "pagefind"]
    command += ["--exclude-selectors", ".headerlink"]  # the mark that links a heading is not part of it
    run = subprocess.run(  # noqa: S603 - our own arguments
        command, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if run.returncode:
        raise PluginError(
            f"the search index could not be made:\n{run.stderr.strip() or run.stdout.strip()}\n"
            "Install it with `pip install -r requirements.txt`, or set `search: false` under `extra:` in mkdocs.yml."
        )
    found = re.search(r"Indexed (\d+) page", run.stdout)
    indexed = f"{found[1]} pages indexed" if found else "indexed"
    log.info("Search: %s in %.1f s.", indexed, time.monotonic() - started)
