"""Putting a new entry at the end of its section; not a character of the rest changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..corpus.reader import read
from ..corpus.scan import scan
from ..corpus.schema import File
from ..corpus.tree import Fields
from .canonical import FormError
from .scalars import STEP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..corpus.tree import Tree

_SECTIONS = list(File.model_fields)
_EMPTY = re.compile(r":\s*\{\s*\}")


def insert(name: str, data: bytes, section: str, id_: str, lines: Sequence[str]) -> bytes:
    """The contents of a file with an entry added; `data` may be empty, and else must be without syntax problems.

    `lines` are indented for a canonical file. Raises FormError where the file is not written in a way that has a place
    for them.
    """
    tree = _tree(name, data) if data else None
    rows = data.decode("utf-8").split("\n")
    line_end = "\r" if rows[0].endswith("\r") else ""
    node = tree.root.get(section) if tree else None
    if tree is not None and tree.root and _is_flow(tree, tree.root.mark.line, tree.root.mark.column):
        raise FormError("the whole file is written in { }: run `python -m briefings fmt` first")
    if tree is None or section not in tree.root:
        place = _new_section(tree, rows, section)
        added = [f"{section}:", *lines]
    else:
        key, value = tree.root.places[section]
        place, added = _end_of_section(tree, rows, section), list(lines)
        if isinstance(node, Fields) and not node and _EMPTY.search(rows[key.line]):
            rows[key.line] = _EMPTY.sub(":", rows[key.line], count=1)
            place = key.line + 1
        elif not isinstance(node, Fields) or _is_flow(tree, value.line, value.column):
            raise FormError(f"`{section}` is written in {{ }}: run `python -m briefings fmt` first")
        else:
            column = next(iter(node.places.values()))[0].column
            added = [
                "",
                *(" " * (column - STEP) + line if column > STEP else line[STEP - column :] for line in lines),
            ]
    result = _joined(rows, place, added, line_end)
    _verify(name, tree, result, section, id_)
    return result


def _end_of_section(tree: Tree, rows: Sequence[str], section: str) -> int:
    """The row after the last of a section; comments in the first column belong to what follows."""
    starts = sorted(key.line for key, _ in tree.root.places.values())
    start = tree.root.places[section][0].line
    following = next((line for line in starts if line > start), len(rows))
    return _back(rows, following, start + 1)


def _new_section(tree: Tree | None, rows: Sequence[str], section: str) -> int:
    """The row where a section begins that is not there yet: before those that come after it."""
    if tree is None:
        return 0
    later = _SECTIONS[_SECTIONS.index(section) + 1 :]
    lines = [tree.root.places[other][0].line for other in later if other in tree.root]
    if not lines:
        return _back(rows, len(rows), 0)
    first = min(lines)
    if first > min(key.line for key, _ in tree.root.places.values()):
        return _back(rows, first, 0)
    # Above the first section stands the header of the file, down to an empty line.
    blank = next((row for row in range(first) if not rows[row].strip("\ufeff\r ")), None)
    return first if blank is None else blank + 1


def _back(rows: Sequence[str], row: int, least: int) -> int:
    """The nearest row before this one that follows neither an empty line nor a comment in the first column."""
    while row > least and (not rows[row - 1].strip() or rows[row - 1].startswith("#")):
        row -= 1
    return row


def _joined(rows: list[str], place: int, added: Sequence[str], line_end: str) -> bytes:
    """The rows with those added, and an empty line on either side of them where there is none."""
    above, below = rows[:place], rows[place:] or [""]
    new = list(added)
    if above:
        above[-1] = above[-1].removesuffix("\r") + line_end  # the last line of the file may have had no end
        if above[-1].strip() and not new[0].startswith(" ") and new[0]:
            new.insert(0, "")
    if below[0].strip():
        new.append("")
    return "\n".join([*above, *(line + line_end for line in new), *below]).encode("utf-8")


def _is_flow(tree: Tree, line: int, column: int) -> bool:
    row = tree.text.split("\n")[line]
    return row[column : column + 1] == "{"


def _tree(name: str, data: bytes) -> Tree:
    text, problems = scan(name, data)
    if text is not None:
        tree, refused = read(name, text)
        problems += refused
        if not problems:
            return tree
    raise FormError(f"it cannot be read: {problems[0].message}")


def _verify(name: str, old: Tree | None, data: bytes, section: str, id_: str) -> None:
    """Raise FormError unless the entry is all that was added."""
    root = _tree(name, data).root
    entries = root[section]
    assert isinstance(entries, Fields)  # the entry is in it
    before = old.root if old else {}
    del entries[id_]
    if not entries and section not in before:
        del root[section]
    if root != before:
        raise FormError("the entry would change what stands around it: add it by hand")
