"""What `serve` shows: a generated page is rendered when a browser asks for it, and the exports with the first of them.

MkDocs reads and writes only the hand-written pages then. A page that it passed over goes through the same functions of
MkDocs as in a build, so that plugins and themes have the same part in it.
"""

from __future__ import annotations

import gc
import logging
import posixpath
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from typing import TYPE_CHECKING

from jinja2 import TemplateError
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel

from . import output
from .generated import GeneratedPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from wsgiref.types import StartResponse, WSGIEnvironment

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from .build import Build

log = logging.getLogger("mkdocs.briefings")

_TABS = 2
"""How many pages a writer looks at."""
_POLLED = 0.08
"""Seconds between two looks at whether the data or a template has changed.

It is less than MkDocs waits for changes to stop, so that a file that is being written is not built before its end.
"""
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

        If it is nothing, then some page, by which one sees that there is nothing wrong with the templates of the team.
        """
        self.looked_at = before.looked_at if before else []
        self.write(self._pages.keys() & self.looked_at or [*self._pages][:1])

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
                written = [job() for job in output.export_jobs(self._build, Path(made))]
                output.place_exports(self._build, written, Path(made), site)

    def _read(self, page: GeneratedPage) -> None:
        if page.content is None:
            _populate_page(page, self._config, self._files)


def by_request(
    server: LiveReloadServer, lock: AbstractContextManager[object], latest: Callable[[], Served | None]
) -> None:
    """Let the server of MkDocs make pages when they are asked for, and outlive a build that fails.

    After one, MkDocs would block requests until the next build. `lock` is held while something is built or rendered;
    `latest` returns the last good build, if pages of it are made by request.
    """
    build = server.builder

    def build_or_keep() -> None:
        with lock, _collecting_later(lock):
            _goes_well(
                build, "The site shown is the last good one; it is built anew when the mistake is mended."
            )

    def is_made(path: str) -> bool:
        with lock:
            served = latest()
            return served is None or _goes_well(
                partial(served.answer, path.removeprefix(server.mount_path)),
                f"{path} is shown once the mistake is mended.",
            )

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith(server.mount_path) and not path.startswith("/livereload/"):
            shown, last = _shown(server), None
            # What was made for a site is lost with it if a build has replaced it meanwhile.
            while shown != last:
                if not is_made(path):
                    start("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                    return [b"The terminal in which this site is served says what is wrong."]
                shown, last = _shown(server), shown
        return server.serve_request(environ, start)

    server.observer._timeout = _POLLED  # noqa: SLF001 - MkDocs looks twice a second, and waits 0.1 s
    server.builder = build_or_keep
    server.set_app(answer)


def _shown(server: LiveReloadServer) -> int:
    """Wait until no build is under way, as MkDocs does before it answers. Returns the number of the site shown."""
    with server._epoch_cond:  # noqa: SLF001 - MkDocs has no other way to ask
        server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)  # noqa: SLF001
        return server._visible_epoch  # noqa: SLF001


def _goes_well(work: Callable[[], None], otherwise: str) -> bool:
    """Whether it ends without an error. If not, say what is wrong, and what comes of it."""
    try:
        work()
    except Abort:
        pass  # MkDocs has said what is wrong
    except TemplateError as error:
        place = f"{getattr(error, 'filename', None)}:{getattr(error, 'lineno', 0)}: "
        log.error("%s%s", place if getattr(error, "lineno", None) else "", error)  # noqa: TRY400
    except Exception:
        log.exception("Unexpected error:")
    else:
        return True
    log.error("%s", otherwise)
    return False


@contextmanager
def _collecting_later(lock: AbstractContextManager[object]) -> Iterator[None]:
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
