"""What a generated page is, before it is rendered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ..corpus.model import Article, Place, Question

PER_PAGE = 100
"""Entries of a list on one page; the rest go to `page/2/` and on."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pagination:
    """Which page of a long list this is."""

    first: str
    """The source of the first page."""
    number: int
    total: int
    """How many entries there are on all pages."""
    each: int = PER_PAGE
    """How many of them a page holds."""

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
    """A page that comes from the data: where it is, what it is called, and the function that renders it."""

    source: str
    """Without `.md`: `briefings/michta-2025`."""
    title: str
    """Plain text."""
    render: Callable[..., str]
    """Gives the HTML of the page's content, from the `PageContext` of its address alone."""
    call: str = ""
    """The call of the macro that gives the same: `briefing("michta-2025")`; left out where there is none for it."""
    description: str = ""
    """Plain text, for search engines and previews."""
    place: Place | None = None
    """What to edit in order to change the page."""
    ids: tuple[str, ...] = ()
    """What a hand-written page that takes this one over must still carry."""
    subject: Article | Question | None = None
    """What the page is the page of, where that is also published as data."""
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What the search can narrow it down by."""
    moved: str = ""
    """The source of the page that has the same content at its address of today; empty for any other."""
    wide: bool = False
    """Whether its tables need the room that a table of contents would take."""

    @property
    def is_list(self) -> bool:
        """Whether all that it shows has a page of its own elsewhere: search leads there."""
        return bool(self.moved) or self.filters.get("page") in (("list",), ("index",))

    def at_old(self, olds: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Spec]:
        """The page again at each old address: its id, and the ids that people may have linked there."""
        folder = self.source.rpartition("/")[0]
        for id_, ids in olds:
            yield replace(self, source=f"{folder}/{id_}", ids=ids, moved=self.source)

    @property
    def markdown(self) -> str:
        """The page as one line of Markdown, for which any other page could be written by hand."""
        call = self.call or f'generated_page("{self.source}")'
        return f"{{{{ {call} }}}}"

    def over(self, total: int, each: int = PER_PAGE) -> Iterator[Spec]:
        """This page and those that follow it, where a list of `total` entries is too long for one.

        `render` then takes the `number` of the page, counted from 1.
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
