"""The macros that a hand-written page may call.

Most are the function that renders a part of a page. `arguments` looks up the ids in a call.
"""

from __future__ import annotations

import inspect
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context

from ..corpus.model import Article, Claim, Position, Question
from ..corpus.wording import did_you_mean
from . import hosts
from .arguments import MacroError, meaning
from .context import PageContext
from .raw_html import for_markdown
from .site import Example
from .tokens import MacroOutput
from .views import (
    briefing,
    claim,
    common_ground,
    comparison,
    fields,
    files,
    glance,
    index,
    lists,
    matrix,
    pairs,
    question,
    timeline,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from jinja2.runtime import Context
    from mkdocs.structure.pages import Page

    from ..corpus.model import Target
    from .build import Build
    from .spec import Spec


def _ref(here: PageContext, target: Target | Position, text: str | None = None) -> str:
    """A link to an article, a question, a claim or a position, for use in a sentence."""
    return str(here.link(target, text))


def _comparison(here: PageContext, first: Article, second: Article, third: Article | None = None) -> str:
    """Two or three articles side by side."""
    articles = [first, second] if third is None else [first, second, third]
    if len(set(articles)) < len(articles):
        raise MacroError("an article cannot be compared with itself", "name two or three that differ")
    for article in articles:
        if article.written.withdrawn:
            raise MacroError(f'"{article.id}" is withdrawn and enters no comparison', "name another article")
    return comparison.render(here, articles)


def _generated_page(pages: dict[str, Spec], here: PageContext, source: str) -> str:
    """All that a generated page shows. `source` is its address without outer slashes: `topics/some-topic`."""
    found = pages.get(source)
    if found is None:
        raise MacroError(f'there is no generated page "{source}"', did_you_mean(source, pages))
    return found.render(here)


_MACROS: dict[str, Callable[..., str]] = {
    "ref": _ref,
    "claim": claim.render,
    "briefing": briefing.render,
    "question": question.render,
    "articles": lists.render_articles,
    "newest": lists.render_newest,
    "disagreement_index": index.render_table,
    "finding": index.render_finding,
    "most_divisive": index.render_most_divisive,
    "shared_ground": common_ground.render_first,
    "matrix": matrix.render_table,
    "pair_matrix": pairs.render_square,
    "comparison": _comparison,
    "stance_strip": question.render_strip,
    "matrix_picture": glance.render,
    "timeline_picture": timeline.render_picture,
    "data_files": files.render_table,
    "data_fields": fields.render,
    "annotation_fields": fields.render_written,
    "hosts": hosts.render_table,
}
_INLINE = frozenset(["ref"])
"""The macros whose HTML fits into a sentence. All others give a block."""


class Macro:
    """A macro as Jinja2 calls it. A mistake in the call becomes a Problem and a box in the page."""

    def __init__(self, build: Build, name: str, function: Callable[..., str]) -> None:
        self._build = build
        self.__name__ = name
        self.__doc__ = function.__doc__
        self._function = function
        _, *parameters = inspect.signature(function).parameters.values()
        # Without types: what a page's author reads is how to write it.
        self._signature = inspect.Signature(
            [each.replace(annotation=inspect.Parameter.empty) for each in parameters]
        )

    @pass_context
    def __call__(self, variables: Context, *arguments: Any, **named: Any) -> str:
        """A token that stands for the HTML. The HTML itself if there are no hooks to replace the token."""
        inline = self.__name__ in _INLINE
        calling = variables.get("page")
        if calling is None:
            message = f"{self.__name__} does not know its page in a template that is imported"
            raise MacroError(message, 'write "with context" after the import')
        page = self._build.handwritten.get(calling.url)
        if page is None:
            here = self._without_hooks(calling)
            return for_markdown(self.html(here, *arguments, **named), inline=inline)
        line = page.first_line + _line(sys._getframe(1))  # noqa: SLF001 - Jinja2 has no public way to the line
        try:
            html = self.html(page.here, *arguments, **named)
        except MacroError as error:
            message = f"{self.__name__}: {error.message}"
            html, inline = self._build.box(page.file, line, "macro", message, error.hint), False
        return page.tokens.put(MacroOutput(self.__name__, html, inline, line))

    def _without_hooks(self, page: Page) -> PageContext:
        """The context of a page in a build without our hooks: a file that `pages` wrote, or a hand-written page."""
        spec = self._build.pages.get(page.file.src_uri.removesuffix(".md"))
        generated = spec is not None and spec.markdown == (page.markdown or "").strip()
        return PageContext(self._build.site, page.url, generated=generated)

    def html(self, here: PageContext, *arguments: Any, **named: Any) -> str:
        """The HTML for a page. Raises MacroError if the call makes no sense."""
        try:
            given = self._signature.bind(*arguments, **named).arguments
        except TypeError as error:
            raise MacroError(str(error), f"write {self.__name__}{self._signature}") from None
        meant = {name: meaning(here.site.corpus, name, value) for name, value in given.items()}
        for name, thing in meant.items():
            if isinstance(thing, Article | Claim | Position | Question) and not isinstance(
                given[name], Example
            ):
                here.record_reference(thing)
        return self._function(here, **meant)


def _line(frame: FrameType | None) -> int:
    """The line of the page that calls the macro; 0 if no page does.

    Jinja2 passes a macro the variables of the page but not the line. So this walks the frames of the interpreter up to
    that of the compiled page, as Jinja2 does for its own tracebacks.
    """
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return 0


def macros(build: Build) -> dict[str, Macro]:
    """All macros of a build by name."""
    functions: dict[str, Callable[..., str]] = {
        **_MACROS,
        "generated_page": partial(_generated_page, build.pages),
    }
    return {name: Macro(build, name, function) for name, function in functions.items()}
