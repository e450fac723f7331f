"""Set values in a file. Only the lines that hold them change, so that the diff of a pull request stays small."""

from __future__ import annotations

from functools import reduce
from operator import getitem
from typing import TYPE_CHECKING, Any

from ..corpus.reader import read
from ..corpus.tree import Fields, Items
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
        rows = tree.text.splitlines(keepends=True)
        first, end = _lines(tree, entry, tree.place(entry, key=True)[1] - 1, rows)
        part, problems = read(tree.file, "".join([f"{section}:\n", *rows[first:end]]))
        if not problems and part.root == {section: {id_: node}}:
            changed = _changed(part, values, names).splitlines(keepends=True)
            return "".join([*rows[:first], *changed[1:], *rows[end:]])
    return _changed(tree, values, names)


def _lines(tree: Tree, path: Path, column: int, rows: Sequence[str]) -> tuple[int, int]:
    """The first row of what is at a path, with its key or dash at a column, and the row after its last.

    Comments at its end belong to it if they are indented further.
    """
    first = tree.place(path, key=True)[0] - 1
    end = len(rows)
    for depth in range(len(path)):
        around = tree.node(path[:depth])
        steps = (
            around if isinstance(around, Fields) else range(len(around) if isinstance(around, Items) else 0)
        )
        below = (tree.place((*path[:depth], step), key=True)[0] - 1 for step in steps)
        end = min([end, *(row for row in below if row > first)])
    while end > first + 1:
        row = rows[end - 1]
        text = row.strip()
        if text and not (text.startswith("#") and row.index("#") <= column):
            break
        end -= 1
    return first, end


def _changed(tree: Tree, values: Mapping[Path, Any], names: Names) -> str:
    if canonical(tree, names) == tree.text:
        return canonical(tree, names, values)
    root = data_with(tree, values)
    places = {slot.path: slot for slot in slots(tree.text)}
    on_lines = (path for path, slot in places.items() if slot.is_block)
    layout = Layout(names, Comments.of(f"{tree.text}\n"), on_lines)
    text = _with_lines(tree, root, values, places, layout)
    found, problems = read(tree.file, text)
    if problems or found.root != root:
        raise FormError("what is written around it leaves no place for the change: make it by hand")
    if texts_of_comments(text) != texts_of_comments(tree.text):
        raise FormError("a comment would be lost")
    return text


def _with_lines(
    tree: Tree, root: Any, paths: Iterable[Path], places: Mapping[Path, Slot], layout: Layout
) -> str:
    """The text of a file, in which things stand at these places, with new lines for some values of `root`."""
    line_end = "\r" if "\r\n" in tree.text else ""
    rows = (tree.text if tree.text.endswith("\n") else f"{tree.text}{line_end}\n").split("\n")
    replaced: dict[tuple[int, int], list[str]] = {}
    for path in paths:
        target = _on_lines(path, places)
        around = reduce(getitem, target[:-1], root)
        if slot := places.get(target):
            first, end = _lines(tree, target, slot.column, rows)
        else:
            siblings = [(*target[:-1], step) for step, _ in layout.children(around, target[:-1])]
            known = [sibling for sibling in siblings if sibling in places]
            above = [sibling for sibling in siblings[: siblings.index(target)] if sibling in places] or known
            slot = places[above[-1]]
            _, end = _lines(tree, slot.path, slot.column, rows)
            first = end
        lines = layout.entry(around[target[-1]], target, slot.column)
        if target not in places and is_set_apart(target):
            lines = ["", *lines, *([""] if rows[end].strip() and not rows[end].startswith(" ") else [])]
        replaced[first, end] = lines
    for (first, end), lines in sorted(replaced.items(), reverse=True):
        rows[first:end] = [line + line_end for line in lines]
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
