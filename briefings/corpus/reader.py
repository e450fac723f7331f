"""Read YAML text into a tree. Only plain mappings, lists and text are allowed.

Only the events of PyYAML's parser are used, because its constructors expand aliases and merge keys without limit, and
crash on deep nesting. Anything not allowed is refused as soon as it is met.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any, NoReturn

from yaml import (
    AliasEvent,
    CollectionStartEvent,
    CSafeLoader,
    MappingEndEvent,
    MappingStartEvent,
    Mark,
    MarkedYAMLError,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from .problem import KEPT, Problem
from .scan import OWN_FILES, scan
from .syntax import explain
from .tree import Bare, Entry, Fields, Integer, Items, Node, Path, Tree, dotted
from .typos import CURLY
from .wording import printable, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DEPTH_LIMIT = 20
"""Levels of nested mappings and lists. The corpus needs 7."""

NODE_LIMIT = 600_000
"""Values in one file, so that brackets cannot fill the memory. 2,000 articles have about 530,000."""

ENTRY_LIMIT = 10_000
"""Values in one article, topic, event or question. A rich article has 500."""

WIDTH_LIMIT = 5_000
"""Entries of one mapping or list, such as `articles`."""

NOT_CHECKED = "the rest of this file was not checked"

_DEPTH_OF_ENTRY = 3  # the file, a section, an entry
_MAY_BE_BARE = frozenset(["", *"~0123456789+-.nNtTfF<"])
_WITH_ENTRIES = (Fields, Items)
_NEAR = 80
_GLUED = re.compile(r"([a-z_0-9]+):(\S.*)")
"""A field whose colon has no space after it."""
_EMPTY = "fill it in, or delete the line; if the lines below belong to it, indent them further"
_WITH_HASH = "# starts a comment: put text that begins with it in quotation marks"
_NULL = frozenset(["", "~", "null", "Null", "NULL"])
_BOOLEAN = frozenset(["true", "True", "TRUE", "false", "False", "FALSE"])
_INTEGER = re.compile("[0-9]{1,18}")
_NUMBER = re.compile(
    r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)


def read(file: str, text: str) -> tuple[Tree, list[Problem]]:
    """Build the tree of one file, and report everything in it that is refused.

    If an error stops the reading, the tree holds everything before it.
    """
    reader = _Reader(file, text)
    reader.read()
    return reader.tree, reader.problems


def read_file(file: str, data: bytes) -> tuple[Tree | None, list[Problem]]:
    """As `read`, from the bytes of the file. There is no tree if they are not text: see `scan`."""
    text, problems = scan(file, data)
    if text is None:
        return None, problems
    tree, refused = read(file, text)
    return tree, problems + refused


@dataclass(frozen=True, slots=True)
class Part:
    """One entry, read from its own text. Places count from the beginning of that text."""

    section: Fields
    """The section, as if it held nothing else."""
    problems: Sequence[Problem]
    nodes: int
    """How many values there are in it."""


def read_part(file: str, section: str, text: str) -> Part | None:
    """Read the text of one entry of a section, its key at an indentation of two.

    None if only the reading of the whole file can tell what is there: after an error of syntax, and where a message
    names another line.
    """
    reader = _Reader(file, text)
    reader.read(section)
    found, tree = reader.problems, reader.tree
    is_sound = tree.cut is None and all(problem.rule != "duplicate-key" for problem in found)
    # What is in a list instead of an entry counts from the beginning of the file.
    is_one = len(tree.root) == 1 and not any(isinstance(value, Items) for value in tree.root.values())
    return Part(tree.root, found, reader.nodes) if is_sound and is_one else None


def plain(text: str) -> Node:
    """The meaning of a scalar without quotation marks in the core schema of YAML 1.2 (section 10.3.2)."""
    if text in _NULL:
        return None
    if text in _BOOLEAN:
        return Bare(text, "a truth value")
    if _INTEGER.fullmatch(text):
        return _integer(text)
    return Bare(text, "a number") if _NUMBER.fullmatch(text) else text


@lru_cache(maxsize=256)  # the numbers of paragraphs come again and again
def _integer(text: str) -> Integer:
    integer = Integer(text)
    integer.text = text
    return integer


def _text(event: Any) -> str | None:
    """The text of a scalar that can only be text, as nearly all are. None if the scalar needs a closer look."""
    if type(event) is ScalarEvent and event.anchor is None and event.tag is None:
        text: str = event.value
        if event.style or (text and text[0] not in _MAY_BE_BARE):
            return text
    return None


class _Stop(Exception):  # noqa: N818  # no error: a Problem has said why
    """The rest of this file cannot be read."""


class _Reader:
    """Reads one file. Events are typed `Any`, since the stubs allow events without marks, which never occur."""

    def __init__(self, file: str, text: str) -> None:
        self.tree = Tree(file, Fields(), text)
        self.problems: list[Problem] = []
        self._loader = CSafeLoader(text)
        self._event: Callable[[], Any] = self._loader.get_event
        self._path: list[str | int] = []
        self._start_of_entry = 0
        """Where the key of the entry that is being read begins; 0 outside of entries."""
        self._most = NODE_LIMIT
        self.nodes = 0

    def read(self, *within: str) -> None:
        """Read all of the text. It is a section's or an entry's if it is `within` something."""
        self._path = [*within]
        try:
            self._document(1 + len(within))
        except MarkedYAMLError as error:
            mark, message, hint = explain(error, self.tree.text)
            self.problems.append(self._problem(mark, "syntax", f"{message}; {NOT_CHECKED}", hint))
            self.tree.cut = self._unfinished()
        except _Stop:
            self.tree.cut = tuple(self._path)
        finally:
            self._loader.dispose()

    def _unfinished(self) -> Path:
        """The path to the entry that was being read at an error of syntax.

        A line that is indented too little ends the mapping above it, so the last value read may go on after it.
        """
        path: Path = tuple(self._path)
        node = self.tree.node(path)
        while isinstance(node, Fields) and node:
            step = next(reversed(node))
            node = node[step]
            if isinstance(node, Fields | str):
                path = (*path, step)
        return path

    def _document(self, depth: int) -> None:
        self._event()
        if isinstance(self._event(), StreamEndEvent):
            hint = "write `articles: {}`, or begin a corpus of your own: python -m briefings new corpus"
            self._say(Mark(self.tree.file, 0, 0, 0, None, 0), "empty-file", "the file is empty", hint)
            return
        event = self._event()
        root = self._start(event, None, event.start_mark)
        if isinstance(root, Fields):
            self.tree.root = root
        elif root is not None:
            message = "a file is made of fields (topics, questions, articles, …)"
            self._say(event.start_mark, "wrong-type", message)
        self._fill(root, depth)
        self._event()
        event = self._event()
        if not isinstance(event, StreamEndEvent):
            self._stop(event.start_mark, "several-documents", "a second document starts here")

    def _fields(self, fields: Fields, depth: int) -> None:
        starts, path, next_event, base = fields.starts, self._path, self._event, self._start_of_entry
        while type(event := next_event()) is not MappingEndEvent:
            key_mark = event.start_mark
            key = _text(event)
            if key is None:
                key = self._key(event, depth)
            event = next_event()
            value: Node = _text(event)
            if value is None and key is not None and self._has_no_colon(event):
                key, value = self._without_colon(fields, key, key_mark)
            elif value is None:
                value = self._start(event, key, key_mark)
                if depth == _DEPTH_OF_ENTRY - 1 and isinstance(value, Fields):
                    value = Fields(value.start - key_mark.index, Entry())
                    self._start_of_entry = key_mark.index
            self.nodes += 1
            if self.nodes > self._most or len(fields) >= WIDTH_LIMIT:
                self._stop_at_too_many(fields, key_mark)
            if key is None:
                pass
            elif key in fields:
                line, _ = self.tree.line_and_column(base + fields.starts_of(key)[0])
                message = f"there is already a {quoted(key)} here, in line {line}"
                self._say(key_mark, "duplicate-key", message, "only the first was checked", key)
                fields.repeated = (*fields.repeated, (key, value))
            else:
                key = intern(key)  # saves memory and time, as there are few different keys
                fields[key] = value
                starts.append(key_mark.index - base)
                starts.append(event.start_mark.index - base)
            if type(value) in _WITH_ENTRIES:
                path.append(key or "")
                self._fill(value, depth + 1)
                path.pop()
                self._start_of_entry = base

    def _items(self, items: Items, depth: int) -> None:
        starts, path, next_event, base = items.starts, self._path, self._event, self._start_of_entry
        while type(event := next_event()) is not SequenceEndEvent:
            mark = event.start_mark
            value: Node = _text(event)
            if value is None:
                value = self._start(event, len(items), mark)
            self.nodes += 1
            if self.nodes > self._most or len(items) >= WIDTH_LIMIT:
                self._stop_at_too_many(items, mark)
            items.append(intern(value) if type(value) is str else value)  # most name something
            starts.append(mark.index - base)
            if type(value) in _WITH_ENTRIES:
                path.append(len(items) - 1)
                self._fill(value, depth + 1)
                path.pop()

    def _fill(self, node: Node, depth: int) -> None:
        """Read the contents of a mapping or list whose start has been read."""
        if depth > DEPTH_LIMIT and isinstance(node, Fields | Items):
            start = self._start_of_entry + node.start
            line, column = self.tree.line_and_column(start)
            mark = Mark(self.tree.file, start, line - 1, column - 1, None, 0)
            self._stop(mark, "depth", f"there are more than {DEPTH_LIMIT} levels of nesting")
        if depth == _DEPTH_OF_ENTRY:
            self._most = min(NODE_LIMIT, self.nodes + ENTRY_LIMIT)
        if isinstance(node, Fields):
            self._fields(node, depth)
        elif isinstance(node, Items):
            self._items(node, depth)
        if depth == _DEPTH_OF_ENTRY:
            self._most = NODE_LIMIT

    def _stop_at_too_many(self, node: Fields | Items, mark: Mark) -> NoReturn:
        many, where, hint = ENTRY_LIMIT, "values in this entry", "make several entries of it"
        if len(node) >= WIDTH_LIMIT:
            many, where = WIDTH_LIMIT, "entries here"
            if self._path == ["articles"]:
                hint = OWN_FILES
            elif len(self._path) == 1:  # a section
                hint = "move some of them to a file in data/annotations/"
        elif self.nodes > NODE_LIMIT:
            many, where, hint = NODE_LIMIT, "values in this file", OWN_FILES
        self._stop(mark, "size", f"there are more than {many:,} {where}", hint)

    def _key(self, event: Any, depth: int) -> str | None:
        """The key that an event gives. None if it cannot be a key: then it is dropped together with its value."""
        mark = event.start_mark
        if isinstance(event, ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                self._properties(event, mark, event.value)
            if event.value != "<<" or event.style:
                return event.value
            self._say(mark, "merge-key", "merge keys (<<) are not used here", "write out the fields")
            return None
        self._say(mark, "key", "a key must be text")
        if isinstance(event, CollectionStartEvent):
            self._fill(self._start(event, None, mark), depth + 1)
        return None

    def _has_no_colon(self, event: Any) -> bool:
        """Whether a value is only there because YAML takes what stands alone between commas for a key."""
        index, text = event.start_mark.index, self.tree.text
        before, after = text[max(0, index - _NEAR) : index].rstrip(), text[index : index + _NEAR].lstrip()
        is_nothing = isinstance(event, ScalarEvent) and not event.value and not event.style
        return is_nothing and before[-1:] != ":" and after[:1] in (",", "}")

    def _without_colon(self, fields: Fields, key: str, mark: Mark) -> tuple[str | None, Node]:
        """Report a key that has no colon. Returns the key and value that were meant, or no key to drop it."""
        if found := _GLUED.fullmatch(key):
            hint = f"write {quoted(f'{found[1]}: {found[2]}')}"
            self._say(mark, "unknown-key", "there is no space after the colon", hint, key)
            return found[1], plain(found[2])
        hint = "write key: value, or delete it"
        name, text = next(reversed(fields.items()), ("", None))
        if isinstance(text, str):
            whole = f'{name}: "{printable(f"{text}, {key}").strip(CURLY)}"'
            hint = f"if it belongs to the text before the comma, put that text in quotation marks: {whole}"
        message = f"there is no colon after {quoted(key)}"
        if isinstance(text, str) and text[:1] in CURLY:
            message, hint = "the quotation marks around this text are curly", f"type straight ones: {whole}"
        self._say(mark, "unknown-key", message, hint, key)
        return None, None

    def _start(self, event: Any, step: str | int | None, mark: Mark) -> Node:
        """The value that an event gives. A mapping or list is still empty."""
        start = event.start_mark
        if isinstance(event, AliasEvent):
            hint = f"write out the value, or put the text in quotation marks: {quoted(f'*{event.anchor}')}"
            self._say(start, "alias", "aliases (*) are not used here", hint, step)
            return None
        if event.anchor is not None or event.tag is not None:
            self._properties(event, start, step)
        if not isinstance(event, ScalarEvent):
            kind = Fields if isinstance(event, MappingStartEvent) else Items
            return kind(start.index - self._start_of_entry)
        if event.style or event.value[:1] not in _MAY_BE_BARE:
            return event.value
        value = plain(event.value)
        if value is None and event.tag is None:
            self._say(mark, "empty", *self._nothing(event), step=step)
        return value

    def _nothing(self, event: Any) -> tuple[str, str]:
        """The message and hint for a value that YAML reads as nothing."""
        if event.value:
            message = f"{quoted(event.value)} without quotation marks is read as nothing"
            return message, f"if it is a name or a word, put it in quotation marks: {quoted(event.value)}"
        return "this is empty", _WITH_HASH if self._hidden(event) else _EMPTY

    def _hidden(self, event: Any) -> bool:
        """Whether there is a comment where the value should be."""
        index = event.end_mark.index
        return event.value == "" and self.tree.text[index : index + _NEAR].lstrip(" ").startswith("#")

    def _properties(self, event: Any, mark: Mark, step: str | int | None) -> None:
        """Report an anchor or a tag. The value is read without it."""
        hint = "put the whole text in quotation marks, or delete the {}"
        if event.anchor is not None:
            self._say(mark, "anchor", "anchors (&) are not used here", hint.format("&"), step)
        if event.tag is not None:
            self._say(mark, "tag", "tags (!) are not used here", hint.format("!"), step)

    def _say(
        self, mark: Mark, rule: str, message: str, hint: str = "", step: str | int | None = None
    ) -> None:
        self.problems.append(self._problem(mark, rule, message, hint, step))
        if len(self.problems) > KEPT:
            raise _Stop

    def _problem(
        self, mark: Mark, rule: str, message: str, hint: str = "", step: str | int | None = None
    ) -> Problem:
        path = dotted((*self._path, step) if step is not None else tuple(self._path))
        line = mark.line + 1
        if (
            mark.index >= len(self.tree.text)
            and mark.column == 0 < mark.line
            and self.tree.text[-1:] not in "\r\n"
        ):
            line -= 1  # After `---` at the end of a file, the parser names a line that is not there.
        return Problem(self.tree.file, line, mark.column + 1, path, rule, message, hint)

    def _stop(self, mark: Mark, rule: str, message: str, hint: str = "") -> NoReturn:
        self._say(mark, rule, f"{message}; {NOT_CHECKED}", hint)
        raise _Stop
