"""The layout of a file: keys in order, each value in the style that fits it, each comment beside what it is about."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..corpus.fields import holds_ids
from ..corpus.order import canonical_order
from ..corpus.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..corpus.names import Names
    from ..corpus.tree import Node, Path
    from .comments import Comments

WIDTH = 110
"""Code points in a line; a longer word stands alone."""

STEP = 2
"""Columns of indentation: from a key to the keys or dashes under it, and from a dash to its item."""

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
    # A rule of the corpus refuses these because they are invisible, so they are written as escapes.
    "\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f]"
)

_ENTRY = 2
"""The length of the path to an entry such as an article."""
_SET_APART = frozenset(["questions", "articles"])
"""The sections between whose entries there is an empty line: these are long."""
_VERBATIM = frozenset(["start", "end", "prefix", "suffix"])
"""The fields of an anchor that hold words of the source."""
_BETWEEN_WORDS = re.compile(r"(?<! ) (?! )")


class Layout:
    """Lays out data with its comments. The mappings and lists at the paths `open_` are spread over several lines."""

    def __init__(self, names: Names, comments: Comments, open_: Iterable[Path] = ()) -> None:
        self._names = names
        self._comments = comments
        self._open = comments.open_paths().union(open_)

    def file(self, root: Any) -> str:
        """The text of a file that holds this mapping."""
        lines = [*self._entries(root, (), 0), *([] if root else ["{}"])]
        end = next(number for number, line in enumerate(lines) if line and not line.startswith("#"))
        header = self._comments.header
        top = [*header, *([""] if header else []), *lines[:end]]
        # The empty line makes these lines the header again the next time the file is read.
        return "\n".join([*top, *([""] if top and "" not in top else []), *lines[end:], ""])

    def entry(self, node: Node, path: Path, column: int) -> list[str]:
        """The lines of one key or dash, at a column, with its value at a path. What is above it is left out."""
        head = "-" if isinstance(path[-1], int) else f"{_scalar(path[-1])}:"
        remark = f"  {beside}" if (beside := self._comments.beside.get(path)) else ""
        below = column + STEP
        start = f"{' ' * column}{head}"
        if not isinstance(node, dict | list):
            *most, last = _scalar_lines(f"{start} ", node, below, verbatim=_is_verbatim(path))
            return [*most, f"{last}{remark}"]
        if line := self._on_one_line(node, path, WIDTH - len(start) - 1):
            return [f"{start} {line}{remark}"]
        inside = self._entries(node, path, below)
        if head != "-":
            return [f"{start}{remark}", *inside]
        return [*_indented([beside] if beside else [], column), f"{start} {next(inside)[below:]}", *inside]

    def _entries(self, node: Node, path: Path, column: int) -> Iterator[str]:
        """The lines of a mapping or list that has several, with the comments in it."""
        for number, (step, value) in enumerate(self.children(node, path)):
            here = *path, step
            if number and is_set_apart(here):
                yield ""
            yield from _indented(self._comments.before.get(here, []), column)
            yield from self.entry(value, here, column)
        yield from _indented(self._comments.closing.get(path, []), column)

    def children(self, node: Node, path: Path) -> list[tuple[str | int, Node]]:
        """The contents of a mapping, in order, or of a list; none of a scalar."""
        if isinstance(node, dict):
            return [(key, node[key]) for key in canonical_order(path, list(node), self._names)]
        return list(enumerate(node)) if isinstance(node, list) else []

    def _on_one_line(self, node: Node, path: Path, room: int) -> str:
        """A mapping or list on one line; empty if it needs more lines or has to have them."""
        if node and (_is_entry(path) or path in self._open):
            return ""
        line = self._in_brackets(node, path)
        return line if not node or (len(line) <= room and "\n" not in line) else ""

    def _in_brackets(self, node: Node, path: Path) -> str:
        """A value as it stands in [ ] or { }. A text of several lines keeps its line breaks, so it fits nowhere."""
        parts = [(step, self._in_brackets(value, (*path, step))) for step, value in self.children(node, path)]
        if isinstance(node, dict):
            return f"{{{', '.join(f'{_scalar(key)}: {value}' for key, value in parts)}}}"
        if isinstance(node, list):
            return f"[{', '.join(value for _, value in parts)}]"
        if isinstance(node, str) and "\n" in node:
            return node
        return _scalar(node, verbatim=_is_verbatim(path))


def is_set_apart(path: Path) -> bool:
    """Whether empty lines separate what is at a path from its neighbours: a section, or a long entry of one."""
    return len(path) == 1 or (len(path) == _ENTRY and path[0] in _SET_APART)


def in_quotes(value: object) -> str:
    """A text, or lists and mappings of texts, on one line in double quotation marks. It is JSON, which is also YAML."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04X}", json.dumps(value, ensure_ascii=False))


def _indented(lines: list[str], column: int) -> list[str]:
    return [" " * column + line if line else "" for line in lines]


def _is_verbatim(path: Path) -> bool:
    """Whether the value at a path is copied from a source. It is quoted, to show where the words end."""
    return len(path) > _ENTRY and path[-1] in _VERBATIM


def _is_entry(path: Path) -> bool:
    """Whether the value at a path is an entry, a mapping of entries, or a receipt: these never share a line."""
    if len(path) <= _ENTRY or path[0] != "articles":
        return len(path) <= _ENTRY
    return len(path) <= _ENTRY + 2 and (holds_ids(path[:3]) or path[2:] == ("receipt",))


def _scalar_lines(start: str, node: Node, column: int, *, verbatim: bool) -> Iterator[str]:
    """The lines of a scalar that has lines of its own: the first is `start` and more, the others begin at a column."""
    lines = node.removesuffix("\n").split("\n") if isinstance(node, str) else []
    if not _holds_paragraphs(node, lines):
        yield from _filled(start, _scalar(node, verbatim=verbatim, in_brackets=False), column)
        return
    is_folded = any(column + len(line) > WIDTH for line in lines)
    yield start + (">" if is_folded else "|") + ("" if str(node).endswith("\n") else "-")
    for number, line in enumerate(lines):
        if is_folded and line and number:  # in folded text, the first of several line breaks is lost
            yield ""
        yield from _filled(" " * column, line, column) if is_folded and line else _indented([line], column)


def _holds_paragraphs(node: Node, lines: list[str]) -> bool:
    """Whether these lines of a text can stand as they are, below a | or >."""
    return (
        isinstance(node, str)
        and "\n" in node
        and all(line == line.strip(" ") and not _UNSEEN.search(line) for line in lines)
        and bool(lines[0] and lines[-1])
    )


def _filled(line: str, text: str, column: int) -> Iterator[str]:
    """A line with the words of a text added to it, and the lines that follow, which begin at a column."""
    first, *words = _BETWEEN_WORDS.split(text)
    line += first
    for word in words:
        if len(line) + len(" ") + len(word) > WIDTH:
            yield line
            line = " " * column + word
        else:
            line += f" {word}"
    yield line


def _scalar(node: Node | int, *, verbatim: bool = False, in_brackets: bool = True) -> str:
    """A text or number on one line."""
    if not isinstance(node, str):
        return str(getattr(node, "text", node))
    return in_quotes(node) if verbatim or _needs_quotes(node, in_brackets=in_brackets) else node


@lru_cache(maxsize=4096)
def _needs_quotes(text: str, *, in_brackets: bool) -> bool:
    """Whether a text needs quotation marks, since without them it would be read as something else or hide characters.

    `in_brackets` means inside [ ] or { }, where more text needs them.
    """
    if _UNSEEN.search(text):
        return True
    tree, problems = read("", f"key: [{text}]" if in_brackets else f"key: {text}")
    return bool(problems) or tree.root != {"key": [text] if in_brackets else text}
