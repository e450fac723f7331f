"""Writes the files for other programs, and counts what was written."""

from __future__ import annotations

import logging
import time
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from .words import pluralize

if TYPE_CHECKING:
    from mkdocs.structure.files import File as MkDocsFile

    from .build import Build

log = logging.getLogger("mkdocs.briefings")


def write_exports(build: Build, folder: Path) -> None:
    """Write every format into the built site. A file under `docs/` with the same path stays."""
    started = time.monotonic()
    sizes: dict[str, int] = {}
    left_out = []
    for file in chain(build.site.files(build.addresses), build.policy.files()):
        if file.path in build.sizes:
            continue
        path = folder / file.path
        if path.is_dir() or any(parent.is_file() for parent in path.parents):
            left_out.append(file.path)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            sizes[file.path] = sum(map(out.write, file.parts))
    check(sizes, folder)
    if left_out:
        log.info("Left out, since docs/ holds something else in its place: %s.", ", ".join(left_out))
    log.info("Exports: %s in %.1f s.", pluralize(len(sizes), "file", "files"), time.monotonic() - started)
    if not build.site.url:
        log.info(
            "No site_url is set: the feed and the sitemap are left out, since they need absolute addresses."
        )


def size_of(file: MkDocsFile) -> int:
    """The bytes of a file that MkDocs copies into the site."""
    return Path(file.abs_src_path).stat().st_size if file.abs_src_path else len(file.content_bytes)


def check(sizes: dict[str, int], folder: Path) -> None:
    """Count the files of a built site. Raises PluginError if one of them is missing or has another size."""
    wrong = [
        path
        for path, size in sizes.items()
        if not (folder / path).is_file() or (folder / path).stat().st_size != size
    ]
    if wrong:
        raise PluginError(
            f"{len(wrong)} of {len(sizes)} files are missing or cut short in {folder}: {', '.join(wrong[:5])}. "
            "If no other program changes this folder, build again. The last good site stays."
        )
