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

SEVERITY: Severity = "warning"
_MARK = re.compile(r"#[^\s#].*")
_GLUED = re.compile(r"[ \t]*[^#\s][^\n]*?[ \t](#[^\s#][^\n]*)")


def check(data: RawData) -> Iterator[Problem]:
    for tree in data.trees:
        lines = (tree.text.rfind("\n", 0, mark.start()) + 1 for mark in _MARK.finditer(tree.text))
        glued = filter(None, (_GLUED.match(tree.text, line) for line in lines))
        found = [match for match in glued if not re.search(r"[ \t]#[ \t]", match[0])]
        texts = "\n".join(text for _, text in scalars(tree.root, lambda _: True)) if found else ""
        for match in found:
            word = match[1].split()[0].rstrip("\"',]}")
            is_empty = match[0][: match.start(1) - match.start()].rstrip().endswith((":", "-"))
            # A word that occurs in no text was cut off. (If the whole value is empty, the reader reports it.)
            if word not in texts and not is_empty:
                message = "from here on this is a comment, not part of the text"
                hint = 'put the whole text in quotation marks, or write "# " if a comment is meant'
                yield Problem(tree.file, *tree.line_and_column(match.start(1)), "", "", message, hint)
