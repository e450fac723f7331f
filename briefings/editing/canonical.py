"""Write an annotation file in its canonical form: one order of keys, one layout, and every comment kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from ..corpus.reader import read
from .comments import Comments, comments_in
from .layout import Layout, in_quotes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..corpus.names import Names
    from ..corpus.tree import Fields, Path, Tree


class FormError(Exception):
    """A file cannot be rewritten without losing something."""


def canonical(tree: Tree, names: Names, values: Mapping[Path, Any] | None = None) -> str:
    """The text of a file in canonical form, with `values` set at their paths. `names` holds the ids of all files.

    Call this only if the reader has found nothing wrong with the file. Raises FormError if the result would not be
    read as the same data or would lack a comment; then do not write the file.
    """
    text = tree.text.replace("\r\n", "\n").rstrip("\n") + "\n"
    root = data_with(tree, values or {})
    written = Layout(names, Comments.of(text)).file(root)
    reread, problems = read(tree.file, written)
    if problems or reread.root != root:
        raise FormError("it would not be read as the same data")
    if texts_of_comments(text) != texts_of_comments(written):
        raise FormError("a comment would be lost")
    return written


def data_with(tree: Tree, values: Mapping[Path, Any]) -> Fields:
    """The data of a file with `values` set at their paths.

    Raises FormError if one of them has no place there, or YAML cannot hold it.
    """
    root = read(tree.file, tree.text)[0].root
    for path, value in values.items():
        _set(root, path, value)
    return root


def texts_of_comments(text: str) -> Counter[str]:
    """The text of each comment in a file, with the number of times that it occurs."""
    return Counter(comment.text for comment in comments_in(text))


def _set(data: Any, path: Path, value: object) -> None:
    for step in path[:-1]:
        data = data.setdefault(step, {}) if isinstance(data, dict) else data[step]
        if not isinstance(data, dict | list):
            raise FormError(f"there is no mapping or list under `{step}`: make the change by hand")
    tree, problems = read("", f"value: {in_quotes(value)}")
    if problems:
        raise FormError(f"YAML cannot hold the new value of `{path[-1]}`")
    data[path[-1]] = tree.root["value"]
