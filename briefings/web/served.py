"""What `serve` shows: a generated page is rendered when a browser asks for it, and the exports with the first of them.

MkDocs reads and writes only the hand-written pages then. A page that it passed over goes through the same functions of
MkDocs as in a build, so that plugins and themes have the same part in it.
"""

from __future__ import annotations

import gc
import posixpath
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from typing import TYPE_CHECKING

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.structure.files import File, Files, InclusionLevel

from . import output
from .generated import GeneratedPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

    from .build import Build


_TABS = 2
"""How many pages somebody looks at, who writes."""


_PAUSE = 2.0
"""Seconds after a build until its garbage is collected. By then browsers have got what has changed."""


class HandwrittenFirst(Files):
    """The files of a site that is served. Of the pages, MkDocs is told the hand-written ones alone when it builds."""

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """All pages; but where MkDocs asks for those to read and write, only those that are not generated."""
        pages = super().documentation_pages(inclusion=inclusion)
        if inclusion == InclusionLevel.is_in_serve:
            return [file for file in pages if not isinstance(file.page, GeneratedPage)]
        return pages


class Served:
    """One build of `serve`, from which pages are still to be made."""

    def __init__(self, build: Build, config: MkDocsConfig, files: Files, env: Environment) -> None:
        self._build = build
        self._config = config
        self._files = files
        self._env = env
        self._pages = {
            file.dest_uri: file.page
            for file in files.documentation_pages()
            if isinstance(file.page, GeneratedPage)
        }
        self._left = dict(self._pages)
        self._exported = False
        self.looked_at: list[str] = []
        """The paths of the generated pages that a browser has asked for last, the latest at the end."""

    def read_linked(self) -> None:
        """Render the pages to whose parts hand-written pages link, since MkDocs looks whether there are such parts."""
        by_hand = (file.page for file in self._files.documentation_pages() if file.page)
        for page in by_hand:
            for file in page.links_to_anchors or ():
                if isinstance(file.page, GeneratedPage):
                    self._read(file.page)

    def write(self, paths: Iterable[str]) -> None:
        """Write the generated pages at these paths of the site, if there are any and they have not been written yet."""
        for path in paths:
            if page := self._left.get(path):
                self._read(page)
                page.file.abs_dest_path = str(Path(self._config.site_dir) / path)
                pages = self._files.documentation_pages()
                assert self._build.nav is not None
                _build_page(page, self._config, pages, self._build.nav, self._env)
                del self._left[path]

    def write_first(self, before: Served | None) -> None:
        """Write what is looked at, which is to be ready when browsers are told that there is something new.

        And some other page, by which one sees that there is nothing wrong with the templates of the team.
        """
        self.looked_at = before.looked_at if before else []
        self.write([*self.looked_at, *[*self._pages][:1]])

    def answer(self, address: str) -> None:
        """Write what a browser asks for. `address` is its path below the address of the site."""
        file = f"{address}index.html" if address.endswith("/") else address
        path = posixpath.normpath(f"/{file}").lstrip("/")
        paths = {path, f"{path}/index.html"} & self._pages.keys()
        self.looked_at = [*(each for each in self.looked_at if each not in paths), *paths][-_TABS:]
        self.write(paths)
        may_be_export = not paths and (path.startswith("api/") or "/" not in path)
        if may_be_export and not self._exported and not (Path(self._config.site_dir) / path).exists():
            self._exported = True
            site = Path(self._config.site_dir)
            with TemporaryDirectory(dir=site.parent) as made:
                sizes = output.write_exports(self._build, Path(made))
                output.place_exports(self._build, sizes, Path(made), site)

    def _read(self, page: GeneratedPage) -> None:
        if page.content is None:
            _populate_page(page, self._config, self._files)


@contextmanager
def collecting_later(lock: AbstractContextManager[object]) -> Iterator[None]:
    """Collect no garbage while somebody waits for a build, but a little later, with the lock held.

    In a large corpus it takes a quarter of the time: with two builds in memory, all that can be there is looked at.
    """

    def collect() -> None:
        with lock:
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # otherwise the next object that is made would have all others looked at
        gc.enable()
        timer = Timer(_PAUSE, collect)
        timer.daemon = True
        timer.start()
