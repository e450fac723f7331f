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

_SECTION = re.compile(r"^(questions|articles|redirects):[ \t]*(?:#.*)?$")
_TOP = re.compile(r"^[^\s#]")
_KEY = re.compile(r"^( +)([^\s#\-\"'][^:\s]*|\"[^\"]*\"|'[^']*')[ \t]*:(?:\s|$)")


def blocks(file: str, data: bytes) -> Blocks:
    """The blocks of a file; those of sections that no reader cites are left out."""
    text, _ = scan(file, data)
    found: Blocks = {}
    if text is None:
        return found
    section = ""
    lines: list[str] = []
    for line in text.split("\n"):
        if _TOP.match(line):
            _add(found, section, lines)
            match = _SECTION.match(line)
            # One that is written in a line of its own braces, or under quoted keys, stays whole.
            section, lines = (match[1], []) if match else ("", [line])
        else:
            lines.append(line)
    _add(found, section, lines)
    return found


def _add(found: Blocks, section: str, lines: list[str]) -> None:
    if not section or section == "redirects":
        if any(line.strip() for line in lines):
            place = (section, "")
            head = [f"{section}:"] if section else []
            found[place] = "\n".join([found[place], *lines] if place in found else [*head, *lines])
        return
    indent, key = None, ""
    for line in lines:
        match = _KEY.match(line)
        if match and indent in (None, len(match[1])):
            indent, key = len(match[1]), match[2]
        place = (section, key)
        found[place] = f"{found[place]}\n{line}" if place in found else f"{section}:\n{line}"


def parsed(text: str) -> Fields:
    """What a block holds, as far as it can be read."""
    return read("", text)[0].root


def fields(node: Node, key: str) -> list[tuple[str, Node]]:
    """The entries under a key."""
    entries = node.get(key) if isinstance(node, Fields) else None
    return list(entries.items()) if isinstance(entries, Fields) else []
