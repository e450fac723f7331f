"""The contents of a YAML file: dicts, lists and text that know their places in the file."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .problem import Problem, Severity
from .scan import BREAK
from .wording import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Path = tuple[str | int, ...]
"""A place in the data: keys, and indexes of lists counted from 0."""


# A place in a file is an offset in its text; `Tree.offset` finds it. The parser's marks, which know the line too, would
# take as much memory as all the rest.


@dataclass(slots=True)
class Entry:
    """What was found out about an entry of a section. It is true wherever the entry stands."""

    valid: dict[str, Any] | None = None
    """What validation made of it, under its id, if nothing of it was refused."""
    notable: list[tuple[Path, str]] | None = None
    """As `Tree.notable`, with paths from the entry; None until somebody asks for it."""


class Fields(dict[str, "Node"]):
    """A YAML mapping. `start` and `starts` say where it and each key and value begin in the file.

    In an entry of a section, such as an article, they count from the entry's own key.
    """

    __slots__ = ("_numbers", "entry", "repeated", "start", "starts")

    def __init__(self, start: int = 0, entry: Entry | None = None) -> None:
        self.start = start
        self.starts = array("I")
        """Two for each entry, in their order: those of the key and of the value."""
        self.repeated: tuple[tuple[str, Node], ...] = ()
        """Entries refused because their key occurs twice. They are kept since references may name ids in them."""
        self.entry = entry
        """None if this is no entry of a section."""
        self._numbers: dict[str, int] | None = None

    def starts_of(self, key: str) -> tuple[int, int]:
        """Where a key and its value begin. Raises KeyError if there is no such key."""
        if self._numbers is None or len(self._numbers) != len(self):  # the mapping is still being read
            self._numbers = {each: number for number, each in enumerate(self)}
        place = 2 * self._numbers[key]
        return self.starts[place], self.starts[place + 1]


class Items(list["Node"]):
    """A YAML list. `start` and `starts` say where it and each item begin, as in `Fields`."""

    __slots__ = ("start", "starts")

    def __init__(self, start: int) -> None:
        self.start = start
        self.starts = array("I")


class Integer(int):
    """A decimal integer without quotation marks. `text` is what the file says, since `0044` may be a year."""

    text: str


@dataclass(frozen=True, slots=True)
class Bare:
    """Any other scalar without quotation marks that YAML does not read as text. `kind` says in words what it is."""

    text: str
    kind: str

    @property
    def is_truth(self) -> bool:
        """Whether it is `true` or `false`."""
        return self.text.lower() in ("true", "false")


Node = Fields | Items | Integer | Bare | str | None
"""None is an empty value, or one that was refused; the reader has already reported it."""


@dataclass
class Tree:
    """One file. `cut` is the path at which an error stopped the reading. None if the file was read to its end."""

    file: str
    root: Fields
    text: str = ""
    cut: Path | None = None

    @cached_property
    def notable(self) -> list[tuple[Path, str]]:
        """The texts that rules on characters and words have to look at, with their paths.

        Each contains a character other than printable ASCII, a mention, TODO, or what may be Markdown or HTML. One
        walk finds them for all rules.
        """
        found: list[tuple[Path, str]] = []
        for section, entries in self.root.items():
            if not isinstance(entries, Fields):
                found += [((section, *path), text) for path, text in _notable(entries)]
                continue
            for id_, entry in entries.items():
                found += [((section, id_, *path), text) for path, text in _notable(entry)]
        return found

    def node(self, path: Path) -> Node:
        """The value at a path. None if there is nothing. A value that is no list counts as a list of one."""
        node: Node = self.root
        for step in path:
            if isinstance(node, Items):
                node = node[step] if isinstance(step, int) and step < len(node) else None
            elif isinstance(node, Fields) and isinstance(step, str):
                node = node.get(step)
            elif node is None or step != 0:
                return None
        return node

    def place(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """The line and column, from 1, of the value at a path, or of its key.

        If the value is missing, the place of the key of the entry that lacks it.
        """
        return self.line_and_column(self.offset(path, key=key))

    def offset(self, path: Path, *, key: bool = False) -> int:
        """Where in the text `place` is."""
        node: Node = self.root
        start = key_start = self.root.start
        base = 0
        for step in path:
            if isinstance(node, Items) and isinstance(step, int) and step < len(node):
                key_start = start = base + node.starts[step]
                node = node[step]
            elif isinstance(node, Fields) and isinstance(step, str):
                if step not in node:
                    start = key_start
                    break
                key_start, start = node.starts_of(step)
                key_start, start = base + key_start, base + start
                node = node[step]
                if isinstance(node, Fields) and node.entry is not None:
                    base = key_start
            elif step != 0:
                break
        return key_start if key else start

    def forget_text(self) -> None:
        """Keep of the text only where its lines begin."""
        _ = self._lines
        self.text = ""

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """The line and column, from 1, of an offset in the text."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    @cached_property
    def _lines(self) -> array[int]:
        """Where each line begins."""
        breaks = re.finditer(BREAK if "\r" in self.text else "\n", self.text)  # a single sign is found sooner
        return array("I", [0, *(found.end() for found in breaks)])

    def problem(  # noqa: PLR0913  # what a Problem is made of
        self,
        path: Path,
        message: str,
        hint: str = "",
        *,
        rule: str = "",
        severity: Severity = "error",
        key: bool = False,
    ) -> Problem:
        """A Problem with the value at a path, or with its key. One that names no rule is of the rule that yields it."""
        line, column = self.place(path, key=key)
        return Problem(self.file, line, column, dotted(path), rule, message, hint, severity)


def dotted(path: Path) -> str:
    """A path for people: `articles.adams-2024.evidence.e3.supports`, without indexes, since the line shows the item."""
    if path and isinstance(path[-1], int):
        path = path[:-1]
    return ".".join(printable(str(step)) for step in path)


def entries_of(node: Node, key: str) -> list[tuple[str, Node]]:
    """The keys and values of the mapping under a key. Empty if there is no mapping."""
    entries = node.get(key) if isinstance(node, Fields) else None
    return list(entries.items()) if isinstance(entries, Fields) else []


def items_of(node: Node, key: str) -> list[Node]:
    """The items of the list under a key. A value that is no list counts as a list of one."""
    value = node.get(key) if isinstance(node, Fields) else None
    if isinstance(value, Items):
        return value
    return [] if value is None else [value]


def scalars(node: Node, wanted: Callable[[str], object]) -> list[tuple[Path, str]]:
    """Every wanted text in a value, with its path from there."""
    if isinstance(node, str):
        return [((), node)] if wanted(node) else []
    found: list[tuple[Path, str]] = []
    if isinstance(node, Fields | Items):
        _collect(node, wanted, [], found)
    return found


def _collect(
    node: Fields | Items,
    wanted: Callable[[str], object],
    path: list[str | int],
    found: list[tuple[Path, str]],
) -> None:
    """Add the wanted texts to a list. It is no generator, because a file has a hundred thousand nodes."""
    entries: Iterable[tuple[str | int, Node]] = node.items() if type(node) is Fields else enumerate(node)
    for step, value in entries:
        if type(value) is str:
            if wanted(value):
                found.append(((*path, step), value))
        elif type(value) is Fields or type(value) is Items:
            path.append(step)
            _collect(value, wanted, path, found)
            path.pop()


def _notable(node: Node) -> list[tuple[Path, str]]:
    if not isinstance(node, Fields) or node.entry is None:
        return scalars(node, _is_notable)
    if node.entry.notable is None:
        node.entry.notable = scalars(node, _is_notable)
    return node.entry.notable


def _is_notable(text: str) -> bool:
    if not (text.isascii() and text.isprintable()):
        return True
    # A loop over these signs would take four times as long, for a hundred thousand texts.
    return "[[" in text or "TODO" in text or "**" in text or "](" in text or "<" in text or "&" in text
