"""Comments: what each is about, so that it stands beside that again once keys have moved.

A comment at the end of a line belongs to the value there. One on lines of its own belongs to what follows it, unless
it is indented more than that: then it closes what stands before. The first lines of a file are its header, and stay.
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

_SET_APART = frozenset(["questions", "articles"])
"""The sections between whose entries there is an empty line: these are long."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment; places count from 0."""

    index: int
    line: int
    column: int
    text: str
    """From the # on."""
    alone: bool
    """On a line of its own."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An entry of a mapping or an item of a list: something that comments may stand before or after."""

    path: Path
    head: Any
    """The key, or the item."""
    value: Any
    within: Any
    """The mapping or list that it is in."""
    above: Slot | None
    """The slot whose value that is."""

    @property
    def start(self) -> int:
        return int(self.head.start_mark.index)

    @property
    def column(self) -> int:
        """That of the key; in a list on lines that of the dashes, where the list starts."""
        is_item = self.head is self.value and not self.within.flow_style
        return int((self.within if is_item else self.head).start_mark.column)

    def nest(self) -> Iterator[Slot]:
        """This slot, the one that it is in, and so on."""
        slot: Slot | None = self
        while slot is not None:
            yield slot
            slot = slot.above


def children(node: Any) -> list[tuple[str | int, Any, Any]]:
    """What is in a mapping or list: the step that leads there, its key (of an item, the item), and its value."""
    if node.id == "mapping":
        return [(key.value, key, value) for key, value in node.value]
    return [(index, item, item) for index, item in enumerate(node.value)] if node.id == "sequence" else []


def comments_in(text: str) -> list[Comment]:
    """All comments of a file, in their order: what starts with # outside keys and values."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    shown, end = [], 0
    for scalar in _scalars(root):
        start = scalar.start_mark.index
        if scalar.style in ("|", ">"):
            start = text.index("\n", start) + 1  # a comment may stand behind the sign
        shown += [text[end:start], "x" * (scalar.end_mark.index - start)]
        end = scalar.end_mark.index
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
    """The comments of a file by the path of what they are about, as lines; one without text is an empty line."""

    header: list[str] = field(default_factory=list)
    before: defaultdict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[Path, str] = field(default_factory=dict)
    """At the end of its line, or of its key's where the value starts below."""
    closing: defaultdict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))
    """After all that is in a mapping or list."""

    @classmethod
    def of(cls, text: str) -> Comments:
        """Give each comment of a file to what it is about. The text ends with a line end."""
        found = cls()
        found._take(text)
        return found

    def open_paths(self) -> set[Path]:
        """The mappings and lists with comments inside: they cannot be written on one line."""
        inside = [*self.before, *self.beside, *((*path, "") for path in self.closing)]
        return {path[:length] for path in inside for length in range(len(path))}

    def _take(self, text: str) -> None:
        is_blank = [not line.strip() for line in text.split("\n")]
        places = list(_slots(yaml.compose(text, Loader=yaml.CSafeLoader)))
        starts = [slot.start for slot in places]
        within = {slot.path: slot.within for slot in places}
        gap, column = -1, 0
        for comment in self._below_header(comments_in(text), starts, is_blank):
            following = bisect_right(starts, comment.index)
            previous = places[following - 1] if following else None
            after = places[following] if following < len(places) else None
            slot = _ending_beside(comment, previous) if previous and not comment.alone else None
            if slot and slot.path not in self.beside:
                self.beside[slot.path] = comment.text
                continue
            # Of several between two slots, none may belong further inside than one above it: they keep their order.
            column = min(comment.column, column) if following == gap else comment.column
            gap = following
            path, closes = _subject(comment, column, previous, after)
            if not closes:
                path = _sharing_a_line(path, within)
                self.before[path] += [comment.text] + [""] * (comment.alone and is_blank[comment.line + 1])
            else:
                self.closing[path] += [""] * (comment.alone and is_blank[comment.line - 1]) + [comment.text]

    def _below_header(
        self, comments: list[Comment], starts: list[int], is_blank: list[bool]
    ) -> Iterator[Comment]:
        """Keep the comments above everything else, down to the first empty line, and give the others."""
        in_header = True
        for number, comment in enumerate(comments):
            if in_header and (not comment.alone or (starts and comment.index > starts[0])):
                in_header = False
            if in_header and number and is_blank[comment.line - 1]:
                in_header = False
            if in_header:
                self.header.append(comment.text)
            else:
                yield comment

    def put_back(self, text: str) -> str:
        """Put the comments into the same data in canonical layout, with the empty lines that set entries apart."""
        rows = text.split("\n")
        places = list(_slots(yaml.compose(text, Loader=yaml.CSafeLoader)))
        above: defaultdict[int, list[str]] = defaultdict(list)
        for slot in reversed(places):  # what is inside closes first
            above[slot.value.end_mark.line] += _indented(
                self.closing[slot.path], slot.value.start_mark.column
            )
        above[len(rows) - 1] += self.closing[()]
        for number, slot in enumerate(places):
            lines = _indented(self.before[slot.path], slot.column)
            row = slot.head.start_mark.line
            if not number:
                lines = [*self.header, *([""] if self.header else []), *lines]
                if lines and "" not in lines:
                    lines.append("")  # so that it is found to be the header again
            elif len(slot.path) == 1 or (slot.path[0] in _SET_APART and _is_further_entry(slot)):
                lines.insert(0, "")
            above[row] += lines
            if (beside := self.beside.get(slot.path)) is None:
                continue
            if _is_block(slot.value) and slot.head is slot.value:
                above[row].append(" " * slot.column + beside)
            else:
                rows[row if _is_block(slot.value) else slot.value.end_mark.line] += f"  {beside}"
        return "\n".join(line for row, end in enumerate(rows) for line in (*above[row], end))


def _slots(node: Any, path: Path = (), above: Slot | None = None) -> Iterator[Slot]:
    """Everything that comments may stand before or after, in the order of the text, the outer before the inner."""
    for step, head, value in children(node):
        slot = Slot((*path, step), head, value, node, above)
        yield slot
        yield from _slots(value, slot.path, slot)


def _scalars(node: Any) -> Iterator[Any]:
    if node.id == "scalar":
        yield node
    for _, key, value in children(node):
        if key is not value:
            yield key
        yield from _scalars(value)


def _is_block(node: Any) -> bool:
    """Whether it is a mapping or list on lines of its own."""
    return node.id != "scalar" and not node.flow_style


def _is_further_entry(slot: Slot) -> bool:
    return len(slot.path) == 2 and slot.start > slot.within.start_mark.index  # noqa: PLR2004  # section, entry


def _indented(lines: list[str], column: int) -> list[str]:
    return [" " * column + line if line else "" for line in lines]


def _ending_beside(comment: Comment, slot: Slot) -> Slot | None:
    """The slot whose value ends in the comment's line, or whose key does; None if there is none."""
    while slot.above and slot.within.flow_style and slot.within.end_mark.index <= comment.index:
        slot = slot.above
    value = slot.value
    if _is_block(value):
        return slot if slot.head is not value and slot.head.start_mark.line == comment.line else None
    ends_there = value.start_mark.index < comment.index and value.end_mark.line == comment.line
    # Beside text of several lines, which starts with | or >, there is no place for a comment.
    return slot if ends_there and not (value.id == "scalar" and "\n" in value.value) else None


def _subject(comment: Comment, column: int, previous: Slot | None, after: Slot | None) -> tuple[Path, bool]:
    """The path of what a comment is about, and whether it closes that or stands before it."""
    if previous is not None:
        if _is_in_value(comment, previous):
            return previous.path, False
        brackets = [
            (previous.path, previous.value),
            *((slot.path[:-1], slot.within) for slot in previous.nest()),
        ]
        for path, node in brackets:
            if node.id != "scalar" and node.flow_style and comment.index < node.end_mark.index:
                if after is None or after.start > node.end_mark.index:
                    return path, True
                return after.path, False
        least = after.column if after else -1
        for slot in previous.nest():
            if not slot.within.flow_style and least < slot.column <= column:
                return slot.path[:-1], True
    return (after.path, False) if after else ((), True)


def _sharing_a_line(path: Path, within: dict[Path, Any]) -> Path:
    """The item of a list for the path of its first field, which will stand behind the same dash; else the path."""
    if len(path) > 1 and isinstance(path[-2], int):
        fields = [key.value for key, _ in within[path].value]
        if canonical_order(path[:-1], fields, Names())[0] == path[-1]:
            return path[:-1]
    return path


def _is_in_value(comment: Comment, slot: Slot) -> bool:
    """Whether it stands between a key and its value, or beside a text: where none can be written."""
    value = slot.value
    if _is_block(value):
        return False
    lines = value.start_mark.line, value.end_mark.line
    if comment.index < value.start_mark.index or (not comment.alone and comment.line in lines):
        return True
    return value.id != "scalar" and not value.value and comment.index < value.end_mark.index
