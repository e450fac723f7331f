"""Writes what the site has besides pages: the files for other programs, and the search index."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

from mkdocs.exceptions import PluginError

from .word_spaces import spaced
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
    for file in (*build.site.files(build.addresses), *build.policy.files()):
        if file.path in build.sizes:
            continue
        path = folder / file.path
        if path.is_dir() or any(parent.is_file() for parent in path.parents):
            left_out.append(file.path)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        sizes[file.path] = path.write_bytes(file.content)
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


def index_for_search(folder: Path, lock: IO[bytes]) -> None:
    """Write `pagefind/` into the built site: an index that a browser fetches piece by piece.

    Pagefind holds the lock too, since it would go on writing if this process were killed. Raises PluginError where
    Pagefind is missing or fails.
    """
    started = time.monotonic()
    command = [sys.executable, "-m", "pagefind", "--output-path", str(folder / "pagefind")]
    command += ["--exclude-selectors", ".headerlink"]  # the mark that links a heading is not part of it
    held = () if sys.platform == "win32" else (lock.fileno(),)
    with spaced(folder) as pages:
        run = subprocess.run(  # noqa: S603 - our own arguments
            [*command, "--site", str(pages)],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            pass_fds=held,
        )
    if run.returncode:
        raise PluginError(
            f"the search index could not be made:\n{run.stderr.strip() or run.stdout.strip()}\n"
            "Install it with `pip install -r requirements.txt`, or set `search: false` under `extra:` in mkdocs.yml."
        )
    _check_index(folder / "pagefind")
    found = re.search(r"Indexed (\d+) page", run.stdout)
    indexed = f"{found[1]} pages indexed" if found else "indexed"
    log.info("Search: %s in %.1f s.", indexed, time.monotonic() - started)


def _check_index(folder: Path) -> None:
    """Raise PluginError or OSError if the disk was full: then Pagefind leaves empty files and reports success."""
    empty = [path.name for path in folder.rglob("*") if path.is_file() and not path.stat().st_size]
    if empty:
        raise PluginError(
            f"the search index could not be made: {len(empty)} of its files are empty. Free some space, then build "
            "again. The last good site stays."
        )
    probe = folder / "probe"  # one file may be cut short and none empty
    probe.write_bytes(bytes(65_536))
    probe.unlink()
