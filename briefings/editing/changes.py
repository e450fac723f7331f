"""Set values in a file. Only the lines that hold them change, so that the diff of a pull request stays small."""

from __future__ import annotations

from functools import reduce
from operator import getitem
from typing import TYPE_CHECKING, Any

from ..corpus.reader import read
from .canonical import FormError, canonical, data_with, texts_of_comments
from .comments import Comments, slots
from .layout import Layout, is_set_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..corpus.names import Names
    from ..corpus.tree import Path, Tree
    from .comments import Slot

_ENTRY = 2
"""The length of the path to an entry such as an article."""


def change(tree: Tree, values: Mapping[Path, Any], names: Names) -> str:
    """The text of a file with new values at these paths: text, whole numbers, and mappings and lists of these.

    The new values are in canonical form and the rest is unchanged, so a canonical file stays canonical. Call this only
    if the reader has found nothing wrong with the file. Raises FormError if YAML cannot hold a value, if a comment in
    a replaced value would be lost, or if the layout of the file leaves no place for a value.
    """
    entry, *others = {path[:_ENTRY] for path in values}
    if not others and (node := tree.node(entry)) is not None:
        # To compose a whole file takes seconds, so only the lines of this entry are, unless it shares one.
        section, id_ = entry
        first, last = _lines(tree, entry)
        rows = tree.text.splitlines(keepends=True)
        part, problems = read(tree.file, "".join([f"{section}:\n", *rows[first:last]]))
        if not problems and part.root == {section: {id_: node}}:
            changed = _changed(part, values, names).splitlines(keepends=True)
            return "".join([*rows[:first], *changed[1:], *rows[last:]])
    return _changed(tree, values, names)


def _lines(tree: Tree, entry: Path) -> tuple[int, int]:
    """The lines of an entry, first and end, counted from 0, with no comment around it."""
    line, column = tree.place(entry, key=True)
    keys = [
        start for fields in (tree.root, tree.node(entry[:1])) for start in getattr(fields, "starts", ())[::2]
    ]
    rows = tree.text.splitlines(keepends=True)
    following = (below for below, _ in map(tree.line_and_column, keys) if below > line)
    return line - 1, _without_rest(rows, line - 1, min(following, default=len(rows) + 1) - 1, column - 1)


def _changed(tree: Tree, values: Mapping[Path, Any], names: Names) -> str:
    if canonical(tree, names) == tree.text:
        return canonical(tree, names, values)
    root = data_with(tree, values)
    places = {slot.path: slot for slot in slots(tree.text)}
    on_lines = (path for path, slot in places.items() if slot.is_block)
    text = _with_lines(
        tree.text, root, values, places, Layout(names, Comments.of(f"{tree.text}\n"), on_lines)
    )
    found, problems = read(tree.file, text)
    if problems or found.root != root:
        raise FormError("what is written around it leaves no place for the change: make it by hand")
    if texts_of_comments(text) != texts_of_comments(tree.text):
        raise FormError("a comment would be lost")
    return text


def _with_lines(
    text: str, root: Any, paths: Iterable[Path], places: Mapping[Path, Slot], layout: Layout
) -> str:
    """The text, in which things stand at these places, with new lines for the values at some paths of the data."""
    line_end = "\r" if "\r\n" in text else ""
    rows = (text if text.endswith("\n") else f"{text}{line_end}\n").split("\n")
    replaced: dict[tuple[int, int], list[str]] = {}
    for path in paths:
        target = _on_lines(path, places)
        around = reduce(getitem, target[:-1], root)
        if slot := places.get(target):
            place = _extent(slot, places, rows)
        else:
            siblings = [(*target[:-1], step) for step, _ in layout.children(around, target[:-1])]
            known = [sibling for sibling in siblings if sibling in places]
            above = [sibling for sibling in siblings[: siblings.index(target)] if sibling in places] or known
            slot = places[above[-1]]
            _, end = _extent(slot, places, rows)
            place = end, end
        lines = layout.entry(around[target[-1]], target, slot.column)
        if target not in places and is_set_apart(target):
            lines = ["", *lines, *([""] if rows[end].strip() and not rows[end].startswith(" ") else [])]
        replaced[place] = lines
    for (first, last), lines in sorted(replaced.items(), reverse=True):
        rows[first:last] = [line + line_end for line in lines]
    return "\n".join(rows)


def _on_lines(path: Path, places: Mapping[Path, Slot]) -> Path:
    """The path whose lines change: the value's own, or that of a mapping or list around it, if new or in brackets."""
    target = path
    while target[:-1] not in places:
        target = target[:-1]
    while target and places[target[:-1]].value.flow_style:
        target = target[:-1]
    slot = places.get(target)
    if slot and target != path and len(target) <= _ENTRY and (slot.value.value or not target):
        what = f"`{target[-1]}`" if target else "the whole file"
        raise FormError(f"{what} is written in {{ }}: run `python -m briefings fmt` first")
    return target


def _extent(slot: Slot, places: Mapping[Path, Slot], rows: Sequence[str]) -> tuple[int, int]:
    """The first row of a slot and the row after its last. Comments at its end belong to it if indented further."""
    following = (other for other in places.values() if other.path[: len(slot.path)] != slot.path)
    last = next((other.line for other in following if other.line > slot.line), len(rows))
    return slot.line, _without_rest(rows, slot.line, last, slot.column)


def _without_rest(rows: Sequence[str], first: int, last: int, column: int) -> int:
    """The end without empty lines and comments that are not indented further than the key in the first of the rows."""
    while last > first + 1:
        row = rows[last - 1]
        text = row.strip()
        if text and not (text.startswith("#") and row.index("#") <= column):
            break
        last -= 1
    return last
