"""Writes the files for other programs, and counts what was written."""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from .words import pluralize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.structure.files import File as MkDocsFile

    from ..exports.publication import File
    from .build import Build

    Written = tuple[dict[str, int], float]
    """The size in bytes of each file that a job wrote, by its path, and the seconds that it took."""

log = logging.getLogger("mkdocs.briefings")


def export_jobs(build: Build, folder: Path) -> list[Callable[[], Written]]:
    """Jobs for any process that together write every format into a folder of its own."""

    def job(files: Callable[[], Iterable[File]]) -> Written:
        started = time.monotonic()
        return _write(files(), folder), time.monotonic() - started

    return [partial(job, part) for part in build.site.exports(build.addresses, build.shard)]


def _write(files: Iterable[File], folder: Path) -> dict[str, int]:
    sizes = {}
    made = cache(partial(Path.mkdir, parents=True, exist_ok=True))
    for file in files:
        path = folder / file.path
        made(path.parent)
        with path.open("wb") as out:
            sizes[file.path] = sum(map(out.write, file.parts))
    return sizes


def place_exports(build: Build, written: Iterable[Written], made: Path, site: Path) -> dict[str, int]:
    """Move the exports from where they were made into the built site. A file under `docs/` with the same path stays.

    Returns the size of each file that was moved, by its path.
    """
    sizes: dict[str, int] = {}
    took = 0.0
    for some, seconds in written:
        sizes |= some
        took += seconds
    log.info("Exports: %s in %.1f s.", pluralize(len(sizes), "file", "files"), took)
    if build.shard.is_first:
        sizes |= _write(build.policy.files(), made)

    @cache
    def is_folder(path: Path) -> bool:
        """Whether it is one, or now becomes one. A file may stand there, or in place of a folder above."""
        with suppress(FileExistsError, NotADirectoryError):
            path.mkdir(parents=True, exist_ok=True)
        return path.is_dir()

    placed = {}
    left_out = []
    for name, size in sizes.items():
        path = site / name
        if name in build.sizes:
            continue
        if path.is_dir() or not is_folder(path.parent):
            left_out.append(name)
            continue
        (made / name).replace(path)
        placed[name] = size
    check(placed, site)
    if left_out:
        log.info("Left out, since docs/ holds something else in its place: %s.", ", ".join(left_out))
    if not build.site.url:
        log.info(
            "No site_url is set: the feed and the sitemap are left out, since they need absolute addresses."
        )
    return placed


def leave_to_first(build: Build, exports: Iterable[str], folder: Path) -> None:
    """Remove all but the generated pages and these exports: the first share writes the rest, and the same bytes."""
    taken = {file.dest_uri for _, file in build.taken_over}
    ours = {*exports, *map(build.destination, build.pages.values())} - taken
    for path in sorted(folder.rglob("*"), reverse=True):  # what is in a folder before the folder
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in ours:
            path.unlink()


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
