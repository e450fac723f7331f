"""Changing single fields in the text of a file; not a character of anything else changes, comments included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from ..corpus.reader import read
from ..corpus.tree import Fields, Integer
from .canonical import FormError
from .scalars import STEP, in_quotes, needs_quotes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yaml.nodes import MappingNode

    from ..corpus.tree import Path, Tree


@dataclass(frozen=True, slots=True)
class Change:
    """What a mapping is to hold, and nothing else: text, whole numbers, or a mapping of these under a field.

    New fields come behind the one that is named before them.
    """

    path: Path
    fields: Mapping[str, object]
    only: bool = True
    """Whether fields that are not named go; else they stay as they are."""


def apply(name: str, text: str, changes: Sequence[Change]) -> str:
    """The text with the changes made. The reader must have found nothing wrong with it.

    Raises FormError where the file is written in a way that leaves no place for a change.
    """
    tree, _ = read(name, text)
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    edits: list[_Edit] = []
    for change in changes:
        node = _node(root, change.path)
        editor = _Editor(text, edits)
        editor.fill(node, change.fields, only=change.only)
        _fill(_fields(tree, change.path), change.fields, only=change.only)
    # From the end, so that places hold; of several at one place, the last first.
    for _, edit in sorted(enumerate(edits), key=lambda made: (made[1].start, made[0]), reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    reread, problems = read(name, text)
    if problems or reread.root != tree.root:
        raise FormError("what is written around it leaves no place for the change: make it by hand")
    return text


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    new: str


class _Editor:
    def __init__(self, text: str, edits: list[_Edit]) -> None:
        self._text = text
        self._edits = edits
        self._line_end = "\r\n" if "\r\n" in text else "\n"

    def fill(self, node: MappingNode, fields: Mapping[str, object], *, only: bool = True) -> None:
        """Bring a mapping to hold these fields."""
        known = {key.value: (key, value) for key, value in node.value}
        last = None
        for name, wanted in fields.items():
            if name not in known:
                self._insert(node, last, name, wanted)
                continue
            key, value = known[name]
            if isinstance(wanted, dict):
                if not isinstance(value, yaml.MappingNode):
                    raise FormError(f"`{name}` is no mapping: make the change by hand")
                self.fill(value, wanted)
            elif value.value != str(wanted):
                self._edits.append(
                    _Edit(value.start_mark.index, _end(value), _scalar(wanted, in_flow=bool(node.flow_style)))
                )
            last = value
        for name, (key, value) in known.items():
            if only and name not in fields:
                self._delete(node, key, value)

    def _insert(self, node: MappingNode, after: yaml.Node | None, name: str, wanted: object) -> None:
        """Put a field behind another, or where there is none behind the last."""
        if not node.value:
            raise FormError("an empty { } leaves no place for a field: fill it in by hand")
        anchor = after or node.value[-1][1]
        place = _end(anchor)
        if node.flow_style:
            self._edits.append(_Edit(place, place, f", {name}: {_flow(wanted)}"))
            return
        column = node.start_mark.column
        place = self._line_of(place)
        lines = _lines(name, wanted, column)
        end = self._line_end
        self._edits.append(_Edit(place, place, "".join(f"{end}{line}" for line in lines)))

    def _delete(self, node: MappingNode, key: yaml.Node, value: yaml.Node) -> None:
        """Take a field out: with its line, or in { } with its comma."""
        position = next(place for place, (other, _) in enumerate(node.value) if other is key)
        if len(node.value) == 1:
            raise FormError("the only field of a mapping cannot go: delete it by hand")
        if node.flow_style and position:
            start, end = _end(node.value[position - 1][1]), _end(value)
        elif node.flow_style:
            start, end = key.start_mark.index, node.value[1][0].start_mark.index
        else:
            start = self._text.rfind("\n", 0, key.start_mark.index) + 1
            end = self._line_of(_end(value))
            end += len(self._line_end) if end < len(self._text) else 0
            if self._text[start : key.start_mark.index].strip():
                raise FormError("the first field after a dash cannot go: delete it by hand")
        self._edits.append(_Edit(start, end, ""))

    def _line_of(self, place: int) -> int:
        """The end of the line of a place, without its line end."""
        end = self._text.find("\n", place)
        end = len(self._text) if end < 0 else end
        return end - 1 if self._text[end - 1 : end] == "\r" else end


def _end(node: yaml.Node) -> int:
    """Where a value really ends: that of a block is given as where the next thing begins."""
    if isinstance(node, yaml.ScalarNode):
        if node.style in ("|", ">"):
            raise FormError("text in a block has no clear end: make the change by hand")
        return int(node.end_mark.index)
    assert isinstance(node, yaml.CollectionNode)  # there is nothing else
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _lines(name: str, value: object, column: int) -> list[str]:
    """A field in block style, from a column on."""
    if not isinstance(value, dict):
        return [f"{' ' * column}{name}: {_scalar(value, in_flow=False)}"]
    inner = [line for key, part in value.items() for line in _lines(key, part, column + STEP)]
    return [f"{' ' * column}{name}:", *inner]


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(inner)}' for key, inner in value.items())}}}"
    return _scalar(value, in_flow=True)


def _scalar(value: object, *, in_flow: bool) -> str:
    if isinstance(value, int):
        return str(value)
    text = str(value)
    return in_quotes(text) if needs_quotes(text, in_flow=in_flow) else text


def _node(root: yaml.Node | None, path: Path) -> MappingNode:
    node = root
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next(value for key, value in node.value if key.value == step)
        elif isinstance(node, yaml.SequenceNode):
            node = node.value[step]
        # else: one thing stands for a list of one
    if not isinstance(node, yaml.MappingNode):
        raise FormError("there is no mapping to change: make the change by hand")
    return node


def _fields(tree: Tree, path: Path) -> Fields:
    """The mapping in a tree, to make the same change there and compare."""
    node = tree.node(path)
    assert isinstance(node, Fields)  # it is one in the text
    return node


def _fill(node: Fields, fields: Mapping[str, object], *, only: bool = True) -> None:
    for name in [name for name in node if only and name not in fields]:
        del node[name]
    for name, value in fields.items():
        if isinstance(value, dict):
            inner = node.get(name)
            if not isinstance(inner, Fields):
                inner = node[name] = Fields(node.mark)
            _fill(inner, value)
        else:
            node[name] = Integer(value) if isinstance(value, int) else str(value)
