"""One rule of the reference, and how its examples become files that `check` can read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..loading import MAIN
from ..names import Names
from ..order import canonical_order
from ..reader import read
from ..tree import Bare, Fields, Integer, Items
from ..vocabulary import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..problem import Severity
    from ..tree import Node, Path

Files = dict[str, bytes]
"""Contents of files by their names in a project."""

BASE = """\
topics:
  harbour: {title: The harbour}
questions:
  deeper-channel:
    topic: harbour
    proposition: The channel should be dredged to fifteen metres.
    disagreeing: The channel is deep enough.
    type: policy
articles:
  adams-2024:
    title: Deep water
    authors: []
    publisher: Port Review
    published: 2024
    topics: [harbour]
    thesis:
      t1: {text: The channel must be dredged., at: {paragraph: 1}}
    positions:
      deeper-channel: {stance: agree, basis: stated, because: [t1]}
"""
"""What the examples are part of: a whole corpus with nothing wrong in it."""

_PARTS = frozenset([*SECTIONS, "positions"])


@dataclass(frozen=True, slots=True)
class Example:
    """What a reader is shown, and the files that it stands for.

    Without `files`, the text is YAML: a part of the corpus BASE, whose entries it adds or replaces; where the reader
    refuses it, a whole file.
    """

    text: str
    files: Callable[[], Files] | None = None
    earlier: Callable[[], Files] | None = None
    """What stood there before, for what is said only beside an earlier revision."""

    def project(self) -> Files:
        """The files of a project that has what the example shows."""
        return self.files() if self.files is not None else {MAIN: _in_base(self.text).encode()}


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule for somebody who has never seen YAML."""

    id: str
    severity: Severity
    """That of the wrong example; the meaning says where it is another."""
    meaning: str
    wrong: Example
    right: Example
    why: str


def whole(text: str, data: bytes | None = None) -> Example:
    """An example that is a file of its own; `data` are its bytes where the text only shows what they look like."""
    return Example(text, lambda: {MAIN: text.encode() if data is None else data})


def _in_base(text: str) -> str:
    tree, problems = read(MAIN, text)
    if problems:
        return text
    base, _ = read(MAIN, BASE)
    for section, entries in tree.root.items():
        known = base.root.get(section)
        if section != "articles" or not isinstance(known, Fields) or not isinstance(entries, Fields):
            base.root[section] = _joined(known, entries)
            continue
        for id_, article in entries.items():
            known[id_] = _article(known.get(id_), article)
    return _written(_in_order(base.root, ())) + "\n"


def _article(known: Node, article: Node) -> Node:
    """Its fields replace those that are known; its claims and positions stand among them. All in canonical order."""
    if not isinstance(known, Fields) or not isinstance(article, Fields):
        return article
    for key, value in article.items():
        known[key] = _joined(known.get(key), value) if key in _PARTS else value
    return _in_order(known, ("articles", ""))


def _in_order(fields: Fields, path: Path) -> Fields:
    """The same fields, each in its place: where an example puts them says nothing."""
    for key in canonical_order(path, list(fields), Names()):
        fields[key] = fields.pop(key)
    return fields


def _joined(known: Node, more: Node) -> Node:
    if isinstance(known, Fields) and isinstance(more, Fields):
        known.update(more)
        return known
    return more


def _written(node: Node) -> str:
    """As YAML in the notation of JSON, with bare what was bare."""
    match node:
        case Fields():
            return f"{{{', '.join(f'{json.dumps(key)}: {_written(value)}' for key, value in node.items())}}}"
        case Items():
            return f"[{', '.join(map(_written, node))}]"
        case Integer() | Bare():
            return node.text
        case None:
            return ""
        case _:
            return json.dumps(node, ensure_ascii=False)
