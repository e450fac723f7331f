"""The canonical form of an annotation file: one order, one way to write each thing, and every comment kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import yaml

from ..corpus.order import canonical_order
from ..corpus.reader import read
from ..corpus.tree import Fields, Items
from .comments import Comments, comments_in

if TYPE_CHECKING:
    from ..corpus.names import Names
    from ..corpus.tree import Node, Path, Tree


class FormError(Exception):
    """A file cannot be written so without losing something."""


def canonical(tree: Tree, names: Names) -> str:
    """The text of a file in canonical form; `names` are those of all files together.

    The reader must have found nothing wrong with the file. Raises FormError where the result would not be read as the
    same data, or would lack a comment; then nothing should be written.
    """
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415  # only what writes a file needs ruamel.yaml

    from .layout import rewrite  # noqa: PLC0415

    text = tree.text.replace("\r\n", "\n").rstrip("\n") + "\n"
    comments = Comments.of(text)
    try:
        written = comments.put_back(rewrite(text, names, comments.open_paths()))
    except (YAMLError, yaml.YAMLError) as error:
        raise FormError(" ".join(str(error).split())) from error
    reread, problems = read(tree.file, written)
    if problems or _data(reread.root, (), names) != _data(tree.root, (), names):
        raise FormError("it would not be read as the same data")
    if _texts(text) != _texts(written):
        raise FormError("a comment would be lost")
    return written


def _texts(text: str) -> Counter[str]:
    return Counter(comment.text for comment in comments_in(text))


def _data(node: Node, path: Path, names: Names) -> Any:
    """All that is in a tree, to compare: keys in canonical order, and numbers as they are written."""
    if isinstance(node, Fields):
        order = canonical_order(path, list(node), names)
        return [(key, _data(node[key], (*path, key), names)) for key in order]
    if isinstance(node, Items):
        return [_data(item, (*path, index), names) for index, item in enumerate(node)]
    return type(node), getattr(node, "text", node)
