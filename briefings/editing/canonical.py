"""The canonical form of an annotation file: one order, one way to write each thing, and every comment kept.

What is out of order, a rule of `check` says from the parsed tree alone. What writes files needs ruamel.yaml, which
takes many seconds for 100 articles: it is imported where it is used, and `check` should not call it.
"""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from ..corpus.order import canonical_order
from ..corpus.problem import Problem
from ..corpus.reader import read
from ..corpus.rules.order import order_problems
from ..corpus.tree import Bare, Fields, Integer, Items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..corpus.names import Names
    from ..corpus.tree import Node, Path, Tree

__all__ = ["Difference", "FormError", "canonical", "first_difference", "form_problems"]

RULE = "form"


class FormError(Exception):
    """A file cannot be put in canonical form without losing something."""


class Difference(NamedTuple):
    """The first line, counted from 1, in which two texts differ; None where one has ended."""

    line: int
    old: str | None
    new: str | None


def canonical(tree: Tree, names: Names) -> str:
    """The text of a file in canonical form; `names` are those of all files together.

    The reader must have found nothing wrong with the file. Raises FormError where the result would not be read as the
    same data, or would lack a comment; then nothing should be written.
    """
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415

    from .comments import find_comments  # noqa: PLC0415
    from .layout import arrange  # noqa: PLC0415
    from .writer import compose, write  # noqa: PLC0415

    text = tree.text.replace("\r\n", "\n").rstrip("\n") + "\n"
    try:
        root = compose(text)
        kept = Counter(comment.text for comment in find_comments(text, root))
        arrange(text, root, names)
        written = write(root)
        again = Counter(comment.text for comment in find_comments(written, compose(written)))
    except YAMLError as error:
        raise FormError(" ".join(str(error).split())) from error
    reread, problems = read(tree.file, written)
    if problems or not _same(tree.root, reread.root, (), names):
        raise FormError("it would not be read as the same data")
    if kept != again:
        raise FormError("a comment would be lost")
    return written


def form_problems(tree: Tree, names: Names) -> Iterator[Problem]:
    """What `fmt` would change in a file: each key out of order, and the first line that it would write otherwise."""
    yield from order_problems(tree, names)
    try:
        written = canonical(tree, names)
    except FormError as error:
        yield Problem(tree.file, 0, 0, "", RULE, f"there is no canonical form: {error}", severity="warning")
        return
    if (found := first_new_line(tree.text, written)) is not None:
        message = "this line is not in canonical form"
        hint = "`python -m briefings fmt` rewrites it"
        yield Problem(tree.file, found.line, 1, "", RULE, message, hint, "warning")


def first_new_line(old: str, new: str) -> Difference | None:
    """The first line that is rewritten and not only moved, since its key has another place; None where there is none."""
    lines = Counter(new.split("\n"))
    for number, line in enumerate(old.replace("\r\n", "\n").split("\n"), 1):
        if line and not lines[line]:
            return Difference(number, line, None)
        lines[line] -= 1
    return None


def first_difference(old: str, new: str) -> Difference | None:
    """Where two texts first differ; None where they are the same."""
    pairs = zip_longest(old.split("\n"), new.split("\n"))
    return next((Difference(line, *pair) for line, pair in enumerate(pairs, 1) if pair[0] != pair[1]), None)


def _same(old: Node, new: Node, path: Path, names: Names) -> bool:
    """Whether two trees say the same: also in the same order, but for keys that have a place of their own."""
    if isinstance(old, Fields) and isinstance(new, Fields):
        return list(new) == canonical_order(path, list(old), names) and all(
            _same(value, new[key], (*path, key), names) for key, value in old.items()
        )
    if isinstance(old, Items) and isinstance(new, Items):
        return len(old) == len(new) and all(
            _same(one, other, (*path, index), names)
            for index, (one, other) in enumerate(zip(old, new, strict=True))
        )
    if isinstance(old, Integer) and isinstance(new, Integer):
        return old.text == new.text
    return type(old) is type(new) and isinstance(old, str | Bare) and old == new
