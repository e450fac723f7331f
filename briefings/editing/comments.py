"""Comments in a data file: find what each is about, so that it stays there when keys have moved.

A comment at the end of a line belongs to the value on that line. A comment on its own line belongs to whatever
follows, unless it is indented further: then it belongs to the end of the mapping or list above. Comments in the first
lines of a file are its header, and stay there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from ..corpus.names import Names
from ..corpus.order import canonical_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..corpus.tree import Path


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in a file: its text, which starts with the #, and whether it is alone on its line."""

    index: int
    """The offset of the # in the text of the file. Like the line and column, it counts from 0."""
    line: int
    column: int
    text: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """Something that a comment can be about: an entry of a mapping, an item of a list, or the whole file."""

    path: Path
    head: Any
    """The key, or the item."""
    value: Any
    above: Slot | None
    """The slot of the mapping or list that it is in; None for the file."""

    @property
    def line(self) -> int:
        return int(self.head.start_mark.line)

    @property
    def column(self) -> int:
        """The column of the key. For an item after a dash, the column of the dash."""
        in_dashes = self.above and self.head is self.value and not self.above.value.flow_style
        return int((self.above.value if self.above and in_dashes else self.head).start_mark.column)

    @property
    def is_block(self) -> bool:
        """Whether the value is a mapping or list on lines of its own."""
        return self.value.id != "scalar" and not self.value.flow_style


def slots(text: str) -> list[Slot]:
    """All slots of a file in the order of the text, the outer before the inner, the whole file first."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    return list(_slots(Slot((), root, root, None)))


def _slots(slot: Slot) -> Iterator[Slot]:
    yield slot
    for step, head, value in children(slot.value):
        yield from _slots(Slot((*slot.path, step), head, value, slot))


def children(node: Any) -> list[tuple[str | int, Any, Any]]:
    """The contents of a mapping or list: for each its step in a path, its key (or the item itself), and its value."""
    if node.id == "mapping":
        return [(key.value, key, value) for key, value in node.value]
    return [(index, item, item) for index, item in enumerate(node.value)] if node.id == "sequence" else []


def comments_in(text: str) -> list[Comment]:
    """All comments of a file in order: each # outside keys and values, with the rest of its line."""
    shown, end = [], 0
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.ScalarToken):
            start = token.start_mark.index
            if token.style in ("|", ">"):
                start = text.index("\n", start) + 1  # a comment may follow the | or >
            shown += [text[end:start], "x" * (token.end_mark.index - start)]
            end = token.end_mark.index
    shown.append(text[end:])
    lines = [0, *(found.end() for found in re.finditer("\n", text))]
    found = []
    for sign in re.finditer("#.*", "".join(shown)):
        line = bisect_right(lines, sign.start()) - 1
        before = text[lines[line] : sign.start()]
        found.append(Comment(sign.start(), line, len(before), sign[0].rstrip(), not before.strip()))
    return found


@dataclass(slots=True)
class Comments:
    """The comments of a file, by the path of what they are about. An empty string is an empty line."""

    header: list[str] = field(default_factory=list)
    before: defaultdict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[Path, str] = field(default_factory=dict)
    """At the end of the line on which the value ends, or of the key's line if the value starts below it."""
    closing: defaultdict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))
    """At the end of a mapping or list."""

    @classmethod
    def of(cls, text: str) -> Comments:
        """Find what each comment of a file is about. The text must end with a line break."""
        found = cls()
        is_blank = [not line.strip() for line in text.split("\n")]
        places = slots(text)
        starts = [-1, *(slot.head.start_mark.index for slot in places[1:])]
        values = {slot.path: slot.value for slot in places}
        top = re.match(r"\s*((?:#.*\n[ \t]*)*)", text)
        assert top is not None  # it matches the empty text
        found.header = [line.strip() for line in top[1].splitlines() if line.strip()]
        gap, column = 0, 0
        for comment in comments_in(text):
            if comment.index < top.end():
                continue
            following = bisect_right(starts, comment.index)
            previous, after = places[following - 1], places[following] if following < len(places) else None
            slot = None if comment.alone else _ending_beside(comment, previous)
            if slot and slot.path not in found.beside:
                found.beside[slot.path] = comment.text
                continue
            # To keep their order, none of several comments between two slots may go deeper inside than the one above.
            column = min(comment.column, column) if following == gap else comment.column
            gap = following
            path, closes = _subject(comment, column, previous, after)
            if closes:
                found.closing[path] += [""] * (comment.alone and is_blank[comment.line - 1]) + [comment.text]
            else:
                path = _sharing_a_line(path, values)
                found.before[path] += [comment.text] + [""] * (comment.alone and is_blank[comment.line + 1])
        return found

    def open_paths(self) -> set[Path]:
        """The mappings and lists that cannot be written on one line, because they contain comments."""
        inside = [*self.before, *self.beside, *((*path, "") for path in self.closing)]
        return {path[:length] for path in inside for length in range(len(path))}


def _ending_beside(comment: Comment, slot: Slot) -> Slot | None:
    """The slot whose value or key ends on the comment's line. None if there is none."""
    above = slot.above
    while above and above.path and above.value.flow_style and above.value.end_mark.index <= comment.index:
        slot, above = above, above.above
    value = slot.value
    if slot.is_block:
        return slot if slot.head is not value and slot.line == comment.line else None
    ends_there = value.start_mark.index < comment.index and value.end_mark.line == comment.line
    # Text of several lines, which starts with | or >, has no place for a comment beside it.
    return slot if ends_there and not (value.id == "scalar" and "\n" in value.value) else None


def _subject(comment: Comment, column: int, previous: Slot, after: Slot | None) -> tuple[Path, bool]:
    """The path of what a comment is about, and whether it stands at the end of that (True) or before it (False)."""
    if _is_in_value(comment, previous):
        return previous.path, False
    slot: Slot | None = previous
    while slot:
        value = slot.value
        if value.id != "scalar" and value.flow_style and comment.index < value.end_mark.index:
            if after is None or after.head.start_mark.index > value.end_mark.index:
                return slot.path, True
            break
        if slot.is_block and (after.column if after else -1) < value.start_mark.column <= column:
            return slot.path, True
        slot = slot.above
    return (after.path, False) if after else ((), True)


def _is_in_value(comment: Comment, slot: Slot) -> bool:
    """Whether a comment stands where none can be put back: between a key and its value, or beside text."""
    value = slot.value
    if slot.is_block:
        return False
    lines = value.start_mark.line, value.end_mark.line
    if comment.index < value.start_mark.index or (not comment.alone and comment.line in lines):
        return True
    return value.id != "scalar" and not value.value and comment.index < value.end_mark.index


def _sharing_a_line(path: Path, values: dict[Path, Any]) -> Path:
    """The path, but for the first entry of a list's item the path of the item: both stand behind the same dash."""
    while len(path) > 1 and isinstance(path[-2], int):
        above = path[:-1]
        steps: Any = [step for step, _, _ in children(values[above])]
        if canonical_order(above, steps, Names())[0] != path[-1]:
            break
        path = above
    return path
