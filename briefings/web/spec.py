"""Generated pages before they are rendered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ..corpus.model import Article, Place, Question

PER_PAGE = 100
"""How many entries of a list are on one page. The rest are on `page/2/`, `page/3/` and so on."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pagination:
    """One page of a long list."""

    first: str
    """The source of the first page."""
    number: int
    total: int
    """How many entries there are on all pages."""
    each: int = PER_PAGE
    """How many entries a page holds."""

    @property
    def last(self) -> int:
        """The number of pages, 1 for an empty list."""
        return max(1, -(-self.total // self.each))

    def source(self, number: int) -> str:
        """The source of page `number`: `briefings/index`, `briefings/page/2`."""
        return self.first if number == 1 else f"{self.first.removesuffix('/index')}/page/{number}"

    def cut(self, entries: Sequence[T]) -> Sequence[T]:
        """The entries of this page."""
        return entries[(self.number - 1) * self.each : self.number * self.each]


@dataclass(frozen=True, slots=True)
class Spec:
    """A generated page: its source, its title, and the function that renders it."""

    source: str
    """Without `.md`: `briefings/adams-2024`."""
    title: str
    """Plain text."""
    render: Callable[..., str]
    """Takes the `PageContext` and returns the HTML of the content."""
    call: str = ""
    """The macro call that gives the same HTML, such as `briefing("adams-2024")`; empty for `generated_page`."""
    description: str = ""
    """Plain text, for search engines and previews."""
    place: Place | None = None
    """The entry in the data that the page shows."""
    ids: tuple[str, ...] = ()
    """The ids that a hand-written page in its place must have."""
    subject: Article | Question | None = None
    """The article or question that the page shows; None for other pages."""
    moved: str = ""
    """The source of the same page at its current address; empty if this is the current address."""
    empty: bool = False
    """Whether it is a list with nothing to show yet, which stands in no navigation."""
    wide: bool = False
    """Whether to hide the table of contents, to make room for wide tables."""

    def at_old(self, olds: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Spec]:
        """A copy of the page for each former address. `olds` gives pairs: a former id, and the ids its HTML must have."""
        folder = self.source.rpartition("/")[0]
        for id_, ids in olds:
            yield replace(self, source=f"{folder}/{id_}", ids=ids, moved=self.source)

    @property
    def markdown(self) -> str:
        """The page as one line of Markdown."""
        call = self.call or f'generated_page("{self.source}")'
        return f"{{{{ {call} }}}}"

    def over(self, total: int, each: int = PER_PAGE) -> Iterator[Spec]:
        """All pages of a list of `total` entries, with `each` on a page.

        `render` must take the `number` of the page, counted from 1.
        """
        yield self
        pages = Pagination(self.source, 1, total, each)
        for number in range(2, pages.last + 1):
            yield replace(
                self,
                source=pages.source(number),
                render=partial(self.render, number=number),
                title=f"{self.title}, page {number}",
            )
