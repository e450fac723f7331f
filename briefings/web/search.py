"""The search index. Pagefind makes it from small pages of what a search should find, which are not published.

The pages that readers see would do, but they say the same thing in many places, with much that nobody looks for.
"""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from typing import IO, TYPE_CHECKING

from markupsafe import Markup
from mkdocs.exceptions import PluginError

from .generated import GeneratedPage
from .search_records import Record, records
from .word_spaces import parted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs.structure.pages import Page

    from .build import Build

log = logging.getLogger("mkdocs.briefings")

_NO_PART = (".headerlink", ".bf-id", ".bf-at")
"""What is no part of a text on a hand-written page: marks that link headings, claims and passages."""

_NEEDED = "pagefind-entry.json"
"""What our dialog loads. Other files that begin so are Pagefind's own dialogs and its worker."""


def handwritten(pages: Iterable[Page | None]) -> list[Page]:
    """The hand-written pages among these that search finds: those without `search: {exclude: true}` in front matter."""
    return [
        page
        for page in pages
        if page is not None
        and not isinstance(page, GeneratedPage)
        and page.content is not None
        and not (isinstance(wish := page.meta.get("search"), dict) and wish.get("exclude"))
    ]


def index(pages: Path, made: Path, lock: IO[bytes]) -> None:
    """Write an index of these small pages into the folder `made`, which a browser fetches piece by piece.

    Pagefind holds the lock too, since it would go on writing if this process were killed. Raises PluginError where
    Pagefind is missing or fails.
    """
    started = time.monotonic()
    command = [sys.executable, "-m", "pagefind", "--output-path", str(made), "--site", str(pages)]
    command += [part for selector in _NO_PART for part in ("--exclude-selectors", selector)]
    held = () if sys.platform == "win32" else (lock.fileno(),)
    run = subprocess.run(  # noqa: S603 - our own arguments
        command, capture_output=True, encoding="utf-8", errors="replace", check=False, pass_fds=held
    )
    if run.returncode:
        raise PluginError(
            f"the search index could not be made:\n{run.stderr.strip() or run.stdout.strip()}\n"
            "Install it with `pip install -r requirements.txt`, or set `search: false` under `extra:` in mkdocs.yml."
        )
    _check_index(made)
    for path in made.glob("pagefind-*"):
        if path.name != _NEEDED:
            path.unlink()
    found = re.search(r"Indexed (\d+) page", run.stdout)
    indexed = f"{found[1]} pages indexed" if found else "indexed"
    log.info("Search: %s in %.1f s.", indexed, time.monotonic() - started)


def place(made: Path, site: Path) -> None:
    """Move the index to `pagefind/` in the built site. A dirty build has an older one there."""
    shutil.rmtree(site / "pagefind", ignore_errors=True)
    made.rename(site / "pagefind")


def write_pages(build: Build, folder: Path) -> None:
    """Write a small page for each page that search finds, at the path of that page in the site."""
    folder.mkdir(exist_ok=True)
    found = {record.address: record for record in records(build.site)}
    for spec, file in build.taken_over:
        address = build.site.addresses.page(spec.source)
        if address in found and file.page not in build.searched:
            del found[address]
    for page in build.searched:
        title = str(Markup(page.title or "").striptags())  # noqa: S704 - its tags are taken away
        record = found.get(page.url, Record(page.url, title))
        found[page.url] = replace(record, html=Markup(page.content))  # noqa: S704 - the HTML of the page
    template = build.site.templates.get_template("search.html")
    for address, record in found.items():
        path = folder / (address if address.endswith(".html") else f"{address}index.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        html = parted(template.render(record=record, language=build.site.language))
        path.write_text(html, encoding="utf-8")


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
