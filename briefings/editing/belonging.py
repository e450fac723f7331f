"""Which comment belongs to what, so that it moves along when keys are put in order.

A comment at the end of a line belongs to the value there. One on lines of its own belongs to what follows it, unless
it is indented more than that: then it closes what stands before. The first lines of a file are its header, and stay.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ruamel.yaml.nodes import Node, ScalarNode

from .comments import Comment, Slot, find_comments, is_block, is_flow, slots

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(slots=True)
class Belonging:
    """The comments of a file by the node that they belong to, as lines; one without text is an empty line."""

    header: list[str] = field(default_factory=list)
    before: dict[Node, list[str]] = field(default_factory=dict)
    """By key or item."""
    beside: dict[Node, str] = field(default_factory=dict)
    """By value: at the end of its line, or of its key's where the value starts below."""
    closing: dict[Node, list[str]] = field(default_factory=dict)
    """By mapping or list: after all that is in it."""
    holding: set[Node] = field(default_factory=set)
    """Mappings and lists with comments inside: they cannot be written on one line."""


def comments_of(text: str, root: Node) -> Belonging:
    """Give each comment of a file to what it belongs to. The text ends with a line end."""
    finder = _Finder(text, root)
    finder.find()
    return finder.found


class _Finder:
    def __init__(self, text: str, root: Node) -> None:
        self.found = Belonging()
        self._root = root
        self._comments = find_comments(text, root)
        self._blank = [not line.strip() for line in text.split("\n")]
        self._slots = list(slots(root))
        self._starts = [slot.start for slot in self._slots]

    def find(self) -> None:
        gap, ceiling = -1, 0
        for comment in self._comments[self._header() :]:
            if not comment.alone and self._put_beside(comment):
                continue
            following = bisect_right(self._starts, comment.index)
            if following != gap:
                gap, ceiling = following, len(self._blank) + comment.column
            # Of several between two slots, none may belong further inside than one above it: they keep their order.
            ceiling = self._put_alone(comment, following, min(comment.column, ceiling))

    def _header(self) -> int:
        """Take the comments before everything else, down to the first empty line, and give their number."""
        first = self._starts[0] if self._starts else self._root.start_mark.index
        for number, comment in enumerate(self._comments):
            if not comment.alone or comment.index > first or (number and self._blank[comment.line - 1]):
                return number
            self.found.header.append(comment.text)
        return len(self._comments)

    def _put_beside(self, comment: Comment) -> bool:
        """Give it to the value that ends in its line, or whose key does; False if there is none."""
        number = bisect_left(self._starts, comment.index) - 1
        if number < 0:
            return False
        slot = self._slots[number]
        for inner in slot.nest():
            if inner.above and is_flow(inner.within) and inner.within.end_mark.index <= comment.index:
                slot = inner.above
        value = slot.value
        if is_block(value):
            fits = slot.line == comment.line and slot.head is not value
        else:
            fits = value.start_mark.index < comment.index and value.end_mark.line == comment.line
            # Beside text of several lines, which starts with | or >, there is no place for it.
            fits = fits and not (isinstance(value, ScalarNode) and "\n" in value.value)
        if not fits or value in self.found.beside:
            return False
        self.found.beside[value] = comment.text
        self._hold(slot)
        return True

    def _put_alone(self, comment: Comment, following: int, column: int) -> int:
        """Give it to the slot that follows, or to what ends here; gives the column of that."""
        previous = self._slots[following - 1] if following else None
        after = self._slots[following] if following < len(self._slots) else None
        if previous is not None:
            if self._is_in_value(comment, previous):
                self._put_before(comment, previous)
                return column
            around = [previous.value, *(slot.within for slot in previous.nest())]
            open_ = [node for node in around if is_flow(node) and comment.index < node.end_mark.index]
            if open_ and (after is None or after.start > open_[0].end_mark.index):
                self._put_closing(comment, open_[0], previous)
                return column
            ended = None if open_ else _ended(previous, after, column)
            if ended is not None:
                self._put_closing(comment, ended.within, previous)
                return ended.column
        if after is not None:
            self._put_before(comment, after)
            return after.column
        self._put_closing(comment, self._root, previous)
        return 0

    def _is_in_value(self, comment: Comment, slot: Slot) -> bool:
        """Whether it stands between a key and its value, or beside a text: where none can be written."""
        value = slot.value
        if is_block(value):
            return False
        lines = value.start_mark.line, value.end_mark.line
        if comment.index < value.start_mark.index or (not comment.alone and comment.line in lines):
            return True
        return is_flow(value) and not value.value and comment.index < value.end_mark.index

    def _put_before(self, comment: Comment, slot: Slot) -> None:
        lines = self.found.before.setdefault(slot.head, [])
        lines.append(comment.text)
        if comment.alone and self._blank[comment.line + 1]:
            lines.append("")
        self._hold(slot)

    def _put_closing(self, comment: Comment, node: Node, previous: Slot | None) -> None:
        lines = self.found.closing.setdefault(node, [])
        if comment.alone and comment.line and self._blank[comment.line - 1]:
            lines.append("")
        lines.append(comment.text)
        self.found.holding.add(node)
        for slot in previous.nest() if previous else ():
            if slot.within is node or slot.value is node:
                self._hold(slot)

    def _hold(self, slot: Slot) -> None:
        self.found.holding.update(inner.within for inner in slot.nest())


def _ended(previous: Slot, after: Slot | None, column: int) -> Slot | None:
    """A slot of the innermost mapping or list that ends here and is not indented more than the comment."""
    least = after.column if after else -1
    nest: Iterable[Slot] = previous.nest()
    return next((slot for slot in nest if is_block(slot.within) and least < slot.column <= column), None)
