"""Set values in a file. Only the lines that hold them change, so that the diff of a pull request stays small."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..corpus.reader import read
from ..corpus.tree import Fields
from .canonical import FormError, canonical, texts_of_comments
from .comments import children, slots
from .layout import is_set_apart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    if (lines := _lines_of_entry(tree, values)) is not None:
        first, last = lines
        rows = tree.text.splitlines(keepends=True)
        section, id_ = next(iter(values))[:_ENTRY]
        part, problems = read(tree.file, "".join([f"{section}:\n", *rows[first:last]]))
        if not problems and part.root == {section: {id_: tree.node((section, id_))}}:
            changed = _changed(part, values, names).splitlines(keepends=True)
            return "".join([*rows[:first], *changed[1:], *rows[last:]])
    return _changed(tree, values, names)


def _lines_of_entry(tree: Tree, values: Mapping[Path, Any]) -> tuple[int, int] | None:
    """The lines of the one entry that holds all the values, first and end, counted from 0, with no comment around it.

    To compose a whole file takes a second for each hundred articles, so only these lines are. None if there is no such
    entry, or if it shares a line with something else.
    """
    entries = {path[:_ENTRY] for path in values}
    if len(entries) > 1 or any(len(path) <= _ENTRY for path in values):
        return None
    ((section, id_),) = entries
    around = tree.root.get(str(section))
    if not isinstance(around, Fields) or not isinstance(around.get(str(id_)), Fields):
        return None
    starts = (*around.starts_of(str(id_)), around.start)
    (line, column), (below, _), (_, indent) = map(tree.line_and_column, starts)
    rows = tree.text.splitlines(keepends=True)
    if below == line or indent != column or rows[line - 1][: column - 1].strip():
        return None
    following = [
        tree.line_and_column(start)[0] for fields in (around, tree.root) for start in fields.starts[::2]
    ]
    last = min((other for other in following if other > line), default=len(rows) + 1)
    return line - 1, _without_rest(rows, line - 1, last - 1, column - 1)


def _changed(tree: Tree, values: Mapping[Path, Any], names: Names) -> str:
    if canonical(tree, names) == tree.text:
        return canonical(tree, names, values)
    new = canonical(tree, names, values, (slot.path for slot in slots(tree.text) if slot.is_block))
    text = _with_lines_of(new, tree.text, values)
    result, problems = read(tree.file, text)
    if (
        problems
        or result.root != read(tree.file, new)[0].root
        or texts_of_comments(text) != texts_of_comments(new)
    ):
        raise FormError("what is written around it leaves no place for the change: make it by hand")
    return text


def _with_lines_of(new: str, old: str, paths: Mapping[Path, Any]) -> str:
    """The old text, with the lines of the new text for the values at these paths."""
    line_end = "\r" if "\r\n" in old else ""
    rows, new_rows = (old if old.endswith("\n") else f"{old}{line_end}\n").split("\n"), new.split("\n")
    places, new_places = ({slot.path: slot for slot in slots(text)} for text in (old, new))
    replaced: dict[tuple[int, int], list[str]] = {}
    for path in paths:
        target = _on_lines(path, places)
        source, beside = new_places[target], places.get(target)
        first, last = extent(source, new_places, new_rows)
        lines = new_rows[first:last]
        if beside is not None:
            place = extent(beside, places, rows)
        else:
            siblings = [(*target[:-1], step) for step, _, _ in children(new_places[target[:-1]].value)]
            known = [sibling for sibling in siblings if sibling in places]
            above = [sibling for sibling in siblings[: siblings.index(target)] if sibling in places] or known
            beside = places[above[-1]]
            _, end = extent(beside, places, rows)
            place = end, end
            if is_set_apart(source.path):
                lines = ["", *lines, *([""] if rows[end].strip() and not rows[end].startswith(" ") else [])]
        indent = " " * beside.column
        replaced[place] = [f"{indent}{line[source.column :]}" if line else "" for line in lines]
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


def extent(slot: Slot, places: Mapping[Path, Slot], rows: Sequence[str]) -> tuple[int, int]:
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
