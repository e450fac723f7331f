"""Give an entry another id wherever an annotation file names it, and change nothing else in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..corpus.mentions import FREE_TEXT
from ..corpus.reader import read
from ..corpus.redirects import qualified
from ..corpus.tree import Fields, Items, Tree
from ..corpus.vocabulary import SECTIONS, Relation
from .canonical import FormError

if TYPE_CHECKING:
    from ..corpus.tree import Node, Path

CLAIMS = "claims"
_TO_CLAIMS = frozenset([*(relation.value for relation in Relation), "because", "in_brief"])
_TO = {"topics": ("topic", "topics"), "events": ("events",), "articles": ("to",)}
"""The fields that hold ids of each kind. Questions are named by the keys of positions."""


@dataclass(frozen=True)
class Renaming:
    """The old and the new id of a topic, event, question or article, or of a claim (`article.t1`)."""

    section: str
    old: str
    new: str

    def of(self, id_: str) -> str:
        """The id or reference to a claim as it is afterwards."""
        if self.section == "articles" and id_.startswith(f"{self.old}."):
            return f"{self.new}{id_[len(self.old) :]}"
        return self.new if id_ == self.old else id_

    def applied(self, tree: Tree) -> str:
        """The text of a file afterwards. Raises FormError if it would not be read as the same data with the new id."""
        edits: list[tuple[int, str, str]] = []
        expected = self._renamed(tree.root, (), tree, edits)
        text = tree.text
        for start, old, new in reversed(edits):
            text = f"{text[:start]}{new}{text[start + len(old) :]}"
        found, problems = read(tree.file, text)
        if problems or found.root != expected:
            raise FormError("it would not be read as the same data: make the change by hand")
        return text

    def _renamed(self, node: Node, path: Path, tree: Tree, edits: list[tuple[int, str, str]]) -> Any:
        """The data at a path with the new id. `edits` collects what to replace: offset, old and new, in order."""
        if isinstance(node, Items):
            return [self._renamed(item, (*path, number), tree, edits) for number, item in enumerate(node)]
        if isinstance(node, Fields):
            data = {}
            for key, value in node.items():
                new_key = self._key(path, key)
                if new_key != key:
                    edits.append((tree.text.index(key, tree.offset((*path, key), key=True)), key, new_key))
                data[new_key] = self._renamed(value, (*path, key), tree, edits)
            return data
        if not isinstance(node, str):
            return node
        if path[-1] in FREE_TEXT:
            return re.sub(
                r"\[\[([^\[\]]*)\]\]", lambda found: self._mention(found[1], path, tree, edits), node
            )
        new = self._value(path, node)
        if new != node:
            edits.append((tree.text.index(node, tree.offset(path)), node, new))
        return new

    def _mention(self, id_: str, path: Path, tree: Tree, edits: list[tuple[int, str, str]]) -> str:
        old, new = f"[[{id_}]]", f"[[{self.of(id_)}]]"
        if new != old:
            after = max(tree.offset(path), edits[-1][0] + 1 if edits else 0)
            edits.append((tree.text.index(old, after), old, new))
        return new

    def _key(self, path: Path, key: str) -> str:
        match path:
            case (section,) if section == self.section:
                return self.of(key)
            case ("articles", _, "positions") if self.section == "questions":
                return self.of(key)
            case ("articles", article, kind) if self.section == CLAIMS and kind in SECTIONS:
                return self.of(f"{article}.{key}").partition(".")[2]
            case ("articles", article, "receipt", "passages") if self.section == CLAIMS:
                return self.of(f"{article}.{key}").partition(".")[2]
            case ("articles", _, "receipt", "passages") if self.section == "questions":
                return f"on-{self.new}" if key == f"on-{self.old}" else key
        return key

    def _value(self, path: Path, text: str) -> str:
        name = next(step for step in reversed(path) if isinstance(step, str))
        if path[0] == "redirects":
            return self.of(text)
        if name in _TO_CLAIMS:
            reference = self.of(qualified(text, str(path[1])))
            return reference if "." in text else reference.partition(".")[2]
        if name in _TO.get(self.section, ()) and (name != "to" or "seemingly_opposed" in path):
            return self.of(text)
        return text
