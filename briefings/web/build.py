"""One build: the site's data, the page that is being read, and what its author did wrong."""

from __future__ import annotations

import difflib
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..corpus.problem import Problem
from .labels import counted
from .tokens import Placed, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import FrameType

    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation

    from .here import Here
    from .site import HandWritten, Site
    from .views.spec import Spec


class MacroError(Exception):
    """A macro cannot do what the page asks; the message and hint are for the page's author."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def unknown(what: str, given: object, known: Iterable[str]) -> MacroError:
    """There is no such thing, but perhaps one of a similar name."""
    near = difflib.get_close_matches(str(given), list(known), n=1, cutoff=0.5)
    return MacroError(f'there is no {what} "{given}"', f'did you mean "{near[0]}"?' if near else "")


@dataclass(frozen=True, slots=True)
class Result:
    """What a macro gives: HTML, and whether it fits inside a sentence."""

    html: str
    inline: bool = False


@dataclass(slots=True)
class Caller:
    """The page whose macros are being called."""

    here: Here
    file: str
    """For messages: `docs/index.md`."""
    page: HandWritten | None = None
    """None for a generated page, whose macro's HTML never meets the Markdown parser."""
    tokens: Tokens | None = None
    first_line: int = 0
    """How many lines of the file stand before its text: the front matter."""


class Build:
    """What macros and events share from `define_env` to the end of a build."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.problems: list[Problem] = []
        self.tokens: dict[str, Tokens] = {}
        """By the address of a hand-written page: the macros that it called."""
        self.caller: Caller | None = None
        self.taken_over: list[tuple[Spec, File]] = []
        """Generated pages in whose place a hand-written file stands."""
        self.nav: Navigation | None = None
        self.copied: set[str] = set()
        """The paths of the files that MkDocs writes itself: no export takes the place of one."""
        self._started = time.monotonic()

    def problem(self, file: str, line: int, rule: str, message: str, hint: str = "") -> Problem:
        """Note what is wrong with a page; `on_env` raises all of it together."""
        problem = Problem(file, max(line, 1), 1, "", rule, message, hint)
        self.problems.append(problem)
        return problem

    def call(self, name: str, macro: Callable[[], Result]) -> str:
        """Run a macro for the page that is being read; a mistake becomes a Problem and a visible box."""
        caller = self.caller
        assert caller is not None, "a macro is called while a page is being read"
        if caller.tokens is None:
            return macro().html
        line = caller.first_line + _line(sys._getframe(1))  # noqa: SLF001 - Jinja2 has no public way to the line
        try:
            result = macro()
        except MacroError as error:
            problem = self.problem(caller.file, line, "macro", f"{name}: {error.message}", error.hint)
            return caller.tokens.put(Placed(name, box(problem), inline=False, line=line))
        return caller.tokens.put(Placed(name, result.html, result.inline, line))

    def summary(self, folder: Path) -> str:
        """What was built, how much of it, in what time, where, and how to look at it."""
        corpus = self.site.corpus
        claims = sum(len(article.claims) for article in corpus.articles.values())
        positions = sum(len(article.positions) for article in corpus.articles.values())
        counts = [
            counted(len(corpus.articles), "briefing", "briefings"),
            counted(len(corpus.questions), "question", "questions"),
            counted(claims, "claim", "claims"),
            counted(positions, "position", "positions"),
        ]
        pages = counted(sum(1 for _ in folder.rglob("*.html")), "page", "pages")
        where = folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
        return (
            f"Built {', '.join(counts)} on {pages} into {where}/ in {time.monotonic() - self._started:.1f} s.\n"
            f"To look at it: python3 -m http.server --directory {where}, then open http://localhost:8000/ "
            "(or make serve, while you write)."
        )

    def check_taken_over(self, name: Callable[[File], str]) -> None:
        """A hand-written page in the place of a generated one must still carry every id that people link."""
        for spec, file in self.taken_over:
            present = (file.page and file.page.present_anchor_ids) or set()
            for missing in (id_ for id_ in spec.ids if id_ not in present):
                self.problem(
                    name(file),
                    1,
                    "lost-anchor",
                    f'this page takes over a generated one but has no "#{missing}", which people may have linked',
                    f"call {spec.markdown} in it, or give the id to what replaces it",
                )


def box(problem: Problem) -> str:
    """The problem as a page shows it while its writer looks."""
    return str(Markup('<p class="bf-error" role="alert">{}</p>').format(str(problem)))


def _line(frame: FrameType | None) -> int:
    """The line of the template that the innermost template's frame is at; 0 where no template calls."""
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return 0
