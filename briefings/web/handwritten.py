"""Hand-written pages: their macros before and after Markdown, and the mistakes in them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, meta, nodes
from markupsafe import Markup, escape
from mkdocs.structure.toc import AnchorLink, TableOfContents

from ..corpus.wording import did_you_mean
from . import generated
from .build import HandwrittenPage
from .context import PageContext
from .tokens import Placed, Refusal, Tokens

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page
    from mkdocs_macros.plugin import MacrosPlugin

    from .build import Build
    from .spec import Spec

_HEADING = re.compile(r"<h1[\s>]")


def start(build: Build, plugin: MacrosPlugin, page: Page, markdown: str) -> str:
    """Let the page call macros, unless it has a mistake that would stop the template engine. Returns its Markdown."""
    page.meta.setdefault("render_macros", True)
    source = page.file.content_string
    # The front matter is not in `markdown`, but it is in the file that the writer sees.
    first_line = source.rstrip().count("\n") - markdown.rstrip().count("\n")
    here = PageContext(build.site, page.url, generated=False, title=partial(_title, page))
    file, tokens = build.name_of(page.file), Tokens()
    build.handwritten[page.url] = HandwrittenPage(here, file, tokens, first_line)
    build.stand_ins[tokens.stand_in] = file
    if page.meta["render_macros"] is not True:
        return markdown
    boxes = []
    for line, message, hint in _mistakes(plugin, page, markdown):
        html = build.box(file, first_line + line, "template", message, hint)
        boxes.append(tokens.put(Placed("template", html, inline=False, line=line)))
    if boxes:
        page.meta["render_macros"] = False
    return "\n\n".join([*boxes, markdown])


def _title(page: Page) -> str:
    """The page's title as text."""
    # Its tags are taken away, and it is escaped anew where it is shown.
    return str(Markup(page.title or page.file.name).striptags())  # noqa: S704


def _mistakes(plugin: MacrosPlugin, page: Page, markdown: str) -> list[tuple[int, str, str]]:
    """The mistakes that would stop the template engine: the line, message and hint of each."""
    try:
        tree = plugin.env.parse(markdown)
    except TemplateSyntaxError as error:
        hint = "to show braces as they are, put {% raw %} before them and {% endraw %} after them"
        return [(error.lineno, f"this is not a call of a macro: {error.message}", hint)]
    known = {*plugin.variables, *plugin.env.globals, *page.meta}
    unknown = meta.find_undeclared_variables(tree) - known
    found = []
    for name in tree.find_all(nodes.Name):
        if name.name in unknown:
            hint = did_you_mean(name.name, sorted(known)) or "the page on macros lists them all"
            found.append((name.lineno, f'there is no macro or variable "{name.name}"', hint))
    return found


def finish(build: Build, page: Page, html: str) -> str:
    """Put the HTML of the macros in place, and update what MkDocs knows of the page: its title, contents and ids."""
    handwritten = build.handwritten.pop(page.url, None)
    if handwritten is not None:
        tokens = handwritten.tokens

        def refuse(placed: Placed, refusal: Refusal) -> str:
            message = f"{placed.macro} cannot be used here: {refusal.reason}"
            return build.box(handwritten.file, placed.line, "macro", message, refusal.hint)

        html = tokens.replace(html, refuse)
        _strip(tokens, page)
    for name in ("title", "description"):
        if name in page.meta:  # the theme puts both into HTML as they are
            value = page.meta.pop(name)
            if value is not None:
                page.meta[name] = str(escape(value))
    page.present_anchor_ids = (page.present_anchor_ids or set()) | generated.ids(html)
    for spec, taken in build.taken_over:
        if taken is page.file:
            _take_over(page, spec, html)
    return html


def _strip(tokens: Tokens, page: Page) -> None:
    if page.title and tokens.strip(page.title) != page.title:
        page.title = tokens.strip(page.title)
    todo = list(page.toc)
    while todo:
        entry = todo.pop()
        entry.title = tokens.strip(entry.title)
        todo += entry.children


def _take_over(page: Page, spec: Spec, html: str) -> None:
    """Copy the title, description and contents from the generated page where the hand-written one has none."""
    if "title" not in page.meta and not _HEADING.search(html):
        page.title = str(escape(spec.title))
    if spec.description and "description" not in page.meta:
        page.meta["description"] = str(escape(spec.description))
    own = {entry.id for top in page.toc for entry in (top, *top.children)}
    added = [AnchorLink(title, id_, 2) for id_, title in generated.sections(html) if id_ not in own]
    page.toc = TableOfContents([*page.toc, *added])


def check_taken_over(build: Build) -> None:
    """Report each id of a replaced page that its hand-written replacement lacks, since people may have linked it."""
    for spec, file in build.taken_over:
        present = (file.page and file.page.present_anchor_ids) or set()
        for missing in (id_ for id_ in spec.ids if id_ not in present):
            message = (
                f'this page takes over a generated one but has no "#{missing}", which people may have linked'
            )
            hint = f"call {spec.markdown} in it, or give the id to what replaces it"
            build.box(build.name_of(file), 1, "lost-anchor", message, hint)
