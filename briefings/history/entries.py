"""The entries of a file as blocks of text, so that of two revisions only what differs has to be parsed.

A file of thousands of articles takes seconds to read; cutting it at its keys takes milliseconds. Where a file is
written in another way than line by line, a section is one block.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..corpus.reader import read
from ..corpus.scan import scan
from ..corpus.tree import Fields

if TYPE_CHECKING:
    from ..corpus.tree import Node

Blocks = dict[tuple[str, str], str]
"""Text by section and key; the key is empty where the block is a whole section."""

# A line feed before a line, rather than `^`: with a literal first, megabytes are searched in a quarter of the time.
_TOP = re.compile(r"\n[^\s#][^\n]*")
_SECTION = re.compile(r"(questions|articles|redirects):[ \t]*(?:#.*)?")
_FIRST = re.compile(r"^( +)[^\s#]", re.MULTILINE)
_KEY = r"\n%s([^\s#\-\"'][^:\s]*|\"[^\"\n]*\"|'[^'\n]*')[ \t]*:(?=\s|$)"


def blocks(file: str, data: bytes) -> Blocks:
    """The blocks of a file; what stands in no section that a reader cites is one block more."""
    text, _ = scan(file, data)
    found: Blocks = {}
    if text is None:
        return found
    text = f"\n{text}"
    tops = list(_TOP.finditer(text))
    for number, top in enumerate(tops):
        end = tops[number + 1].start() if number + 1 < len(tops) else len(text)
        match = _SECTION.fullmatch(top[0].strip("\r\n"))
        if match is None:
            # One that is written in a line of its own braces, or under a quoted key, stays whole.
            found["", ""] = found.get(("", ""), "") + text[top.start() : end]
        elif match[1] == "redirects":
            found[match[1], ""] = text[top.start() : end]
        else:
            _add(found, match[1], text[top.end() : end])
    return found


def _add(found: Blocks, section: str, text: str) -> None:
    first = _FIRST.search(text)
    keys = list(re.finditer(_KEY % first[1], text)) if first else []
    for number, key in enumerate(keys):
        end = keys[number + 1].start() if number + 1 < len(keys) else len(text)
        place = (section, key[1])
        found[place] = found.get(place, f"{section}:\n") + text[key.start() : end]


def parsed(text: str) -> Fields:
    """What a block holds, as far as it can be read."""
    return read("", text)[0].root


def fields(node: Node, key: str) -> list[tuple[str, Node]]:
    """The entries under a key."""
    entries = node.get(key) if isinstance(node, Fields) else None
    return list(entries.items()) if isinstance(entries, Fields) else []
