"""One build: the site's data, the pages written by hand, and what is wrong with them."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..corpus.problem import Problem
from .labels import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation

    from .here import Here
    from .site import Site
    from .views.spec import Spec


class Build:
    """What macros and events share from `define_env` to the end of a build."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.problems: list[Problem] = []
        self.written: dict[str, Here] = {}
        """The hand-written pages that are being read, by their address."""
        self.taken_over: list[tuple[Spec, File]] = []
        """Generated pages in whose place a hand-written file stands."""
        self.nav: Navigation | None = None
        self.addresses: list[str] = []
        """Of the pages that readers may find, relative to the site's root; known once all have been read."""
        self.copied: set[str] = set()
        """The paths of the files that MkDocs writes itself: no export takes the place of one."""
        self._started = time.monotonic()

    def box(self, file: str, line: int, rule: str, message: str, hint: str = "") -> str:
        """Note what is wrong with a page, and give it as the page shows it; `on_env` raises all of it together."""
        problem = Problem(file, max(line, 1), 1, "", rule, message, hint)
        self.problems.append(problem)
        return str(Markup('<p class="bf-error" role="alert">{}</p>').format(str(problem)))

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
                self.box(
                    name(file),
                    1,
                    "lost-anchor",
                    f'this page takes over a generated one but has no "#{missing}", which people may have linked',
                    f"call {spec.markdown} in it, or give the id to what replaces it",
                )
