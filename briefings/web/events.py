"""What happens when, in a build of MkDocs: each function is an event of its plugin interface."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

from jinja2 import TemplateError
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from ..exports.schema import pointer
from ..exports.shapes.earlier import VersionsDocument
from ..history.published import documents
from . import exporting, generated, search, shell, staging, written
from .begin import build_of
from .labels import counted
from .views import files as files_view
from .views import positions_file

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.briefings")


class _Command:
    """Which command of MkDocs is running: said once, when it starts, and kept by nothing else."""

    serving = False
    dirty = False
    building: MkDocsConfig | None = None
    """The configuration of a build that has begun and not ended."""


def on_startup(command: str, dirty: bool, **_: Any) -> None:  # noqa: FBT001 - MkDocs calls it so
    """`serve` must outlive a page's mistakes; `build` must not."""
    # The macros plugin prints all its variables at each build, between a writer and what matters.
    logging.getLogger("mkdocs.plugins.mkdocs_macros.util").setLevel(logging.WARNING)
    _Command.serving = command == "serve"
    _Command.dirty = dirty


def on_config(config: MkDocsConfig) -> None:
    """A template error of a page ends `build`; `serve` shows it in the page's place."""
    if not config.repo_url:
        # Without a repository there is nothing to edit, and MkDocs would warn on every page.
        config.edit_uri = None
    if not _Command.dirty:  # a dirty build leaves most of the last site where it is
        staging.begin(config)
        _Command.building = config
    generated.plugin(config).config["on_error_fail"] = not _Command.serving


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add every generated page that no hand-written file takes over."""
    build = build_of(config)
    by_hand = {file.dest_uri: file for file in files.documentation_pages()}
    build.site.written = {file.src_uri.removesuffix(".md") for file in by_hand.values()}
    for spec in build.site.pages.values():
        address = build.site.addresses.page(spec.source)
        destination = f"{address}index.html" if not address.endswith(".html") else address
        if file := by_hand.get(destination):
            build.taken_over.append((spec, file))
        else:
            generated.add(spec, build, files, config)
    if not files.get_file_from_path(positions_file.SOURCE):
        content = positions_file.content(build.site)
        files.append(File.generated(config, positions_file.SOURCE, content=content))


def on_nav(nav: Navigation, config: MkDocsConfig, **_: Any) -> None:
    """Keep the navigation for `on_env`, which is not given it."""
    build_of(config).nav = nav


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Before the macros plugin: a hand-written page may call macros, a generated one is never a template."""
    if isinstance(page, generated.GeneratedPage):
        return markdown
    return written.begin(build_of(config), generated.plugin(config), page, _name(page.file, config), markdown)


def _name(file: File, config: MkDocsConfig) -> str:
    """What a message calls the file: relative to the project's folder."""
    root = Path(config.config_file_path).absolute().parent
    full = Path(file.abs_src_path or file.src_uri).absolute()
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else full.as_posix()


@event_priority(-100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """After Markdown: the macros' HTML takes its place in a hand-written page."""
    if isinstance(page, generated.GeneratedPage):
        return html
    return written.finish(build_of(config), page, _name(page.file, config), html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Every page has been read: say what is wrong with them, or put the theme around them."""
    build = build_of(config)
    build.check_taken_over(lambda file: _name(file, config))
    if build.problems:
        text = "\n".join(map(str, build.problems))
        if not _Command.serving:
            count = counted(len(build.problems), "problem", "problems")
            raise PluginError(f"{count} in hand-written pages; the last good site stays.\n{text}")
        log.error("Problems in hand-written pages, shown where they stand:\n%s", text)
    config.theme.static_templates.discard("sitemap.xml")  # `exports/sitemap.py` writes ours
    build.copied = {file.dest_uri for file in files}
    # Not the file's address, which is `./` for the home page.
    build.addresses = [file.page.url for file in files.documentation_pages() if _is_current(file.page)]
    env.globals["alternates"] = files_view.alternates(build.site.publication)
    assert build.nav is not None
    shell.wrap(env, files, build.nav)


def _is_current(page: Page | None) -> TypeGuard[Page]:
    """Whether readers may find the page: one at an old address names the new one instead."""
    return page is not None and not (isinstance(page, generated.GeneratedPage) and page.spec.moved)


def on_serve(server: LiveReloadServer, **_: Any) -> None:
    """After a build that failed, show the last good site: MkDocs would keep every reader waiting for the next."""
    build = server.builder

    def build_or_keep() -> None:
        try:
            build()
        except Abort:
            pass  # MkDocs has said what is wrong
        except TemplateError as error:
            place = f"{getattr(error, 'filename', None)}:{getattr(error, 'lineno', 0)}: "
            log.error("%s%s", place if getattr(error, "lineno", None) else "", error)  # noqa: TRY400
        except Exception:
            log.exception("The build failed.")
        else:
            return
        log.error("The site shown is the last good one; it is built anew when the mistake is mended.")

    server.builder = build_or_keep


def on_build_error(**_: Any) -> None:
    """Leave nothing half-built."""
    _abandon()


def on_shutdown() -> None:
    """Likewise where a build ended in a way that MkDocs calls no error."""
    _abandon()


def _abandon() -> None:
    if _Command.building is not None:
        staging.abandon(_Command.building)
        _Command.building = None


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what other programs read, index the pages, change over from the last site, and say what was built."""
    build = build_of(config)
    exporting.write(build, Path(config.site_dir))
    described = pointer(VersionsDocument, depth=1)
    for address, document in documents(build.site.corpus, build.site.earlier, described):
        path = Path(config.site_dir) / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document, encoding="utf-8")
    if config.extra.get("search", True):
        started = time.monotonic()
        found = search.index(Path(config.site_dir))
        log.info("Search: %s in %.1f s.", found, time.monotonic() - started)
    if _Command.building is not None:
        staging.change_over(config)
        _Command.building = None
    if not _Command.serving:
        log.info("%s", build.summary(Path(config.site_dir)))
