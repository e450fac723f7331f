"""Generated pages as MkDocs sees them: a file of one line, and a page whose HTML never passes through Markdown."""

from __future__ import annotations

import os
import posixpath
import re
from contextlib import closing
from functools import cache, lru_cache
from itertools import dropwhile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from markupsafe import Markup, escape
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from ..corpus.loading import MAIN
from ..corpus.model import Article
from ..exports.metadata import metadata
from .context import PageContext
from .progress import Progress
from .views import files as files_view
from .workers import Jobs

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from .build import Build
    from .spec import Spec

# Contributor text is escaped before it reaches these: no `id="` of theirs can be a real one.
_ID = re.compile(r' id="([^"]+)"')
_SECTION = re.compile(r'<h2 id="([^"]+)">(.*?)(?: <span class="bf-count">.*?)?</h2>', re.DOTALL)
_MANY = 60
"""For fewer pages, other processes would cost more than they save."""


class Rendered(NamedTuple):
    """A generated page once it is rendered."""

    html: bytes
    sections: list[tuple[str, str]]
    """The id and the title of each, for the table of contents."""
    head: bytes


def ids(html: str) -> set[str]:
    """All ids in the HTML of a page."""
    return set(_ID.findall(html))


def sections(html: str) -> list[tuple[str, str]]:
    """The id and the title of each section, the title as HTML."""
    # The title is ours or escaped: taking its tags away and escaping again gives text.
    return [(id_, str(escape(Markup(title).striptags()))) for id_, title in _SECTION.findall(html)]  # noqa: S704


@lru_cache(maxsize=1024)  # thousands of pages have a few dozen
def _contents(sections: tuple[tuple[str, str], ...]) -> TableOfContents:
    return TableOfContents([AnchorLink(title, id_, 2) for id_, title in sections])


class GeneratedPage(Page):
    """A page whose HTML comes from its own function, without Markdown and without the macros plugin."""

    _place: tuple[int, int] | None = None
    _head: tuple[int, int] | None = None

    def __init__(self, spec: Spec, build: Build, file: File, config: MkDocsConfig) -> None:
        # Themes treat a title as HTML, as MkDocs makes it from a Markdown heading.
        super().__init__(str(escape(spec.title)), file, config)
        self.spec = spec
        self.is_ours = build.shard.has_next_page(file.dest_uri)
        """Whether this share of the build makes it."""
        self._build = build
        self.edit_url = _edit_url(spec, config)
        if spec.moved:
            self._point_to(build.site.addresses.page(spec.moved), config)

    def _point_to(self, address: str, config: MkDocsConfig) -> None:
        """Name the page at another address of this site as the canonical one."""
        here = PageContext(self._build.site, self.url)
        self.canonical_url = urljoin(config.site_url, address) if config.site_url else here.to(address)

    @property
    def content(self) -> str | None:
        """The HTML."""
        return None if self._place is None else self._build.texts.get(self._place)

    @content.setter
    def content(self, html: str | None) -> None:
        if html is None:
            self._place = None
        elif html != self.content:  # MkDocs sets it again to what plugins make of it
            self._place = self._build.texts.put(html.encode("utf-8"))

    @property
    def head(self) -> str:
        """HTML for the theme's `extrahead` block."""
        return "" if self._head is None else self._build.texts.get(self._head)

    @head.setter
    def head(self, html: str) -> None:
        self._head = self._build.texts.put(html.encode("utf-8"))

    @property
    def present_anchor_ids(self) -> set[str] | None:  # type: ignore[override]  # nobody sets it
        """The ids in it; None if there is nothing in it. MkDocs asks for those that hand-written pages link to."""
        return ids(html) if (html := self.content) else None

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs's signature
        """Set the Markdown, one line, and the front matter."""
        self.markdown = self.spec.markdown
        self.meta["render_macros"] = False  # never a template, whatever the macros plugin is set to
        if self.spec.description:
            self.meta["description"] = str(escape(self.spec.description))
        if self.spec.wide:
            self.meta["hide"] = ["toc"]

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs's signature
        """Set the content, the table of contents and the anchors. Nothing for a page that another share makes."""
        if not self._build.one_by_one:
            self._build.one_by_one = True
            _render_ahead(self, files, self._build.processes)
        if not self.is_ours:
            self.content, self.toc = "", TableOfContents([])
        elif self._place is None:
            self.keep(self.rendered())

    def rendered(self) -> Rendered:
        """What there is to the page, which depends on the data and on the hand-written pages alone."""
        here = PageContext(self._build.site, self.url)
        html = self.spec.render(here)
        return Rendered(html.encode("utf-8"), sections(html), head(here, self.spec).encode("utf-8"))

    def keep(self, rendered: Rendered) -> None:
        """Set all this."""
        self._place = self._build.texts.put(rendered.html)
        self.toc = _contents(tuple(rendered.sections))
        self._head = self._build.texts.put(rendered.head)


def _render_ahead(first: GeneratedPage, files: Files, processes: int) -> None:
    """Render this page and all that follow on several cores, now that MkDocs asks for the first. What fails is left out.

    Not where a plugin has put a hand-written page among them: they may have to name it, and it has not been read yet.
    """
    pages = [file.page for file in files.documentation_pages()]
    pages = [*dropwhile(lambda page: page is not first, pages)]
    found = [page for page in pages if isinstance(page, GeneratedPage)]
    if len(found) < len(pages):
        return
    todo = [page for page in found if page.is_ours]
    kinds: dict[Callable[..., str], list[GeneratedPage]] = {}
    for page in todo:
        kinds.setdefault(getattr(page.spec.render, "func", page.spec.render), []).append(page)
    # The first of a kind computes what all the others need, and compiles their templates.
    firsts = [page for page, *_ in kinds.values()]
    others = [page for _, *pages in kinds.values() for page in pages]
    with closing(Progress("Rendering", len(todo))) as progress:
        for some, number in ((firsts, 1), (others, processes if len(others) >= _MANY else 1)):
            for place, result in Jobs([page.rendered for page in some], number).results(progress.show):
                some[place].keep(result)
            progress.before = len(firsts)


def _edit_url(spec: Spec, config: MkDocsConfig) -> str | None:
    """The address at which to edit the entry that the page shows. None if `repo_url` is not set."""
    if spec.place is None or not config.repo_url or not config.edit_uri:
        return None
    path = _edit_path(spec.place.file, config.config_file_path, config.docs_dir, config.edit_uri)
    base = config.repo_url.rstrip("/")
    # Some hosts name the file in a query, behind which no line can be named in this way.
    return f"{base}{path}" if path.startswith(("?", "#")) else f"{base}/{path}#L{spec.place.line}"


@cache
def _edit_path(file: str, settings: str, docs: str, edit_uri: str) -> str:
    """The address of a file of data below `repo_url`. `edit_uri` is that of the folder `docs`."""
    path = os.path.relpath(Path(settings).absolute().parent / file, docs)
    return posixpath.normpath(f"{edit_uri.strip('/')}/{Path(path).as_posix()}")


def add(spec: Spec, build: Build, files: Files, config: MkDocsConfig) -> None:
    """Add the page to the files of the site. It is in the navigation only if `nav` names it."""
    file = File.generated(
        config, f"{spec.source}.md", content=spec.markdown, inclusion=InclusionLevel.NOT_IN_NAV
    )
    # Plugins that ask git about a page need a file: that of the entry, or the corpus. `content` is read all the same.
    file.abs_src_path = str(build.root / (spec.place.file if spec.place else MAIN))
    GeneratedPage(spec, build, file, config)
    files.append(file)


def head(here: PageContext, spec: Spec) -> str:
    """What a generated page adds to the `<head>`, as HTML, for other programs."""
    subject = spec.subject
    return here.site.templates.get_template("head.html").render(
        here=here,
        metadata=metadata(here.site.publication, subject) if isinstance(subject, Article) else None,
        data=files_view.data(subject) if subject else None,
    )
