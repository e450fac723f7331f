"""From text to a tree: YAML without anything that makes it more than plain mappings, lists and text.

The parser's events are all that is used of PyYAML: its constructors expand aliases and merge keys without limit, and
crash on deep nesting. What is refused here is refused where it is met.
"""

from __future__ import annotations

import re
from typing import NoReturn

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
from yaml.events import Event, NodeEvent

from .problem import Problem
from .syntax import explain
from .tree import Bare, Fields, Integer, Items, Node, Path, Tree, dotted
from .wording import quoted

DEPTH_LIMIT = 20
"""Mappings and lists inside one another. The deepest that the corpus needs is 7."""

NODE_LIMIT = 5_000_000
"""Values in one file, so that brackets cannot fill the memory. 1,000 articles have about 200,000."""

NOT_LOOKED_AT = "what follows in this file was not looked at"

_MAY_BE_BARE = frozenset(["", *"~0123456789+-.nNtTfF"])
_NULL = frozenset(["", "~", "null", "Null", "NULL"])
_BOOLEAN = frozenset(["true", "True", "TRUE", "false", "False", "FALSE"])
_INTEGER = re.compile("[0-9]{1,18}")
_NUMBER = re.compile(
    r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)


def read(file: str, text: str) -> tuple[Tree, list[Problem]]:
    """Build the tree of one file, and say all that is refused in it.

    Where reading has to stop, the tree holds what stood before.
    """
    reader = _Reader(file, text)
    reader.read()
    return reader.tree, reader.problems


def plain(text: str) -> Node:
    """What a scalar without quotation marks is in the core schema of YAML 1.2 (section 10.3.2)."""
    if text in _NULL:
        return None
    if text in _BOOLEAN:
        return Bare(text, "a truth value")
    if _INTEGER.fullmatch(text):
        integer = Integer(text)
        integer.text = text
        return integer
    return Bare(text, "a number") if _NUMBER.fullmatch(text) else text


class _Stop(Exception):  # noqa: N818  # no error: a Problem has said why
    """Nothing more can be read in this file."""


class _Reader:
    def __init__(self, file: str, text: str) -> None:
        self.tree = Tree(file, Fields(Mark(file, 0, 0, 0, None, 0)), text)
        self.problems: list[Problem] = []
        self._loader = CSafeLoader(text)
        self._path: list[str | int] = []
        self._nodes = 0

    def read(self) -> None:
        try:
            self._document()
        except MarkedYAMLError as error:
            mark, message, hint = explain(error, self.tree.text)
            self._say(mark, "syntax", f"{message}; {NOT_LOOKED_AT}", hint)
            self.tree.cut = tuple(self._path)
        except _Stop:
            self.tree.cut = tuple(self._path)
        finally:
            self._loader.dispose()

    def _event(self) -> Event:
        event = self._loader.get_event()
        assert event is not None  # noqa: S101  # only after the end of the stream, where nobody asks
        return event

    def _document(self) -> None:
        self._event()
        if isinstance(self._event(), StreamEndEvent):
            self._say(self.tree.root.mark, "empty", "the file is empty", "delete it, or write `articles: {}`")
            return
        event = self._event()
        assert isinstance(event, NodeEvent)  # noqa: S101  # a document holds a node
        root = self._begin(event, None, event.start_mark)
        if isinstance(root, Fields):
            self.tree.root = root
        elif root is not None:
            message = "a file is made of fields (topics, questions, articles, …)"
            self._say(event.start_mark, "wrong-type", message)
        self._fill(root, 1)
        self._event()
        event = self._event()
        if not isinstance(event, StreamEndEvent):
            self._stop(event.start_mark, "several-documents", "a second document starts here")

    def _fields(self, fields: Fields, depth: int) -> None:
        places, path, next_event = fields.places, self._path, self._loader.get_event
        while not isinstance(event := next_event(), MappingEndEvent):
            key_mark = event.start_mark
            key = self._key(event, depth)
            event = next_event()
            value = self._begin(event, key, key_mark)
            if key in fields:
                message = f"there is a {quoted(key)} here already, in line {places[key][0].line + 1}"
                self._say(key_mark, "duplicate-key", message, "a key stands only once", key)
                fields.repeated.append((key, value))
            elif key is not None:
                fields[key] = value
                places[key] = key_mark, event.start_mark
            if isinstance(value, Fields | Items):
                path.append(key or "")
                self._fill(value, depth + 1)
                path.pop()

    def _items(self, items: Items, depth: int) -> None:
        places, path, next_event = items.places, self._path, self._loader.get_event
        while not isinstance(event := next_event(), SequenceEndEvent):
            index = len(items)
            value = self._begin(event, index, event.start_mark)
            items.append(value)
            places.append(event.start_mark)
            if isinstance(value, Fields | Items):
                path.append(index)
                self._fill(value, depth + 1)
                path.pop()

    def _fill(self, node: Node, depth: int) -> None:
        """Read what stands in a mapping or list that has begun."""
        if depth > DEPTH_LIMIT and isinstance(node, Fields | Items):
            self._stop(node.mark, "depth", f"there are more than {DEPTH_LIMIT} levels of nesting")
        if isinstance(node, Fields):
            self._fields(node, depth)
        elif isinstance(node, Items):
            self._items(node, depth)

    def _key(self, event: Event, depth: int) -> str | None:
        """None for what cannot be a key, which is read and dropped, and so is its value."""
        if isinstance(event, ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                self._properties(event, event.value)
            if event.value != "<<" or event.style:
                return event.value
            self._say(event.start_mark, "merge-key", "merge keys (<<) are not used here", "write the fields out")
            return None
        self._say(event.start_mark, "key", "a key must be text")
        if isinstance(event, CollectionStartEvent):
            self._fill(self._begin(event, None, event.start_mark), depth + 1)
        return None

    def _begin(self, event: Event | None, step: str | int | None, mark: Mark) -> Node:
        """The value that an event gives; a mapping or list still has to be filled."""
        self._nodes += 1
        if self._nodes > NODE_LIMIT:
            self._stop(mark, "size", f"there are more than {NODE_LIMIT:,} values")
        if isinstance(event, ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                self._properties(event, step)
            text: str = event.value
            if event.style or text[:1] not in _MAY_BE_BARE:
                return text
            value = plain(text)
            if value is None and event.tag is None:
                self._say(mark, "empty", "this is empty", "fill it in, or leave it out", step)
            return value
        if isinstance(event, CollectionStartEvent):
            if event.anchor is not None or event.tag is not None:
                self._properties(event, step)
            start = event.start_mark
            return Fields(start) if isinstance(event, MappingStartEvent) else Items(start)
        if isinstance(event, AliasEvent):
            hint = f'write the value out, or quote the text: "*{event.anchor}"'
            self._say(event.start_mark, "alias", "aliases (*) are not used here", hint, step)
        return None

    def _properties(self, event: ScalarEvent | CollectionStartEvent, step: str | int | None) -> None:
        """Refuse an anchor or a tag; the value itself is read as if it were not there."""
        if event.anchor is not None:
            self._say(event.start_mark, "anchor", "anchors (&) are not used here", "delete it, or quote the text", step)
        if event.tag is not None:
            self._say(event.start_mark, "tag", "tags (!) are not used here", "delete it, or quote the text", step)

    def _say(self, mark: Mark, rule: str, message: str, hint: str = "", step: str | int | None = None) -> None:
        path: Path = (*self._path, step) if step is not None else tuple(self._path)
        place = self.tree.file, mark.line + 1, mark.column + 1
        self.problems.append(Problem(*place, dotted(path), rule, message, hint))

    def _stop(self, mark: Mark, rule: str, message: str) -> NoReturn:
        self._say(mark, rule, f"{message}; {NOT_LOOKED_AT}")
        raise _Stop
