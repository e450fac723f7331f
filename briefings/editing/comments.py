"""Where the comments of a file are, and which nodes they stand among."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK_TEXT = ("|", ">")


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


@dataclass(slots=True)
class Slot:
    """An entry of a mapping or an item of a list: something that comments may stand before or after."""

    start: int
    line: int
    column: int
    head: Node
    """The key, or the item."""
    value: Node
    within: Node
    """The mapping or list that it is in."""
    above: Slot | None
    """The slot whose value that is."""

    def nest(self) -> Iterator[Slot]:
        """This slot, the one that it is in, and so on."""
        slot: Slot | None = self
        while slot is not None:
            yield slot
            slot = slot.above


def find_comments(text: str, root: Node) -> list[Comment]:
    """All comments: what starts with # outside keys and values."""
    lines = text.split("\n")
    hidden = _hidden(lines, root)
    comments = []
    start = 0
    for number, line in enumerate(lines):
        at = line.find("#")
        while at >= 0 and (end := next((end for first, end in hidden[number] if first <= at < end), None)):
            at = line.find("#", end)
        if at >= 0:
            alone = not line[:at].strip()
            comments.append(Comment(start + at, number, at, line[at:].rstrip(), alone))
        start += len(line) + 1
    return comments


def slots(node: Node, above: Slot | None = None) -> Iterator[Slot]:
    """Everything that comments may stand before or after, in the order of the text, the outer before the inner."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            mark = key.start_mark
            slot = Slot(mark.index, mark.line, mark.column, key, value, node, above)
            yield slot
            yield from slots(value, slot)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            mark = item.start_mark
            # In block style what counts is the column of the dashes, where the list starts.
            column = mark.column if node.flow_style else node.start_mark.column
            slot = Slot(mark.index, mark.line, column, item, item, node, above)
            yield slot
            yield from slots(item, slot)


def is_flow(node: Node) -> bool:
    """Whether it is a mapping or list in [ ] or { }."""
    return isinstance(node, CollectionNode) and bool(node.flow_style)


def is_block(node: Node) -> bool:
    """Whether it is a mapping or list on lines of its own."""
    return isinstance(node, CollectionNode) and not node.flow_style


def _hidden(lines: list[str], root: Node) -> defaultdict[int, list[tuple[int, int]]]:
    """The spans of keys and values, by line."""
    hidden: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for scalar in _scalars(root):
        start, end = scalar.start_mark, scalar.end_mark
        for line in range(start.line, end.line + 1):
            first = start.column if line == start.line else 0
            last = end.column if line == end.line else len(lines[line])
            if scalar.style in BLOCK_TEXT and line == start.line:
                last = first + 1  # an indicator, after which a comment may stand
            hidden[line].append((first, last))
    return hidden


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)
    else:
        for item in node.value:
            yield from _scalars(item)
