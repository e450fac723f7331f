"""The events of MkDocs that this project takes part in."""

from __future__ import annotations

import errno
import gc
import logging
from functools import partial
from pathlib import Path, PurePosixPath
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeGuard

import click
from markupsafe import Markup, escape
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import InclusionLevel
from mkdocs_macros.plugin import MacrosPlugin

from ..corpus.rereading import Reader
from . import handwritten, last_check, output, search, settings, shell, styles, workers
from .build import READER, Build, build_of, has_started
from .compiled import Compiled
from .csp import Policy
from .generated import GeneratedPage, add
from .progress import Progress
from .served import HandwrittenFirst, Served, by_request
from .staging import Staging
from .views import drafts
from .views import files as files_view
from .words import pluralize
from .workers import Jobs

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.briefings")

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_MISSING = "404.html"
_MANY_OBJECTS = 100_000
"""So many more are made than freed between two searches for garbage. With Python's 700, these take 3 % of a build."""
MOST_NEAR = 300
"""Among so many pages at most the page for unknown addresses looks for the nearest."""
_FOR_WRITERS = ("macros.md", "design.md", "hosting.md")
"""Pages for those who write pages or change the site. Contribute links to them, so no navigation has to name them."""


class Events:
    """The hooks of one run of MkDocs, in the order of their calls. `serve` makes many builds in one run."""

    def __init__(self) -> None:
        self._serving = False
        self._dirty = False
        self._by_request = False
        """Whether to render a generated page only when a browser asks for it."""
        self._served: Served | None = None
        """The last good build."""
        self._next: Served | None = None
        """The build that is running. None if it is a whole one."""
        self._reader = Reader()
        self._lock = RLock()
        """Held while something is built or rendered."""
        self._staging: Staging | None = None
        """Where the build that is running writes; None between builds."""
        self._jobs: Jobs[output.Written | None] | None = None
        """What is left to do beside the pages: the exports, and the pages that search is to look through."""
        self._progress: Progress | None = None

    def on_startup(self, command: str, dirty: bool, **_: Any) -> None:  # noqa: FBT001 - MkDocs calls it so
        """Remember the command: a mistake in a page ends `build` but not `serve`."""
        # The macros plugin prints all its variables at each build, between a writer and what matters.
        logging.getLogger("mkdocs.plugins.mkdocs_macros.util").setLevel(logging.WARNING)
        self._serving = command == "serve"
        if not self._serving:
            gc.disable()  # until the data is read, which makes many objects and no garbage
        self._dirty = dirty
        # Without live reload, MkDocs builds once and never calls `on_serve`.
        context = click.get_current_context(silent=True)
        given = context.params if context else {}
        # MkDocs has one parameter for both of its options, ProperDocs one for each.
        self._by_request = self._serving and bool(
            given.get("livereload") or given.get("no_livereload") is False
        )

    @event_priority(100)
    def _stage(self, config: MkDocsConfig) -> None:
        """Build beside the site. This is before the data is read, whose errors must not keep a lost site away."""
        if self._serving:
            config[READER] = self._reader
        self._staging = Staging(config.site_dir)
        if not self._dirty:  # a dirty build changes a few pages of the last site
            config.site_dir = str(self._staging.new)

    def _check_settings(self, config: MkDocsConfig) -> None:
        """Check the settings, and put the guards in their places."""
        settings.add_theme(config)
        settings.check(config, started=has_started(config))
        if not config.repo_url:
            # Without a repository there is nothing to edit, and MkDocs would warn on every page.
            config.edit_uri = None
        build = build_of(config)
        handwritten.use_sandbox(build, _macros_plugin(config))
        if self._serving:
            config.extra["search"] = False  # its index takes longer than all that a writer waits for
        else:  # MkDocs adds a script to each page while it serves
            gc.freeze()  # what was read stays until the end
            gc.set_threshold(_MANY_OBJECTS)
            gc.enable()
            build.policy = Policy(config.extra.get("csp"))
            build.alone = settings.is_alone(config)
            build.processes = workers.processes()
            build.one_by_one = self._dirty
            if not self._dirty:
                build.shard = workers.shard()

    on_config = CombinedEvent(_stage, _check_settings)

    @event_priority(100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add every generated page that no hand-written file replaces, before other plugins look at the files."""
        build = build_of(config)
        by_hand = {file.dest_uri: file for file in files}
        build.site.handwritten = {file.src_uri.removesuffix(".md") for file in files.documentation_pages()}
        if self._serving:
            build.pages |= {spec.source: spec for spec in drafts.specs(build.site, build.pages)}
        _check_ways(build, files)
        for for_writers in filter(None, map(files.get_file_from_path, _FOR_WRITERS)):
            for_writers.inclusion = InclusionLevel.NOT_IN_NAV
        for spec in build.pages.values():
            if file := by_hand.get(build.destination(spec)):
                build.taken_over.append((spec, file))
            else:
                add(spec, build, files, config)
        styles.shorten(files, config)
        return HandwrittenFirst(files) if self._by_request else files

    @staticmethod
    def on_nav(nav: Navigation, config: MkDocsConfig, **_: Any) -> None:
        """Keep the navigation, which MkDocs does not pass to `on_env`, without lists that have nothing to show."""
        nav.items = _without_empty(nav.items)
        build_of(config).nav = nav

    @staticmethod
    @event_priority(100)
    def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Prepare a hand-written page for the macros plugin. A generated page is never a template."""
        if isinstance(page, GeneratedPage):
            return markdown
        return handwritten.start(build_of(config), _macros_plugin(config), page, markdown)

    @staticmethod
    @event_priority(-100)
    def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Put the HTML of the macros into a hand-written page, after Markdown."""
        if isinstance(page, GeneratedPage):
            return html
        return handwritten.finish(build_of(config), page, html)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Report all problems in pages, now that every page has been read, or wrap the pages in the theme."""
        build = build_of(config)
        handwritten.check_taken_over(build)
        if build.problems:
            text = "\n".join(map(str, build.problems))
            if not self._serving:
                count = pluralize(len(build.problems), "problem", "problems")
                raise PluginError(f"{count} in hand-written pages; the last good site stays.\n{text}")
            log.error("Problems in hand-written pages, shown where they stand:\n%s", text)
        config.theme.static_templates.discard("sitemap.xml")  # `exports/sitemap.py` writes ours
        if any(file.dest_uri == _MISSING for file in files):
            config.theme.static_templates.discard(_MISSING)  # MkDocs would write it over the team's own
        static = (file for file in files if not file.is_documentation_page())
        build.copied = [file for file in static if file.inclusion.value > InclusionLevel.DRAFT.value]
        # Not the file's address, which is `./` for the home page.
        build.addresses = [file.page.url for file in files.documentation_pages() if _is_current(file.page)]
        build.searched = search.handwritten(file.page for file in files.documentation_pages())
        if config.extra.get("search", True) and any(
            file.dest_uri.partition("/")[0] == "pagefind" for file in files
        ):
            raise PluginError("docs/pagefind is where the search index goes. Give it another name.")
        for file in files.documentation_pages():
            if isinstance(file.page, GeneratedPage) and not file.page.is_ours:
                files.remove(file)
        # Themes put a title into <title> without its tags and as it is, which makes tags of what was escaped.
        env.filters["striptags"] = lambda html: escape(Markup(html).striptags())  # noqa: S704
        env.bytecode_cache = Compiled(env)
        env.globals["alternates"] = files_view.alternates(build.site.publication)
        env.globals["missing"] = known_pages(build)
        env.globals["csp"] = build.policy.mark
        shell.wrap(env, files, build)
        if self._by_request:
            self._next = Served(build, config, files, env)
            self._next.read_linked()
            return
        self._progress = Progress("Writing", len(files.documentation_pages()))
        assert self._staging is not None
        aside = self._staging.aside
        jobs: list[Callable[[], output.Written | None]] = [*output.export_jobs(build, aside / "exports")]
        if _makes_search(config):
            jobs.insert(0, partial(search.write_pages, build, aside / "searched"))
        # One other process is done soon after the pages, and each one more would need memory of its own.
        self._jobs = Jobs(jobs, min(build.processes, 2))

    @staticmethod
    @event_priority(-100)
    def on_post_template(html: str, template_name: str, config: MkDocsConfig) -> str:
        """Give a file such as `404.html` its policy, and remember how much is about to be written for it."""
        build = build_of(config)
        html = build.policy.fill(html)
        build.remember(template_name, html)
        return html

    @event_priority(-100)
    def on_post_page(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """Give a page its policy, and remember how much is about to be written for it."""
        build = build_of(config)
        if not isinstance(page, GeneratedPage):
            build.policy.check(html, build.name_of(page.file))
        html = build.policy.fill(html, page.url, page.content or "")
        build.remember(page.file.dest_uri, html)
        if self._progress:
            self._progress.show(len(build.sizes))
        return html

    @event_priority(100)
    def _check_written(self, config: MkDocsConfig) -> None:
        """Count what MkDocs has written, before other plugins change it. A dirty build does not write everything."""
        self._end_progress()
        build = build_of(config)
        build.sizes = {file.dest_uri: output.size_of(file) for file in build.copied} | build.sizes
        if not self._dirty:
            output.check(build.sizes, Path(config.site_dir))

    @event_priority(-100)
    def _publish(self, config: MkDocsConfig) -> None:
        """Write the exports and the search index, replace the last site, and say what was built."""
        build = build_of(config)
        assert self._staging is not None
        folder, aside = Path(config.site_dir), self._staging.aside
        if self._next:
            self._next.write_first(self._served)
        # Exports come from the data alone: nothing in them stands for anything else.
        last_check.check(build, config)
        exports: dict[str, int] = {}
        if self._jobs:
            written = filter(None, self._jobs.all())
            exports = output.place_exports(build, written, aside / "exports", folder)
            if _makes_search(config):
                search.index(aside / "searched", aside / "pagefind", self._staging.lock)
                search.place(aside / "pagefind", folder)
        if not build.shard.is_first:
            output.leave_to_first(build, exports, folder)
        if not self._dirty:
            _abort_if_warned(config)
            self._staging.change_over()
            config.site_dir = str(self._staging.site)
        self._close()
        self._served = self._next
        if not self._serving:
            log.info("%s", build.summary(Path(config.site_dir)))

    on_post_build = CombinedEvent(_check_written, _publish)

    def on_serve(self, server: LiveReloadServer, **_: Any) -> None:
        """Render pages by request, and keep serving the last good site after a failed build."""
        by_request(server, self._lock, lambda: self._served)

    @event_priority(-100)
    def on_build_error(self, error: Exception, **_: Any) -> None:
        """Remove what was half built. If the system refused something, say so in a sentence instead of a traceback."""
        self._close()
        if isinstance(error, UnicodeEncodeError):
            near = ascii(error.object[max(error.start - 60, 0) : error.end + 60])
            log.error("A name is not in UTF-8: %s. Rename the file.", near)
        if isinstance(error, UnicodeError):  # if it is the text of a page, MkDocs has named its file
            log.error("What is not in UTF-8 cannot be read or written. The last good site stays.")
            raise Abort("Aborted: a file is not in UTF-8.") from None
        if not isinstance(error, OSError):
            return
        what_to_do = "See to that, or build into another folder with -d."
        if error.errno in _FULL:
            what_to_do = (
                "Free some space: while it is built, a site needs room twice, and its pages once more where temporary "
                "files go (TMPDIR)."
            )
        elif error.errno in _FORBIDDEN:
            what_to_do = "Make it writable for yourself (chmod, chown), or build into another folder with -d."
        elif error.errno == errno.EXDEV:  # a folder that an image of a container holds cannot be renamed
            what_to_do = "Remove the old site, then build again, or build into another folder with -d."
        where = f": {error.filename}" if error.filename else ""
        log.error("%s%s. %s The last good site stays.", error.strerror or error, where, what_to_do)
        raise Abort("Aborted: a file could not be read or written.") from None

    def on_shutdown(self) -> None:
        """Remove what was half built if a build ended in a way that MkDocs does not report as an error."""
        self._close()
        gc.freeze()  # otherwise Python would take everything apart before it ends

    def _end_progress(self) -> None:
        if self._progress:
            self._progress.close()
            self._progress = None

    def _close(self) -> None:
        self._end_progress()
        if self._jobs:
            self._jobs.stop()
            self._jobs = None
        if self._staging is not None:
            self._staging.close()
            self._staging = None


def _makes_search(config: MkDocsConfig) -> bool:
    return bool(config.extra.get("search", True)) and build_of(config).shard.is_first


def _abort_if_warned(config: MkDocsConfig) -> None:
    """End a strict build that has warned, as MkDocs does once it has called `on_post_build`. Raises Abort.

    MkDocs hangs its counter onto its logger for the time of a build; in ProperDocs that is the parent of this logger.
    """
    logger: logging.Logger | None = log
    while config.strict and logger:
        for handler in logger.handlers:
            counts: list[tuple[str, int]] = getattr(handler, "get_counts", list)()
            if counts:
                said = ", ".join(f"{count} {level.lower()}s" for level, count in counts)
                raise Abort(f"Aborted with {said} in strict mode! The last good site stays.")
        logger = logger.parent


def _check_ways(build: Build, files: Files) -> None:
    """Raise PluginError if a file has the name of a folder that a generated page needs, or the reverse."""
    written = {file.dest_uri: file for file in files if file.inclusion is not InclusionLevel.EXCLUDED}
    inside = {str(folder): file for path, file in written.items() for folder in PurePosixPath(path).parents}
    for path in map(build.destination, build.pages.values()):
        above = (written.get(str(folder)) for folder in PurePosixPath(path).parents)
        for file in filter(None, (inside.get(path), *above)):
            message = f"{build.name_of(file)} stands in the way of {path}, a page of this site."
            raise PluginError(f"{message} Give it another name.")


def _without_empty(items: list[Any]) -> list[Any]:
    """Entries of the navigation that lead to something: no list with nothing to show, no section without a page."""
    kept = []
    for item in items:
        if item.children:
            item.children = _without_empty(item.children)
            nothing = not item.children
        else:
            nothing = isinstance(item, GeneratedPage) and item.spec.empty
        if not nothing:
            kept.append(item)
    return kept


def known_pages(build: Build) -> dict[str, Any]:
    """What the page for unknown addresses knows of the others: nothing but the way to comparisons, where they are many.

    Then the search has to find what somebody looked for, as such a page must not grow with the corpus.
    """
    addresses = build.site.addresses
    pages = [
        (addresses.page(spec.source), spec.title)
        for spec in build.pages.values()
        if not spec.moved
        and spec.source.partition("/")[0] not in ("compare", "matrix")
        and "/page/" not in spec.source
    ]
    return {"compare": addresses.page("compare"), "pages": pages if len(pages) <= MOST_NEAR else []}


def _macros_plugin(config: MkDocsConfig) -> MacrosPlugin:
    found = config.plugins["macros"]
    assert isinstance(found, MacrosPlugin)
    return found


def _is_current(page: Page | None) -> TypeGuard[Page]:
    """Whether readers may find the page. A page at a former address points to the current one instead."""
    return page is not None and not (isinstance(page, GeneratedPage) and page.spec.moved)
