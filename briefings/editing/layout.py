"""The layout of a file: keys in order, and each value in the style that fits it. ruamel.yaml reads and writes the file.

ruamel.yaml keeps a contributor's styles, so this module chooses them. When it breaks a line, it leaves a space at the
end, exceeds the width or loses one of two spaces, so this module also fills the lines. ruamel.yaml ties a comment to
whatever precedes it and drops some inside [ ] and { }, so `comments` handles these.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from io import StringIO
from math import inf
from typing import TYPE_CHECKING, Any, Literal

from ruamel.yaml import YAML
from ruamel.yaml.emitter import RoundTripEmitter

from ..corpus.fields import holds_ids
from ..corpus.order import canonical_order
from ..corpus.reader import plain, read
from .comments import children

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

    from ..corpus.names import Names
    from ..corpus.tree import Path

Style = Literal["", '"', "|", ">"]
"""Plain, in double quotation marks, and the two block styles: literal, and folded."""

WIDTH = 110
"""Code points in a line; a longer word stands alone."""

STEP = 2
"""Columns of indentation: from a key to the keys or dashes under it, and from a dash to its item."""

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
    # A rule of the corpus refuses these because they are invisible, so they are written as escapes.
    "\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f]"
)

_ENDLESS = 10**9
_ENTRY = 2
"""The length of the path to an entry such as an article."""
_VERBATIM = frozenset(["start", "end", "prefix", "suffix"])
"""The fields of an anchor that hold words of the source."""
_BETWEEN_WORDS = re.compile(r"(?<! ) (?! )")


def rewrite(text: str, names: Names, open_: AbstractSet[Path], values: Mapping[Path, Any]) -> str:
    """The data of a file in canonical order and layout, without comments and empty lines.

    The mappings and lists at the paths `open_` are spread over several lines. `values` are set at their paths. Raises
    YAMLError if ruamel.yaml cannot read the text.
    """
    yaml = YAML(typ="rt", pure=True)
    yaml.Emitter = _Emitter
    yaml.width = _ENDLESS
    yaml.indent(mapping=STEP, sequence=2 * STEP, offset=STEP)
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    root = yaml.compose(text)
    for path, value in values.items():
        _set(root, path, value, yaml.compose)
    _order(root, (), names)
    _Layout(open_).block(root, (), 0, 0)
    stream = StringIO()
    yaml.serialize(root, stream)
    return stream.getvalue()


def _set(node: Any, path: Path, value: object, compose: Callable[[str], Any]) -> None:
    """Set the value at a path below a node. Mappings that are missing on the way are created."""
    step, *rest = path
    for index, (other, key, child) in enumerate(children(node)):
        if other != step:
            continue
        if rest:
            _set(child, tuple(rest), value, compose)
        else:
            new = compose(_in_quotes(value))
            node.value[index] = (key, new) if node.id == "mapping" else new
        return
    for later in reversed(rest):
        value = {later: value}
    node.value.append((compose(_in_quotes(step)), compose(_in_quotes(value))))


def _order(node: Any, path: Path, names: Names) -> None:
    """Sort the keys of a mapping and of all mappings in it, and remove the marks that ruamel.yaml adds when it reads."""
    node.comment = None
    if node.id == "mapping":
        entries = {key.value: (key, value) for key, value in node.value}
        node.value = [entries[key] for key in canonical_order(path, list(entries), names)]
    elif node.id == "scalar" and node.style == ">":
        node.value = node.value.replace("\a", "")  # ruamel.yaml's mark for the end of a line of folded text
    for step, key, value in children(node):
        key.comment = None
        _order(value, (*path, step), names)


class _Layout:
    """Gives each node its style: small mappings and lists go on one line if there is room, but entries never do."""

    def __init__(self, open_: AbstractSet[Path]) -> None:
        self._open = open_

    def block(self, node: Any, path: Path, indent: int, column: int) -> None:
        """Lay out a node. It starts at `column` of the current line, or at `indent` if it needs lines of its own."""
        if node.id == "scalar":
            verbatim = _is_verbatim(path)
            node.style = "" if _is_number(node) else _style_of(node.value, WIDTH - indent, verbatim=verbatim)
            return
        has_lines = _is_entry(path) or path in self._open
        if node.value and (has_lines or self._one_line(node, path) > WIDTH - column):
            node.flow_style = False
            for step, key, value in children(node):
                start = indent + STEP
                if node.id == "mapping":
                    start = indent + int(self._one_line(key, ())) + len(": ")
                self.block(value, (*path, step), indent + STEP, start)
        else:
            node.flow_style = True

    def _one_line(self, node: Any, path: Path) -> float:
        """Lay out a node on one line and return its width: infinite if it does not fit on one line."""
        if node.id == "scalar":
            quoted = _is_verbatim(path) or _needs_quotes(node.value, in_brackets=True)
            quoted = quoted and not _is_number(node)
            node.style = '"' if quoted else ""
            return inf if "\n" in node.value else len(_in_quotes(node.value) if quoted else node.value)
        node.flow_style = True
        if path in self._open:
            return inf
        parts = [self._one_line(value, (*path, step)) for step, _, value in children(node)]
        if node.id == "mapping":
            parts += [self._one_line(key, ()) + len(": ") for key, _ in node.value]
        return sum(parts) + len(", ") * max(0, len(node.value) - 1) + len("[]")


def _is_number(node: Any) -> bool:
    """Whether a scalar is a number and not text: the year of a date, or the number of a paragraph."""
    return not node.style and not isinstance(plain(node.value), str)


def _is_verbatim(path: Path) -> bool:
    """Whether the value at a path is copied from a source. It is quoted, to show where the words end."""
    return len(path) > _ENTRY and path[-1] in _VERBATIM


def _is_entry(path: Path) -> bool:
    """Whether the value at a path is an entry, a mapping of entries, or a receipt: these never share a line."""
    if len(path) <= _ENTRY or path[0] != "articles":
        return len(path) <= _ENTRY
    return len(path) <= _ENTRY + 2 and (holds_ids(path[:3]) or path[2:] == ("receipt",))


def _style_of(text: str, room: int, *, verbatim: bool = False) -> Style:
    """The style of a text that has lines of its own, `room` columns wide."""
    lines = text.removesuffix("\n").split("\n")
    holds_as_block = lines[0] and lines[-1] and all(line == line.strip(" ") for line in lines)
    if "\n" in text and holds_as_block and not any(map(_UNSEEN.search, lines)):
        return "|" if all(len(line) <= room for line in lines) else ">"
    return '"' if verbatim or _needs_quotes(text) else ""


@lru_cache(maxsize=4096)
def _needs_quotes(text: str, *, in_brackets: bool = False) -> bool:
    """Whether a text needs quotation marks, since without them it would be read as something else or hide characters.

    `in_brackets` means inside [ ] or { }, where more text needs them.
    """
    if _UNSEEN.search(text):
        return True
    tree, problems = read("", f"key: [{text}]" if in_brackets else f"key: {text}")
    return bool(problems) or tree.root != {"key": [text] if in_brackets else text}


def _in_quotes(value: object) -> str:
    """A text, or lists and mappings of texts, on one line in double quotation marks. It is JSON, which is also YAML."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04X}", json.dumps(value, ensure_ascii=False))


class _Emitter(RoundTripEmitter):
    """Writes each node in its chosen style, with lines filled up to WIDTH."""

    MAX_SIMPLE_KEY_LENGTH = 1000

    def choose_scalar_style(self) -> str:
        return self.event.style or ""

    def process_tag(self) -> None:
        """Write no tag: the reader refuses tags, so there are none."""

    def write_plain(self, text: str, split: bool = True) -> None:  # noqa: FBT001, FBT002  # as in the base class
        self._fill(text, split=split)

    def write_double_quoted(self, text: str, split: bool = True) -> None:  # noqa: FBT001, FBT002
        self._fill(_in_quotes(text), split=split)

    def write_folded(self, text: str, comment: Any = None) -> None:  # noqa: ARG002
        self.write_indicator(">" if text.endswith("\n") else ">-", need_whitespace=True)
        self.write_line_break()
        for number, line in enumerate(text.removesuffix("\n").split("\n")):
            if line and number:  # in folded text, the first of several line breaks is lost
                self.write_line_break()
            if line:
                self.write_indent()
                self._fill(line)
            self.write_line_break()

    def _fill(self, text: str, *, split: bool = True) -> None:
        for number, word in enumerate(_BETWEEN_WORDS.split(text) if split else [text]):
            if number and self.column + len(" ") + len(word) > WIDTH:
                self.write_indent()
            written = word if self.whitespace else f" {word}"
            self.stream.write(written)
            self.column += len(written)
            self.whitespace = self.indention = False
