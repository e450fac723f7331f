"""Move articles out of an annotation file into files of their own, with their comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..corpus.reader import read
from ..corpus.tree import entries_of
from .canonical import FormError, texts_of_comments
from .comments import Comments
from .layout import Layout

if TYPE_CHECKING:
    from collections.abc import Collection

    from ..corpus.names import Names
    from ..corpus.tree import Tree

HEADER = "# yaml-language-server: $schema=../annotations.schema.json\n"
"""The first line of a file in the folder of articles, for editors that know this comment."""

_SECTION = ("articles",)


def split(tree: Tree, ids: Collection[str], names: Names) -> tuple[str, dict[str, str]]:
    """The text of a file without some of its articles, and the text of a new file for each of these, by id.

    All are in canonical form. Call this only if the reader has found nothing wrong with the file. Raises FormError if
    something would be lost.
    """
    articles = dict(entries_of(tree.root, "articles"))
    rest = Comments.of(f"{tree.text}\n")
    own = Comments.of(f"{tree.text}\n")
    own.header = [HEADER.strip()]
    for about in (own.before, own.beside, own.closing):
        for path in ((), _SECTION):  # these comments stay
            about.pop(path, None)
    if articles.keys() == set(ids):  # nothing is left for these to be at the end of
        rest.before[_SECTION] += rest.closing.pop(_SECTION, [])
    staying = {id_: article for id_, article in articles.items() if id_ not in ids}
    text = Layout(names, rest).file({**tree.root, "articles": staying})
    moved = {id_: Layout(names, own).file({"articles": {id_: articles[id_]}}) for id_ in ids}
    _compare(tree, text, moved)
    return text, moved


def _compare(tree: Tree, rest: str, moved: dict[str, str]) -> None:
    """Raise FormError if the parts do not hold the same data and comments as the whole."""
    found: Any = read(tree.file, rest)[0].root
    comments = texts_of_comments(rest)
    for id_, text in moved.items():
        found["articles"].update(entries_of(read(id_, text)[0].root, "articles"))
        comments += texts_of_comments(text)
        comments[HEADER.strip()] -= 1
    if found != tree.root:
        raise FormError("it would not be read as the same data")
    if +comments != texts_of_comments(tree.text):
        raise FormError("a comment would be lost")
