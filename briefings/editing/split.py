"""Move articles out of an annotation file into files of their own, with their comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..corpus.reader import read
from ..corpus.tree import entries_of
from .canonical import FormError, texts_of_comments
from .changes import extent
from .comments import slots

if TYPE_CHECKING:
    from collections.abc import Collection

    from ..corpus.tree import Tree

HEADER = "# yaml-language-server: $schema=../annotations.schema.json\n"
"""The first line of a file in the folder of articles, for editors that know this comment."""

_ARTICLE = 2
"""The length of the path to an article."""


def split(tree: Tree, ids: Collection[str]) -> tuple[str, dict[str, str]]:
    """The text of a file without some of its articles, and the text of a new file for each of these, by id.

    The lines above an article that hold only comments go with it. Call this only if the reader has found nothing wrong
    with the file. Raises FormError if the articles are written in brackets, or if something would be lost.
    """
    text = tree.text.replace("\r\n", "\n").rstrip("\n") + "\n"
    rows = text.split("\n")
    places = {slot.path: slot for slot in slots(text)}
    section = places["articles",]
    if not section.is_block:
        raise FormError("its articles are written in { }: run `python -m briefings fmt` first")
    moved: dict[str, str] = {}
    rest = rows[: section.line + 1]
    end = section.line + 1
    for path, slot in places.items():
        if len(path) == _ARTICLE and path[0] == "articles":
            start, (_, end) = end, extent(slot, places, rows)
            if path[1] in ids:
                moved[str(path[1])] = "\n".join([HEADER, "articles:", *rows[start:end], ""])
            else:
                rest += rows[start:end]
    rest += rows[end:]
    if len(moved) == len(section.value.value):
        rest[section.line] = re.sub(r"^([^:]*):", r"\1: {}", rest[section.line])
    _compare(tree, "\n".join(rest), moved)
    return "\n".join(rest), moved


def _compare(tree: Tree, rest: str, moved: dict[str, str]) -> None:
    """Raise FormError if the parts do not hold the same data and comments as the whole."""
    found: dict[str, Any] = dict(read(tree.file, rest)[0].root)
    articles = dict(found["articles"])
    comments = texts_of_comments(rest)
    for id_, text in moved.items():
        articles |= entries_of(read(id_, text)[0].root, "articles")
        comments += texts_of_comments(text)
        comments[HEADER.strip()] -= 1
    if {**found, "articles": articles} != dict(tree.root):
        raise FormError("it would not be read as the same data")
    if +comments != texts_of_comments(tree.text):
        raise FormError("a comment would be lost")
