"""In which order the keys of an annotation file stand.

Fields stand as the schema lists them, claims by the numbers in their ids (t2 before t10), positions as the corpus
lists its questions. Topics, events, questions, articles and redirects keep the contributor's order: it says what to
read first, and pages follow it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from ..corpus.fields import fields_of
from ..corpus.tree import Fields, Items
from ..corpus.vocabulary import SECTIONS
from ..corpus.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..corpus.names import Names
    from ..corpus.problem import Problem
    from ..corpus.tree import Node, Path, Tree

RULE = "order"
POSITIONS = "positions"
_DIGITS = re.compile("([0-9]+)")
_IN_ARTICLE = 3
"""The length of a path to what stands under a field of an article."""


def holds_ids(path: Path) -> bool:
    """Whether ids stand in the mapping at a path, and not fields."""
    if len(path) == _IN_ARTICLE and path[0] == "articles":
        return path[2] in SECTIONS or path[2] == POSITIONS
    return len(path) == 1


def canonical_order(path: Path, keys: Sequence[str], names: Names) -> list[str]:
    """The keys of the mapping at a path as they should stand; what has no place of its own comes last."""
    if not holds_ids(path):
        fields = _fields(_kind(path))
        return sorted(keys, key=lambda key: fields.get(key, len(fields)))
    if len(path) == 1:
        return list(keys)
    if path[2] in SECTIONS:
        return sorted(keys, key=_numbers)
    places = _places(tuple(names.questions))
    return sorted(keys, key=lambda key: places.get(names.follow(key), len(places)))


def order_problems(tree: Tree, names: Names) -> Iterator[Problem]:
    """The keys that `fmt` would move: as few as have to, each with its line."""
    yield from _misplaced(tree, names, tree.root, ())


def _misplaced(tree: Tree, names: Names, node: Node, path: Path) -> Iterator[Problem]:
    if isinstance(node, Fields):
        keys = list(node)
        order = canonical_order(path, keys, names)
        if order != keys:
            ranks = {key: rank for rank, key in enumerate(order)}
            staying = _longest_rise([ranks[key] for key in keys])
            for key in keys:
                if (rank := ranks[key]) not in staying:
                    place = f"after {quoted(order[rank - 1])}" if rank else "before all others here"
                    message = f"{quoted(key)} is out of order: its place is {place}"
                    hint = "`python -m briefings fmt` puts it there"
                    yield tree.problem((*path, key), RULE, message, hint, severity="warning", key=True)
        for key, value in node.items():
            yield from _misplaced(tree, names, value, (*path, key))
    elif isinstance(node, Items):
        for index, value in enumerate(node):
            yield from _misplaced(tree, names, value, (*path, index))


def _longest_rise(ranks: Sequence[int]) -> set[int]:
    """The members of a longest increasing subsequence (patience sorting, O(n log n))."""
    tops: list[int] = []
    before: dict[int, int | None] = {}
    for rank in ranks:
        pile = bisect_left(tops, rank)
        before[rank] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [rank]
    rise: set[int] = set()
    rank_or_none = tops[-1] if tops else None
    while rank_or_none is not None:
        rise.add(rank_or_none)
        rank_or_none = before[rank_or_none]
    return rise


def _numbers(id_: str) -> list[tuple[int, str]]:
    """Compares ids as people count: t2 before t10. A number is its length and its digits, however long it is."""
    parts = _DIGITS.split(id_)
    parts[1::2] = [part.lstrip("0") for part in parts[1::2]]
    return [(len(part) if place % 2 else 0, part) for place, part in enumerate(parts)]


def _kind(path: Path) -> Path:
    """The path without what differs between entries of a kind, so that few kinds of path remain."""
    steps = tuple(0 if isinstance(step, int) else step for step in path)
    kind: Path = ()
    for place, step in enumerate(steps):
        kind = (*kind, "" if holds_ids(steps[:place]) else step)
    return kind


@lru_cache(maxsize=1024)
def _fields(kind: Path) -> dict[str, int]:
    """The fields in a mapping, with their places. One thing may stand for a list of one."""
    return {field: place for place, field in enumerate(fields_of(kind) or fields_of((*kind, 0)))}


@lru_cache(maxsize=4)
def _places(questions: tuple[str, ...]) -> dict[str, int]:
    return {question: place for place, question in enumerate(questions)}
