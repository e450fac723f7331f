"""Writing YAML: ruamel.yaml's emitter, with lines filled as far as the width allows and comments where they are told.

ruamel.yaml breaks a line after a word that passes the width, or leaves a blank at its end, and it finds a comment's
column from where it stood before. What a node's style and comments are is decided before (see `canonical`); in the
`comment` of a node stand its comment at the end of the line, the lines before it, and those at its end.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.emitter import RoundTripEmitter
from ruamel.yaml.nodes import Node, ScalarNode

from .scalars import STEP, WIDTH, chomping, fold_points, in_quotes

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDLESS = 10**9


class Writer(RoundTripEmitter):
    """Writes the events of nodes in the styles that they have."""

    MAX_SIMPLE_KEY_LENGTH = 1000

    def choose_scalar_style(self) -> str:
        return self.event.style or ""

    def write_plain(self, text: str, split: bool = True) -> None:  # noqa: FBT001, FBT002  # as in the base class
        self._fill(fold_points(text) if split else [text])

    def write_double_quoted(self, text: str, split: bool = True) -> None:  # noqa: FBT001, FBT002
        written = in_quotes(text)
        self._fill(fold_points(written) if split else [written])

    def write_folded(self, text: str, comment: Any = None) -> None:  # noqa: ARG002
        self.write_indicator(f">{chomping(text)}", need_whitespace=True)
        self.write_line_break()
        for number, paragraph in enumerate(text.removesuffix("\n").split("\n")):
            if paragraph:
                if number:  # the first of several line ends is folded away
                    self.write_line_break()
                self._start_line()
                self._fill(fold_points(paragraph))
            self.write_line_break()

    def write_literal(self, text: str, comment: Any = None) -> None:  # noqa: ARG002
        self.write_indicator(f"|{chomping(text)}", need_whitespace=True)
        self.write_line_break()
        for line in text.removesuffix("\n").split("\n"):
            if line:
                self._start_line()
                self.stream.write(line)
            self.write_line_break()

    def expect_block_sequence(self) -> None:
        # The base class tells from what was written last whether the list is a key's: after a comment that fails.
        self.increase_indent(flow=False, sequence=True, indentless=bool(self.mapping_context))
        self.state = self.expect_first_block_sequence_item

    def write_pre_comment(self, event: Any) -> bool:
        lines = event.comment[1] if event.comment else None
        if not lines:
            return False
        if self.column:
            self.write_line_break()
        for line in lines:
            self.stream.write(f"{line}\n")
        lines.clear()  # the emitter comes here twice for what stands after a dash
        return True

    def write_post_comment(self, event: Any) -> bool:
        if event.comment[0] is None:
            return False
        self.stream.write(f"  {event.comment[0]}")
        self.write_line_break()
        return False  # or the next line break would be left out

    def _fill(self, words: Sequence[str]) -> None:
        if not self.whitespace:
            self._write(" ")
        for number, word in enumerate(words):
            if number and self.column + 1 + len(word) > WIDTH:
                self.write_line_break()
                self._start_line()
            elif number:
                self._write(" ")
            self._write(word)
        self.whitespace = self.indention = False

    def _start_line(self) -> None:
        self._write(" " * (self.indent or 0))

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.column += len(text)


def compose(text: str) -> Node:
    """The nodes of a file that the project's own reader has found nothing wrong with."""
    yaml = YAML()
    node: Node = yaml.compose(text)
    _without_fold_marks(node)
    return node


def _without_fold_marks(node: Node) -> None:
    """Take out what ruamel.yaml writes into folded text to remember where its lines ended."""
    if isinstance(node, ScalarNode):
        if node.style == ">":
            node.value = node.value.replace("\a", "")
    else:
        for part in node.value:
            for inner in part if isinstance(part, tuple) else (part,):
                _without_fold_marks(inner)


def write(root: Node) -> str:
    """The text of nodes whose styles have been chosen."""
    yaml = YAML()
    yaml.Emitter = Writer
    yaml.width = _ENDLESS  # what stands in [ ] and { } was found to fit, and the rest is filled above
    yaml.indent(mapping=STEP, sequence=2 * STEP, offset=STEP)
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    stream = StringIO()
    yaml.serialize(root, stream)
    return stream.getvalue().rstrip("\n") + "\n"
