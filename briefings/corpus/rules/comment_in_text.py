"""Text without quotation marks contains no # after a space, because everything after it would be a comment.

A comment beside a value is recognised by the space after its #.

Wrong:
    topics:
      harbour:
        title: Port #1 of the coast

Right:
    topics:
      harbour:
        title: "Port #1 of the coast"

Why: The text would end before the #, on the site and in every citation, and nobody would notice the missing words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..problem import Problem
from ..tree import scalars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Severity
    from ..raw import RawData
    from ..tree import Tree

SEVERITY: Severity = "warning"
_GLUED = re.compile(r"^(?=[^\n]*[ \t]#[^\s#])[ \t]*[^#\s][^\n]*?[ \t](#[^\s#][^\n]*)", re.MULTILINE)


def check(data: RawData) -> Iterator[Problem]:
    for tree in data.trees:
        if " #" in tree.text or "\t#" in tree.text:
            yield from _lost(tree)


def _lost(tree: Tree) -> Iterator[Problem]:
    found = [match for match in _GLUED.finditer(tree.text) if not re.search(r"[ \t]#[ \t]", match[0])]
    if not found:
        return
    texts = "\n".join(text for _, text in scalars(tree.root, lambda _: True))
    for match in found:
        word = match[1].split()[0].rstrip("\"',]}")
        is_empty = match[0][: match.start(1) - match.start()].rstrip().endswith((":", "-"))
        # A word that occurs in no text was cut off. (If the whole value is empty, the reader reports it.)
        if word not in texts and not is_empty:
            line = tree.text.count("\n", 0, match.start(1)) + 1
            column = match.start(1) - tree.text.rfind("\n", 0, match.start(1))
            message = "from here on this is a comment, not part of the text"
            hint = 'put the whole text in quotation marks, or write "# " if a comment is meant'
            yield Problem(tree.file, line, column, "", "", message, hint)
