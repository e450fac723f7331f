"""Setting single fields in the text of a file: not a character of anything else changes, comments included.

A contributor sees the change in a pull request, so only a file in canonical form is written in canonical form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import yaml

from ..corpus.names import Names
from ..corpus.order import canonical_order
from ..corpus.reader import read
from .canonical import FormError, canonical
from .comments import children
from .scalars import STEP, in_quotes, needs_quotes

if TYPE_CHECKING:
    from ..corpus.tree import Path, Tree

Values = Mapping[str, Any]
"""What the fields of a mapping are to hold: text, whole numbers, or mappings of these. None deletes a field."""

_SET_APART = ((), ("questions",), ("articles",))
"""The mappings between whose entries there is an empty line."""


def change(tree: Tree, changes: Mapping[Path, Values], names: Names) -> str:
    """The text of a file with these fields set in the mappings at these paths; other fields stay.

    The reader must have found nothing wrong with the file. Raises FormError where the file is written in a way that
    leaves no place for a change, and where YAML cannot hold a text.
    """
    root = yaml.compose(tree.text, Loader=yaml.CSafeLoader)
    if root is None:  # the file is empty
        return document(changes[()])
    expected: Any = read(tree.file, tree.text)[0].root
    editor = _Editor(tree.text, names)
    for path, values in changes.items():
        node, data = root, expected
        for step in path:
            node, data = _child(node, step), data[step]
        editor.fill(node, path, values)
        _set(data, values)
    text = editor.text()
    result, problems = read(tree.file, text)
    if problems or result.root != expected:
        raise FormError("what is written around it leaves no place for the change: make it by hand")
    with suppress(FormError):
        if canonical(tree, names) == tree.text:
            return canonical(result, names)
    return text


def document(data: Values) -> str:
    """The text of a file with these data, in canonical form. Raises FormError where YAML cannot hold a text."""
    tree, problems = read("", in_quotes(data))
    if problems:
        raise FormError(problems[0].message)
    return canonical(tree, Names())


class _Editor:
    """Collects the edits to a text, each as where it starts and ends and what stands there then."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self._edits: list[tuple[int, int, str]] = []

    def text(self) -> str:
        """The edited text."""
        text, line_end = self._text, "\r\n" if "\r\n" in self._text else "\n"
        numbered = ((start, end, number, new) for number, (start, end, new) in enumerate(self._edits))
        # From the end, so that places hold; at one place what goes before what comes, and the last first.
        for start, end, _, new in sorted(numbered, reverse=True):
            text = text[:start] + new.replace("\n", line_end) + text[end:]
        return text

    def fill(self, node: Any, path: Path, values: Values) -> None:
        """Bring the mapping at a path to hold these values."""
        if node.id != "mapping":
            raise FormError("there is no mapping to change: make the change by hand")
        known = {key.value: value for key, value in node.value}
        staying = {name: value for name, value in known.items() if values.get(name, value) is not None}
        for name, wanted in values.items():
            value = known.get(name)
            if value is None and wanted is not None:
                self._insert(node, staying, path, name, wanted)
            elif value is None or str(wanted) == value.value:
                pass
            elif wanted is None:
                self._delete(node, name)
            elif not isinstance(wanted, Mapping):
                new = _inline(wanted, in_brackets=node.flow_style)
                self._edits.append((value.start_mark.index, self._end(value), new))
            elif value.value:
                self.fill(value, (*path, name), wanted)
            else:  # an empty { }
                _refuse_brackets(node, path)
                place = self._end(value)
                self._edits.append((self._text.rindex(":", 0, value.start_mark.index) + 1, place, ""))
                for key, inner in wanted.items():
                    self._add_lines(place, (*path, name), key, inner, node.start_mark.column + STEP)

    def _insert(self, node: Any, staying: Mapping[str, Any], path: Path, name: str, wanted: object) -> None:
        """Add a field behind those that stand before it in canonical order; where there are none, behind the last."""
        order = canonical_order(path, [*staying, name], self._names)
        before = [staying[other] for other in order[: order.index(name)]] or list(staying.values())
        if not before:
            raise FormError("an empty { } leaves no place for a field: fill it in by hand")
        place = self._end(before[-1])
        if isinstance(wanted, Mapping):
            _refuse_brackets(node, path)
        if node.flow_style:
            self._edits.append((place, place, f", {name}: {_inline(wanted, in_brackets=True)}"))
        else:
            self._add_lines(place, path, name, wanted, node.start_mark.column, apart=path in _SET_APART)

    def _add_lines(  # noqa: PLR0913  # what a line is made of
        self, place: int, path: Path, name: str, wanted: object, column: int, *, apart: bool = False
    ) -> None:
        """Add a field below the line of a place, and below the comments there that belong to what is above."""
        lines = [f"{name}: {_inline(wanted)}"]
        if isinstance(wanted, Mapping):
            data: Values = {name: wanted}
            for step in reversed(path):
                data = {str(step): data}
            lines = [line[STEP * len(path) :] for line in document(data).split("\n")[len(path) : -1]]
        line = re.compile(rf"[^\r\n]*(?:\s*\n {{{column + 1},}}#[^\r\n]*)*").match(self._text, place)
        assert line is not None  # it matches the empty text
        place = line.end()
        new = "".join(f"\n{' ' * column}{line}" if line else "\n" for line in ([""] * apart + lines))
        if place == len(self._text) or (apart and re.match(r"\r?\n\S", self._text[place : place + 3])):
            new += "\n"
        self._edits.append((place, place, new))

    def _delete(self, node: Any, name: str) -> None:
        """Take a field out: with its line, or in { } with its comma."""
        place = next(place for place, (key, _) in enumerate(node.value) if key.value == name)
        key, value = node.value[place]
        if len(node.value) == 1:
            raise FormError("the only field of a mapping cannot go: delete it by hand")
        start, end = key.start_mark.index, self._end(value)
        if not node.flow_style:
            start = self._text.rfind("\n", 0, start) + 1
            end = self._text.find("\n", end) + 1 or len(self._text)
            if self._text[start : key.start_mark.index].strip():
                raise FormError("the first field after a dash cannot go: delete it by hand")
        elif place:
            start = self._end(node.value[place - 1][1])
        else:
            end = node.value[1][0].start_mark.index
        self._edits.append((start, end, ""))

    def _end(self, node: Any) -> int:
        """Where a value really ends: PyYAML says of what has lines of its own where the next thing begins."""
        inner = children(node)
        if inner and not node.flow_style:
            return self._end(inner[-1][2])
        start, end = node.start_mark.index, node.end_mark.index
        return int(start + len(self._text[start:end].rstrip()))


def _child(node: Any, step: str | int) -> Any:
    return next(value for other, _, value in children(node) if other == step)


def _refuse_brackets(node: Any, path: Path) -> None:
    """Raise FormError for a mapping in { }: what has lines of its own cannot be put into it."""
    if node.flow_style:
        what = f"`{path[-1]}`" if path else "the whole file"
        raise FormError(f"{what} is written in {{ }}: run `python -m briefings fmt` first")


def _inline(value: object, *, in_brackets: bool = False) -> str:
    """A text or number on one line."""
    text = str(value)
    quoted = isinstance(value, str) and needs_quotes(text, in_brackets=in_brackets)
    return in_quotes(text) if quoted else text


def _set(data: dict[str, Any], values: Values) -> None:
    """Make the change in plain data, to compare."""
    for name, wanted in values.items():
        if wanted is None:
            data.pop(name, None)
        elif isinstance(wanted, Mapping) and isinstance(data.get(name), dict):
            _set(data[name], wanted)
        else:
            data[name] = wanted
