"""The address of everything on the site. People link these in memos, so they never change.

An address is relative to the site's root and has no leading slash; `PageContext` makes it relative to a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..corpus.model import Article, Author, Claim, Position, Question, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDERS = {Article: "briefings", Question: "questions", Topic: "topics", Author: "authors"}
Addressable = Article | Author | Claim | Position | Question | Topic


class Addresses:
    """Addresses of pages and things, with `use_directory_urls` or without."""

    def __init__(self, *, directory_urls: bool = True) -> None:
        self._ending = "/" if directory_urls else ".html"
        self._index = "" if directory_urls else "index.html"

    def page(self, source: str) -> str:
        """The address of the page whose source is `source`.md: `briefings/x/`, `briefings/`, `` (home)."""
        if source == "index" or source.endswith("/index"):
            return source.removesuffix("index") + self._index
        return source + self._ending

    def of(self, thing: Addressable) -> str:
        """The one place where the thing itself stands; a position stands in its article's briefing."""
        if isinstance(thing, Claim):
            return f"{_FOLDERS[Article]}/{thing.article.id}{self._ending}#{thing.id}"
        if isinstance(thing, Position):
            return f"{_FOLDERS[Article]}/{thing.article.id}{self._ending}#{thing.fragment}"
        return f"{_FOLDERS[type(thing)]}/{thing.id}{self._ending}"

    def compared(self, articles: Iterable[Article], *, alone: bool) -> str:
        """Where articles stand side by side: a page of their own, or the page where a reader chooses them."""
        ids = [article.id for article in articles]
        if alone:
            return self.page(f"compare/{'--'.join(sorted(ids))}")
        # No id holds a comma, nor anything that an address would have to escape.
        return f"{self.page('compare')}?articles={','.join(ids)}"

    def on_question(self, position: Position) -> str:
        """Where the position stands beside those of the other articles."""
        return f"{self.of(position.question)}#{position.article.id}"


def base(address: str) -> str:
    """What leads from the page at `address` to the site's root: `../../`, or `` from a page in the root."""
    return "../" * address.count("/")
