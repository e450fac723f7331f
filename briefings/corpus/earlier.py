"""The ids that there were at an earlier revision, and what stood under them, so that none is lost unnoticed.

Such a revision may have been written under other rules: it is read as far as it can be, and nothing is said of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from unicodedata import normalize

from .names import SINGULAR, Names, collect
from .reader import read
from .scan import scan
from .tree import Fields, Items
from .vocabulary import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .tree import Node, Tree


@dataclass
class Standing:
    """Every id in some files, with what tells an entry from others should it get a new one."""

    trees: Sequence[Tree]
    names: Names

    @cached_property
    def files(self) -> dict[str, str]:
        """The file of each topic, event, question and article, by its id."""
        return {
            id_: tree.file for tree in self.trees for key in SINGULAR for id_, _ in _entries(tree.root, key)
        }

    @cached_property
    def claims(self) -> dict[str, str]:
        """What each claim says, by `article.claim`."""
        return {
            f"{id_}.{claim}": _said(written, "text")
            for id_, article in self._all("articles")
            for section in SECTIONS
            for claim, written in _entries(article, section)
        }

    @cached_property
    def articles(self) -> dict[str, str]:
        """The title of each article, by its id."""
        return {id_: _said(article, "title") for id_, article in self._all("articles")}

    @cached_property
    def questions(self) -> dict[str, str]:
        """The proposition of each question, by its id."""
        return {id_: _said(question, "proposition") for id_, question in self._all("questions")}

    @cached_property
    def positions(self) -> dict[str, dict[str, None]]:
        """The ids of the questions on which an article takes a position, old ones followed, by the article's id."""
        return {
            id_: {self.names.follow(question): None for question, _ in _entries(article, "positions")}
            for id_, article in self._all("articles")
        }

    @cached_property
    def authors(self) -> dict[str, str]:
        """The file in which each author is first named, by the author's id."""
        found: dict[str, str] = {}
        for tree in self.trees:
            for _, article in _entries(tree.root, "articles"):
                authors = article.get("authors") if isinstance(article, Fields) else None
                for author in authors if isinstance(authors, Items) else [authors]:
                    id_ = author.get("id") if isinstance(author, Fields) else None
                    if isinstance(id_, str):
                        found.setdefault(id_, tree.file)
        return found

    def _all(self, section: str) -> Iterator[tuple[str, Node]]:
        for tree in self.trees:
            yield from _entries(tree.root, section)


def earlier(files: Mapping[str, bytes]) -> Standing:
    """What stood in the files of an earlier revision, by name, as far as they can be read."""
    trees = []
    for name, data in files.items():
        text, _ = scan(name, data)
        if text is not None:
            trees.append(read(name, text)[0])
    return Standing(trees, collect(trees))


def _entries(node: Node, section: str) -> Iterator[tuple[str, Node]]:
    entries = node.get(section) if isinstance(node, Fields) else None
    return iter(entries.items() if isinstance(entries, Fields) else ())


def _said(entry: Node, field: str) -> str:
    """A text such that small differences of form do not count; empty where there is none."""
    text = entry.get(field) if isinstance(entry, Fields) else None
    return " ".join(normalize("NFKC", text).casefold().split()) if isinstance(text, str) else ""
