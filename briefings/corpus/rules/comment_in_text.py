"""Text without quotation marks holds no # after a blank: what follows would be a comment, and no part of the text.

A comment beside a value is told from it by the blank after its own #.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..problem import Problem
from ..tree import scalars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft
    from ..problem import Severity
    from ..tree import Tree

RULE = "comment-in-text"
SEVERITY: Severity = "warning"
WHOLE = True
"""The examples are files of their own."""
WRONG = """\
topics:
  harbour:
    title: Port #1 of the coast
"""
RIGHT = """\
topics:
  harbour:
    title: "Port #1 of the coast"
"""
WHY = "The text would end before the #, on the site and in every citation, and nobody would see that words are lost."
_GLUED = re.compile(r"^(?=[^\n]*[ \t]#[^\s#])[ \t]*[^#\s][^\n]*?[ \t](#[^\s#][^\n]*)", re.MULTILINE)


def check(draft: Draft) -> Iterator[Problem]:
    for tree in draft.trees:
        if " #" not in tree.text and "\t#" not in tree.text:
            continue
        yield from _lost(tree)


def _lost(tree: Tree) -> Iterator[Problem]:
    found = [match for match in _GLUED.finditer(tree.text) if not re.search(r"[ \t]#[ \t]", match[0])]
    if not found:
        return
    kept = "\n".join(text for _, text in scalars(tree.root, lambda _: True))
    for match in found:
        word = match[1].split()[0].rstrip("\"',]}")
        is_empty = match[0][: match.start(1) - match.start()].rstrip().endswith((":", "-"))
        if word not in kept and not is_empty:  # it is no part of any text; where there is none, that is said
            line = tree.text.count("\n", 0, match.start(1)) + 1
            column = match.start(1) - tree.text.rfind("\n", 0, match.start(1))
            yield Problem(
                tree.file,
                line,
                column,
                "",
                RULE,
                "from here on this is a comment, and no part of the text",
                'put the text in quotation marks, or write "# " where a comment is meant',
                SEVERITY,
            )
