"""What `macros.py` and the hooks share during one build."""

from __future__ import annotations

import logging
import os
import time
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from markupsafe import Markup
from mkdocs.exceptions import PluginError

from ..corpus import CorpusError
from ..corpus.loading import read_once
from ..corpus.problem import Problem
from ..exports.shards import Shard
from ..history.superseded import CacheError
from . import hosts, settings
from .csp import Policy
from .site import first_url as first_url_of
from .site import of_project
from .views import pages
from .words import kept, pluralize

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from .context import PageContext
    from .site import Site
    from .spec import Spec
    from .tokens import Tokens

_KEY = "briefings_build"
"""The key under which the configuration holds the build. `macros.py` and the hooks are both given the configuration."""
READER = "briefings_reader"
"""Likewise, what reads files in the builds of `serve`: it remembers those that do not change."""

log = logging.getLogger("mkdocs.briefings")


@dataclass(frozen=True, eq=False)
class HandwrittenPage:
    """A page under `docs/` while it is being read. The HTML of its macros is not in place yet."""

    here: PageContext
    file: str
    """For messages: `docs/index.md`."""
    tokens: Tokens
    first_line: int
    """How many lines of front matter stand before the text of the file."""


class Texts:
    """Texts in a file without a name: MkDocs holds all pages before it writes the first, and they need much memory."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self.get = lru_cache(maxsize=2)(self._get)  # a page and its head, for which MkDocs asks several times

    def put(self, text: bytes) -> tuple[int, int]:
        """Keep a text. Returns the place that `get` takes."""
        if self._file is None:
            self._file = TemporaryFile()  # noqa: SIM115 - open as long as there are pages
        start = self._file.seek(0, os.SEEK_END)
        return start, self._file.write(text)

    def _get(self, place: tuple[int, int]) -> str:
        """The text at a place."""
        assert self._file is not None
        self._file.seek(place[0])
        return self._file.read(place[1]).decode("utf-8")


class Build:
    """The site, its pages, and the problems in those written by hand."""

    def __init__(self, site: Site, root: Path, began: float | None = None) -> None:
        """`root` is the project's folder. `began` is when the build did, by `time.monotonic`; now if nobody says."""
        self.site = site
        self.problems: list[Problem] = []
        self.handwritten: dict[str, HandwrittenPage] = {}
        """The hand-written pages that are being read, by their address."""
        self.taken_over: list[tuple[Spec, File]] = []
        """Generated pages that a hand-written file replaces, each with that file."""
        self.nav: Navigation | None = None
        self.addresses: list[str] = []
        """The addresses of all pages that readers may find, from the site's root. Empty until all have been read."""
        self.searched: list[Page] = []
        """The hand-written pages that search finds."""
        self.copied: list[File] = []
        """The files that MkDocs copies into the site."""
        self.alone = False
        """Whether nothing else takes part in the build that could change a page or write one."""
        self.filled: set[str] = set()
        """Generated pages of which others with the same theme around them are looked at, by their path in the site."""
        self.sizes: dict[str, int] = {}
        """The bytes of each file that MkDocs writes, by its path in the site. No export overwrites one of them."""
        self.stand_ins: dict[str, str] = {}
        """What stands for a part of a page until that is filled in: how it begins, and the page that it is in."""
        self.texts = Texts()
        """The HTML of the generated pages."""
        self.processes = 1
        """On how many cores to build."""
        self.one_by_one = True
        """Whether to render each generated page when it is asked for; otherwise all at once, when the first is."""
        self.shard = Shard()
        """The part of the site that this build makes."""
        self.policy = Policy(added=False)
        """What browsers are told to allow. Pages that are served while somebody writes have no policy."""
        self.root = root
        """The project's folder."""
        self._began = time.monotonic() if began is None else began

    @cached_property
    def pages(self) -> dict[str, Spec]:
        """Every generated page by its source, in the order in which they are built."""
        return {spec.source: spec for spec in pages.specs(self.site)}

    def destination(self, spec: Spec) -> str:
        """The path of a generated page in the site: `briefings/adams-2024/index.html`."""
        address = self.site.addresses.page(spec.source)
        return address if address.endswith(".html") else f"{address}index.html"

    def remember(self, path: str, html: str) -> None:
        """Keep the size of a page that MkDocs is about to write. It leaves out one that is empty."""
        if html.strip():
            self.sizes[path] = len(html.encode(errors="xmlcharrefreplace"))

    def name_of(self, file: File) -> str:
        """The path of a file from the project's folder, for messages."""
        full = Path(file.abs_src_path or file.src_uri).absolute()
        return full.relative_to(self.root).as_posix() if full.is_relative_to(self.root) else full.as_posix()

    def box(self, file: str, line: int, rule: str, message: str, hint: str = "") -> str:
        """Record a problem with a page, and return the box that shows it there. `on_env` raises all problems together."""
        problem = Problem(file, max(line, 1), 1, "", rule, message, hint)
        self.problems.append(problem)
        return str(Markup('<p class="bf-error" role="alert">{}</p>').format(str(problem)))

    def summary(self, folder: Path) -> str:
        """What was built, how much of it, in what time, where, and how to look at it. Withdrawn entries do not count."""
        corpus = self.site.corpus
        claims = sum(kept(article.claims.values()) for article in corpus.articles.values())
        positions = sum(kept(article.positions.values()) for article in corpus.articles.values())
        counts = [
            pluralize(kept(corpus.articles.values()), "briefing", "briefings"),
            pluralize(kept(corpus.questions.values()), "question", "questions"),
            pluralize(claims, "claim", "claims"),
            pluralize(positions, "position", "positions"),
        ]
        written = pluralize(
            sum(file.name.endswith(".html") for file in hosts.files_in(folder)), "page", "pages"
        )
        where = folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
        shard, last = self.shard, hosts.summary(hosts.measure(folder))
        part = ""
        if shard.total > 1:
            part = f"part {shard.number} of {shard.total} of "
            last = f"Copy the folders of all {shard.total} parts into one: that is the site."
        return (
            f"Built {part}{', '.join(counts)} on {written} into {where}/ in {time.monotonic() - self._began:.1f} s.\n"
            f"To look at it: python3 -m http.server --directory {where}, then open http://localhost:8000/ "
            f"(or make serve, while you write).\n{last}"
        )


def start(config: MkDocsConfig) -> Build:
    """Read the corpus and its history, and start a build. Raises PluginError with all errors in the data, one a line."""
    began = time.monotonic()
    settings.check_hooks(config)
    root = Path(config.config_file_path).absolute().parent
    try:
        site = of_project(root, config, first_url(config), config.get(READER, read_once))
    except CorpusError as error:
        count = pluralize(len(error.problems), "problem", "problems")
        raise PluginError(f"{count} in the data; nothing was built.\n{error}") from None
    except CacheError as error:
        raise PluginError(f"{error} Nothing was built.") from None
    for problem in site.corpus.warnings:
        log.info("%s", problem)
    build = config[_KEY] = Build(site, root, began)
    return build


def first_url(config: MkDocsConfig) -> str:
    """`site.first_url` of the settings; raises PluginError if it is no web address."""
    try:
        return first_url_of(config.extra)
    except ValueError as error:
        raise PluginError(str(error)) from None


def has_started(config: MkDocsConfig) -> bool:
    """Whether `macros.py` has been loaded, and so has started a build."""
    return _KEY in config


def build_of(config: MkDocsConfig) -> Build:
    """The build that was started with this configuration."""
    build = config[_KEY]
    assert isinstance(build, Build)
    return build
