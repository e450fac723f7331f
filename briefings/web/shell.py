"""The theme around a generated page, evaluated once and filled for each.

Thousands of generated pages differ in a few places only: title, address, description, table of contents, head and
content. So the theme is rendered once with a marker in each of these places and cut at the markers, and every
page is joined from the parts. Pages for which the theme has another structure get parts of their own. The second page
of each structure is compared with the theme itself: if they differ by a byte, the theme renders every page.
"""

from __future__ import annotations

import copy
import logging
import re
import secrets
from typing import TYPE_CHECKING, Any, Self

from jinja2 import Environment, Template
from mkdocs.structure.toc import AnchorLink, TableOfContents

from .generated import GeneratedPage

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

    from .build import Build

log = logging.getLogger("mkdocs.briefings")

_LANGUAGE = '{% import "partials/language.html" as lang with context %}'
_TOC = _LANGUAGE + '{% include "partials/toc.html" %}'
_SLOTS = ("title", "canonical", "description", "edit", "view", "skip", "toc", "head", "content")


class Shell(Template):
    """Takes the place of the theme's `main.html`. Jinja2's `get_template` returns a Template as it is."""

    def __new__(cls, env: Environment, build: Build) -> Self:  # noqa: ARG004 - `Template.__new__` would compile a source
        """Make an instance without a source to compile."""
        return object.__new__(cls)

    def __init__(self, env: Environment, build: Build) -> None:
        """Make a shell for one build. `env` is the theme's environment."""
        self.name = "main.html"  # other plugins may print it with the front matter
        self._env = env
        self._toc_template = env.from_string(_TOC)
        self._build = build
        self._parts: dict[tuple[object, ...], list[str] | None] = {}
        """None if the theme shows more of a page than the slots hold, so that it has to render every page."""
        self._firsts: dict[tuple[object, ...], dict[str, Any]] = {}
        """The context of the first page of each structure. Many structures have one page only, which needs no parts."""
        self._tocs: dict[tuple[tuple[str, str], ...], str] = {}
        # Letters and digits only: no filter of a theme changes them, and no text can hold them.
        self._marks = {slot: f"slot{secrets.token_hex(8)}x" for slot in _SLOTS}
        # The theme makes the address of the source from that of the editor by replacing this word.
        word = f"slot{secrets.token_hex(8)}"
        self._marks |= {"edit": f"{word}edit{word}", "view": f"{word}raw{word}"}

    def __deepcopy__(self, _: dict[int, Any]) -> Self:
        """Itself: plugins such as that for RSS copy the front matter of pages, in which it stands."""
        return self

    @property
    def stand_ins(self) -> set[str]:
        """How each marker begins."""
        return {mark[: len("slot") + 16] for mark in self._marks.values()}

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The page in `context["page"]`, wrapped in the theme."""
        context = dict(*args, **kwargs)
        page = context["page"]
        content = page.content
        shape = self._shape(page, content)
        if shape not in self._firsts:
            self._firsts[shape] = context
            return self._theme(context)
        if shape not in self._parts:
            parts = self._cut(self._firsts[shape])
            whole = self._theme(context)
            self._parts[shape] = parts if whole == self._fill(parts, context, page, content) else None
            if self._parts[shape] is None:
                log.info(
                    "The theme is evaluated for each page like %s: it shows more than titles and text.",
                    page.url,
                )
            return whole
        trusted = self._parts[shape]
        if trusted is None:
            return self._theme(context)
        if self._build.alone:
            self._build.filled.add(page.file.dest_uri)
        return self._fill(trusted, context, page, content)

    def _theme(self, context: dict[str, Any]) -> str:
        html = self._env.get_template("main.html").render(context)
        page = context["page"]
        # Otherwise a plugin may yet add a script, and the policy waits for it.
        return self._build.policy.fill(html, page.url, page.content) if self._build.alone else html

    def _fill(self, parts: list[str], context: dict[str, Any], page: GeneratedPage, content: str) -> str:
        edit = page.edit_url or ""
        fill = {
            "title": page.title,
            "canonical": page.canonical_url,
            "description": page.meta.get("description"),
            "edit": edit,
            "view": edit.replace("blob" if "/blob/" in edit else "edit", "raw"),
            "skip": next((entry.url for entry in page.toc), None),
            "toc": self._toc(context, page),
            "head": page.head,
            "content": content,
        }
        # The cut alternates between what stands and the name of a slot.
        return "".join(fill[part] if number % 2 else part for number, part in enumerate(parts))

    @staticmethod
    def _shape(page: GeneratedPage, content: str) -> tuple[object, ...]:
        return (
            # Links of menus are relative: they are the same for all pages of one folder.
            page.url.rstrip("/").rpartition("/")[0],
            page.url.endswith("/"),
            page.spec.wide,
            bool(page.canonical_url),
            "description" in page.meta,
            bool(page.edit_url),
            not list(page.toc),
            "<h1" in content,
        )

    def _cut(self, context: dict[str, Any]) -> list[str]:
        marks = self._marks
        page = context["page"]
        marked = copy.copy(page)
        marked.active = True
        marked.title = marks["title"]
        marked.canonical_url = page.canonical_url and marks["canonical"]
        marked.meta = {
            **page.meta,
            **({"description": marks["description"]} if "description" in page.meta else {}),
        }
        marked.edit_url = page.edit_url and marks["edit"]
        if list(page.toc):
            marked.toc = TableOfContents([AnchorLink(marks["skip"], marks["skip"], 2)])
        marked.head = marks["head"]
        marked.content = ("<h1" if "<h1" in (page.content or "") else "") + marks["content"]
        context = {**context, "page": marked}
        html = self._theme(context)
        html = html.replace(self._toc_template.render(context).strip(), marks["toc"])
        html = html.replace(marked.content, marks["content"]).replace(f"#{marks['skip']}", marks["skip"])
        names = {mark: slot for slot, mark in marks.items()}
        return [names.get(part, part) for part in re.split(f"({'|'.join(names)})", html)]

    def _toc(self, context: dict[str, Any], page: GeneratedPage) -> str:
        entries = tuple((entry.id, entry.title) for entry in page.toc)
        html = self._tocs.get(entries)
        if html is None:
            html = self._tocs[entries] = self._toc_template.render(context).strip()
        return html


def wrap(env: Environment, files: Files, build: Build) -> None:
    """Give the shell to the generated pages in folders that are not in the navigation.

    Those in the navigation have menus of their own, and those at the top are one of a kind.
    """
    shell = Shell(env, build)
    build.stand_ins |= dict.fromkeys(shell.stand_ins, "the theme")
    assert build.nav is not None
    named = {id(page) for page in build.nav.pages}
    for file in files.documentation_pages():
        page = file.page
        if isinstance(page, GeneratedPage) and id(page) not in named and "/" in file.src_uri:
            page.meta["template"] = shell
