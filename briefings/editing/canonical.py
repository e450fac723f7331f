"""Write an annotation file in its canonical form: one order of keys, one layout, and every comment kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import yaml

from ..corpus.order import canonical_order
from ..corpus.reader import read
from .comments import Comments, comments_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..corpus.names import Names
    from ..corpus.tree import Path, Tree


class FormError(Exception):
    """A file cannot be rewritten without losing something."""


def canonical(
    tree: Tree, names: Names, values: Mapping[Path, Any] | None = None, open_: Iterable[Path] = ()
) -> str:
    """The text of a file in canonical form, with `values` set at their paths. `names` holds the ids of all files.

    The mappings and lists at the paths `open_` are spread over several lines, even if one would do. Call this only if
    the reader has found nothing wrong with the file. Raises FormError if the result would not be read as the same data
    or would lack a comment; then do not write the file.
    """
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415  # only what writes a file needs ruamel.yaml

    from .layout import rewrite  # noqa: PLC0415

    text = tree.text.replace("\r\n", "\n").rstrip("\n") + "\n"
    expected = read(tree.file, text)[0].root
    values = values or {}
    for path, value in values.items():
        _set(expected, path, value)
    comments = Comments.of(text)
    try:
        written = comments.put_back(rewrite(text, names, comments.open_paths().union(open_), values))
    except (YAMLError, yaml.YAMLError) as error:
        raise FormError(" ".join(str(error).split())) from error
    reread, problems = read(tree.file, written)
    if problems or _data(reread.root, (), names) != _data(expected, (), names):
        raise FormError("it would not be read as the same data")
    if texts_of_comments(text) != texts_of_comments(written):
        raise FormError("a comment would be lost")
    return written


def texts_of_comments(text: str) -> Counter[str]:
    """The text of each comment in a file, with the number of times that it occurs."""
    return Counter(comment.text for comment in comments_in(text))


def _set(data: Any, path: Path, value: object) -> None:
    for step in path[:-1]:
        data = data.setdefault(step, {}) if isinstance(data, dict) else data[step]
        if not isinstance(data, dict | list):
            raise FormError(f"there is no mapping or list under `{step}`: make the change by hand")
    data[path[-1]] = value


def _data(data: Any, path: Path, names: Names) -> Any:
    """The data of a file in a form to compare: keys in canonical order, and numbers as they are written."""
    if isinstance(data, dict):
        order = canonical_order(path, list(data), names)
        return [(key, _data(data[key], (*path, key), names)) for key in order]
    if isinstance(data, list):
        return [_data(item, (*path, index), names) for index, item in enumerate(data)]
    if isinstance(data, bool):
        return False, str(data).lower()
    return isinstance(data, str), str(getattr(data, "text", data))
