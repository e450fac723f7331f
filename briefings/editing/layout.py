"""Deciding how each node of a file is written: its place, its style, its comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode
from ruamel.yaml.resolver import VersionedResolver

from ..corpus.order import canonical_order, holds_ids
from ..corpus.reader import plain
from .belonging import comments_of
from .scalars import STEP, WIDTH, Style, in_quotes, style_of

if TYPE_CHECKING:
    from ..corpus.names import Names
    from ..corpus.tree import Path

_SPACED = frozenset(["questions", "articles"])
"""The sections between whose entries there is an empty line: these are long."""
_ON_LINES_OF_ITS_OWN = frozenset(["receipt"])
"""Fields of an article that stay on lines of their own even where one would do."""
_VERBATIM = frozenset(["start", "end", "prefix", "suffix"])
"""The fields of an anchor that hold words of the source."""
_PART = 3
_PART_ENTRY = 4


def arrange(text: str, root: Node, names: Names) -> None:
    """Give the nodes of a file their canonical order, styles and comments. The text ends with a line end."""
    _Arranging(text, root, names).arrange(root, (), 0, 0)


class _Arranging:
    def __init__(self, text: str, root: Node, names: Names) -> None:
        self._names = names
        self._comments = comments_of(text, root)
        self._resolver = VersionedResolver()

    def arrange(self, node: Node, path: Path, indent: int, column: int) -> None:
        """`indent`: where a mapping or list starts if it gets lines of its own; `column`: where it does if not."""
        beside = self._comments.beside.get(node)
        node.comment = [beside, None, _indented(self._comments.closing.get(node, []), indent)]
        if isinstance(node, ScalarNode):
            self._write_as(node, _style(node, path, WIDTH - indent))
        elif not node.value or self._fits(node, path, column):
            self._on_one_line(node, path)
        elif isinstance(node, MappingNode):
            node.flow_style = False
            self._mapping(node, path, indent)
        elif isinstance(node, CollectionNode):
            node.flow_style = False
            for index, item in enumerate(node.value):
                self.arrange(item, (*path, index), indent + STEP, indent + STEP)
                item.comment[1] = _indented(self._comments.before.get(item, []), indent)

    def _mapping(self, node: MappingNode, path: Path, indent: int) -> None:
        self._order(node, path)
        for number, (key, value) in enumerate(node.value):
            lines = _indented(self._comments.before.get(key, []), indent)
            if not path and not number:
                lines = self._first(lines)
            elif number and (not path or (len(path) == 1 and path[0] in _SPACED)):
                lines.insert(0, "")
            self._write_as(key, _style(key, ()))
            key.comment = [None, lines, None]
            # A list's dashes and a mapping's keys are indented alike.
            self.arrange(value, (*path, key.value), indent + STEP, indent + _columns(key) + len(": "))

    def _first(self, lines: list[str]) -> list[str]:
        """What stands above everything: an empty line sets it off, so that it is found to be the header again."""
        header = self._comments.header
        if header:
            return [*header, "", *lines]
        if lines:
            end = lines.index("") if "" in lines else len(lines)
            return [*lines[:end], "", *lines[end + 1 :]]
        return []

    def _on_one_line(self, node: Node, path: Path) -> None:
        """Order and styles of what stands in [ ] or { }; there are no comments in it."""
        if isinstance(node, ScalarNode):
            self._write_as(node, _style(node, path))
            return
        assert isinstance(node, CollectionNode)  # there is nothing else
        node.flow_style = True
        if isinstance(node, MappingNode):
            self._order(node, path)
            for key, value in node.value:
                self._write_as(key, _style(key, ()))
                self._on_one_line(value, (*path, key.value))
                key.comment = value.comment = None
        else:
            for index, item in enumerate(node.value):
                self._on_one_line(item, (*path, index))
                item.comment = None

    def _order(self, node: MappingNode, path: Path) -> None:
        entries = {key.value: (key, value) for key, value in node.value}
        node.value = [entries[key] for key in canonical_order(path, list(entries), self._names)]

    def _write_as(self, node: ScalarNode, style: Style) -> None:
        node.style = style
        # The tag that YAML gives to what is written so: ruamel.yaml writes every other one out.
        node.ctag = self._resolver.resolve(ScalarNode, node.value, (not style, bool(style)))

    def _fits(self, node: Node, path: Path, column: int) -> bool:
        """Whether a mapping or list is written on one line: the small ones are, if there is room."""
        return not _is_long(path) and self._width(node, path, WIDTH - column) is not None

    def _width(self, node: Node, path: Path, room: int) -> int | None:
        """The columns that it takes on one line; None where there is no room, or something needs lines of its own."""
        if isinstance(node, ScalarNode):
            return None if "\n" in node.value else _columns(node, _style(node, path))
        if node in self._comments.holding:
            return None
        width = len("[]") + len(", ") * max(0, len(node.value) - 1)
        for index, part in enumerate(node.value):
            if isinstance(node, MappingNode):
                key, value = part
                width += _columns(key, _style(key, ())) + len(": ")
                inner = self._width(value, (*path, key.value), room)
            else:
                inner = self._width(part, (*path, index), room)
            if inner is None or (width := width + inner) > room:
                return None
        return width


def _style(node: ScalarNode, path: Path, room: int | None = None) -> Style:
    """The style of a value at a path; without `room`, inside [ ] or { }, or of a key."""
    if not node.style and not isinstance(plain(node.value), str):
        return ""  # a year, the number of a paragraph: no text
    verbatim = "at" in path[_PART_ENTRY:] and path[-1] in _VERBATIM
    return style_of(node.value, room=room, verbatim=verbatim)


def _columns(node: ScalarNode, style: Style | None = None) -> int:
    return len(in_quotes(node.value) if style or (style is None and node.style) else node.value)


def _is_long(path: Path) -> bool:
    """Whether an entry stands there, or what holds entries."""
    if len(path) < _PART:
        return True
    section = path[:_PART]
    if section[0] != "articles":
        return False
    return (len(path) == _PART and path[2] in _ON_LINES_OF_ITS_OWN) or (
        len(path) <= _PART_ENTRY and holds_ids(section)
    )


def _indented(lines: list[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]
