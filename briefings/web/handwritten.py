"""Hand-written pages: their macros before and after Markdown, and the mistakes in them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from jinja2 import TemplateSyntaxError, meta, nodes
from markupsafe import Markup, escape
from mkdocs.structure.toc import AnchorLink, TableOfContents

from ..corpus.wording import did_you_mean
from . import generated
from .arguments import MacroError
from .build import HandwrittenPage
from .context import PageContext
from .sandbox import Sandbox
from .tokens import MacroOutput, Refusal, Tokens

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page
    from mkdocs_macros.plugin import MacrosPlugin

    from .build import Build
    from .spec import Spec

_ALLOWED = "the page on macros says what a page may use"
_HEADING = re.compile(r"<h1[\s>]")


def use_sandbox(build: Build, plugin: MacrosPlugin) -> None:
    """Have pages be rendered in a sandbox, in which each mistake is a Problem with its line."""

    def report(variables: dict[str, Any], line: int, message: str) -> str:
        return _box(build.handwritten[variables["page"].url], build, line, message, _ALLOWED)

    plugin._env = Sandbox(plugin.env, plugin.macros, report)  # noqa: SLF001 - there is no other way in


def use_sandbox_without_hooks(plugin: MacrosPlugin) -> None:
    """Have pages be rendered in a sandbox even so. A mistake goes to the macros plugin, which ends the build."""

    def refuse(_variables: dict[str, Any], _line: int, message: str) -> NoReturn:
        raise MacroError(message)

    if not isinstance(plugin.env, Sandbox):
        plugin._env = Sandbox(plugin.env, plugin.macros, refuse)  # noqa: SLF001 - as above


def start(build: Build, plugin: MacrosPlugin, page: Page, markdown: str) -> str:
    """Let the page call macros, unless it has a mistake that would stop the template engine. Returns its Markdown."""
    page.meta.setdefault("render_macros", True)
    source = page.file.content_string
    # The front matter is not in `markdown`, but it is in the file that the writer sees.
    first_line = source.rstrip().count("\n") - markdown.rstrip().count("\n")
    here = PageContext(build.site, page.url, generated=False, title=partial(_title, page))
    written = HandwrittenPage(here, build.name_of(page.file), Tokens(), first_line)
    build.handwritten[page.url] = written
    build.stand_ins[written.tokens.stand_in] = written.file
    if page.meta["render_macros"] is not True:
        return markdown
    boxes = _front_matter(build, plugin, page, source.splitlines()[:first_line])
    mistakes = _mistakes(plugin, page, markdown)
    if mistakes:
        page.meta["render_macros"] = False
    boxes += [_box(written, build, *mistake) for mistake in mistakes]
    return "\n\n".join([*boxes, markdown])


def _box(written: HandwrittenPage, build: Build, line: int, message: str, hint: str) -> str:
    """Record a mistake in the template of a page. Returns a token for the box that shows it there."""
    html = build.box(written.file, written.first_line + line, "template", message, hint)
    return written.tokens.put(MacroOutput("template", html, inline=False, line=line))


def _front_matter(build: Build, plugin: MacrosPlugin, page: Page, lines: list[str]) -> list[str]:
    """Render the title, and report calls of macros anywhere else in the front matter, where none is rendered."""
    written = replace(build.handwritten[page.url], first_line=0)
    numbered = [(number, line) for number, line in enumerate(lines, 1) if not line.startswith("#")]
    of_title = next((number for number, line in numbered if line.startswith("title:")), 1)
    boxes = [
        _box(written, build, number, "only the title can be a template", "write it in words")
        for number, line in numbered
        if plugin.has_j2(line) and number != of_title
    ]
    title = page.title or ""
    if plugin.has_j2(title):
        # As if the title were the page: so the line is right in whatever is said of it.
        build.handwritten[page.url] = replace(written, first_line=of_title - 1)
        mistakes = _mistakes(plugin, page, title)
        boxes += [_box(written, build, of_title, message, hint) for _, message, hint in mistakes]
        count = len(build.problems)
        if not mistakes:
            title = plugin.env.from_string(title).render({**plugin.variables, **page.meta, "page": page})
        page.title = written.tokens.strip(title)
        if page.title != title and len(build.problems) == count:
            boxes.append(_box(written, build, of_title, "a title holds no macro", "write it in words"))
        if mistakes:
            page.title = page.file.name
        if "title" in page.meta:
            page.meta["title"] = page.title
    return boxes


def _title(page: Page) -> str:
    """The page's title as text."""
    # Its tags are taken away, and it is escaped anew where it is shown.
    return str(Markup(page.title or page.file.name).striptags())  # noqa: S704


def _mistakes(plugin: MacrosPlugin, page: Page, markdown: str) -> list[tuple[int, str, str]]:
    """The mistakes that would stop the template engine: the line, message and hint of each."""
    try:
        tree = plugin.env.parse(markdown)
        plugin.env.compile(markdown)  # finds unknown filters
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
        build.policy.trust(page.url, html, handwritten.file)

        def refuse(output: MacroOutput, refusal: Refusal) -> str:
            message = f"{output.macro} cannot be used here: {refusal.reason}"
            return build.box(handwritten.file, output.line, "macro", message, refusal.hint)

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
