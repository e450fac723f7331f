"""What happens when, in a build of MkDocs: each function is an event of its plugin interface."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority

from . import generated, search, shell
from .build import Build, Caller
from .macros import Call
from .site import HandWritten
from .tokens import Tokens
from .views import pages

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


def _build(config: MkDocsConfig) -> Build:
    """The build that `macros.py` began; the macros are where MkDocs lets the two meet."""
    call = generated.plugin(config).macros["briefing"]
    assert isinstance(call, Call)
    return call.build


def on_startup(command: str, **_: Any) -> None:
    """`serve` must outlive a page's mistakes; `build` must not."""
    # The macros plugin prints all its variables at each build, between a writer and what matters.
    logging.getLogger("mkdocs.plugins.mkdocs_macros.util").setLevel(logging.WARNING)
    _Command.serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """A template error of a page ends `build`; `serve` shows it in the page's place."""
    if not config.repo_url:
        config.edit_uri = (
            None  # without a repository there is nothing to edit, and MkDocs would warn on every page
        )
    generated.plugin(config).config["on_error_fail"] = not _Command.serving


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add every generated page that no hand-written file takes over."""
    build = _build(config)
    written = {file.dest_uri: file for file in files.documentation_pages()}
    for spec in pages.specs(build.site):
        address = build.site.addresses.page(spec.source)
        destination = f"{address}index.html" if not address.endswith(".html") else address
        if file := written.get(destination):
            build.taken_over.append((spec, file))
        else:
            generated.add(spec, build, files, config)


def on_nav(nav: Navigation, config: MkDocsConfig, **_: Any) -> None:
    """Keep the navigation for `on_env`, which is not given it."""
    _build(config).nav = nav


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Before the macros plugin: a hand-written page may call macros, a generated one is never a template."""
    if isinstance(page, generated.GeneratedPage):
        return
    build = _build(config)
    page.meta.setdefault("render_macros", True)
    for name in ("title", "description"):
        if name in page.meta:  # the theme puts both into HTML as they are
            page.meta[name] = str(escape(page.meta[name]))
    source = page.file.content_string
    tokens = build.tokens[page.url] = Tokens()
    build.caller = Caller(
        here=build.site.here(page.url, generated=False),
        file=_relative(page.file.abs_src_path, config),
        page=HandWritten(page.url, str(page.title or page.file.name)),
        tokens=tokens,
        first_line=source.rstrip().count("\n") - markdown.rstrip().count("\n"),
    )


def _relative(path: str | None, config: MkDocsConfig) -> str:
    root = Path(config.config_file_path).absolute().parent
    full = Path(path or "").absolute()
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else full.as_posix()


@event_priority(-100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """After Markdown: the macros' HTML takes its place in a hand-written page."""
    if isinstance(page, generated.GeneratedPage):
        return html
    build = _build(config)
    html = build.finish(page.url, _relative(page.file.abs_src_path, config), html)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | generated.ids(html)
    return html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Every page has been read: say what is wrong with them, or put the theme around them."""
    build = _build(config)
    build.check_taken_over()
    if build.problems:
        text = "\n".join(map(str, build.problems))
        if not _Command.serving:
            raise PluginError(f"{len(build.problems)} problems in hand-written pages:\n{text}")
        log.error("Problems in hand-written pages, shown where they stand:\n%s", text)
    if not config.site_url:
        config.theme.static_templates.discard("sitemap.xml")
        log.info("No site_url is set: the sitemap is left out, since it needs absolute addresses.")
    assert build.nav is not None
    shell.wrap(env, files, build.nav)


def on_serve(server: LiveReloadServer, **_: Any) -> None:
    """After a build that was refused, show the last good site: MkDocs would keep every reader waiting for the next."""
    build = server.builder

    def build_or_keep() -> None:
        try:
            build()
        except Abort:
            log.error(  # noqa: TRY400 - MkDocs has said what is wrong; a traceback says nothing to a writer
                "The site shown is the last good one; it is built anew when the mistake is mended."
            )

    server.builder = build_or_keep


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Index what has been built, and say what it is, where, and how to look at it."""
    build = _build(config)
    folder = Path(config.site_dir)
    if config.extra.get("search", True):
        started = time.monotonic()
        found = search.index(folder)
        log.info("Search: %s in %.1f s.", found, time.monotonic() - started)
    if not _Command.serving:
        log.info("%s", build.summary(folder))
