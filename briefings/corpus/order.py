"""The order of the keys in an annotation file.

Fields are in the order of the schema, claims in that of the numbers in their ids (t2 before t10), positions in that
of the questions. Topics, events, questions, articles and redirects keep the contributor's order, because it says what
to read first and pages follow it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .fields import fields_of, holds_ids
from .tree import Fields, Items

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from .names import Names
    from .tree import Node, Path, Tree

    Rank = Callable[[str], Any]
    """A function that gives the sort key of a mapping's key, or None for a key that may be anywhere."""

POSITIONS = "positions"
_NODES = (Fields, Items)
_DIGITS = re.compile("([0-9]+)")


class Misplaced(NamedTuple):
    """A key that has to move: its path, and the key to put it after, or None to put it first."""

    path: Path
    after: str | None


def canonical_order(path: Path, keys: Sequence[str], names: Names) -> list[str]:
    """The keys of the mapping at a path in canonical order. Unknown keys come last."""
    kind = _kind(path)
    rank = _rank(kind, _places(names) if kind[-1:] == (POSITIONS,) else {})
    return sorted(keys, key=lambda key: ((number := rank(key)) is None, number))


def misplaced(trees: Iterable[Tree], names: Names) -> Iterator[tuple[Tree, Misplaced]]:
    """The keys that have to move, as few as possible, each with its file.

    Unknown keys, such as a misspelt field, are ignored: other checks report them.
    """
    kind = _Kind((), _places(names))
    for tree in trees:
        found: list[Misplaced] = []
        _look(tree.root, kind, (), found)
        for each in found:
            yield tree, each


class _Kind(dict["str | int", "_Kind"]):
    """What mappings or lists at like paths have in common. It holds the kinds of what is in them, by key."""

    def __init__(self, path: Path, places: Mapping[str, int]) -> None:
        super().__init__()
        self._path, self._places = path, places
        self.holds_ids, self.rank = holds_ids(path), _rank(path, places)
        self.moves: dict[tuple[str, ...], list[tuple[str, str | None]]] = {}
        """What has to move in a mapping with such keys: nothing in most, whose keys are those of many others."""

    def __missing__(self, step: str | int) -> _Kind:
        kind = self[step] = _Kind((*self._path, step), self._places)
        return kind


def _look(node: Fields | Items, kind: _Kind, path: Path, found: list[Misplaced]) -> None:
    """Add to `found` the keys that have to move in a node of some kind and below it.

    It is no generator, because a file has a hundred thousand nodes.
    """
    entries: Iterable[tuple[str | int, Node]]
    if isinstance(node, Fields):
        entries, alike, keys = node.items(), kind.holds_ids, tuple(node)
        moves = kind.moves.get(keys)
        if moves is None:
            moves = kind.moves[keys] = _moves(kind.rank, keys)
        for key, after in moves:
            found.append(Misplaced((*path, key), after))
    else:
        entries, alike = enumerate(node), True
    for step, value in entries:
        if type(value) is not str and isinstance(value, _NODES):  # most are text
            _look(value, kind["" if alike else step], (*path, step), found)


def _moves(rank: Rank, keys: Sequence[str]) -> list[tuple[str, str | None]]:
    """The fewest keys that have to move, each with the key to put it after, or None to put it first."""
    ranks = {key: number for key in keys if (number := rank(key)) is not None}
    order = sorted(ranks, key=ranks.__getitem__)
    place = {key: number for number, key in enumerate(order)}
    staying = _longest_rise([place[key] for key in ranks])
    moving = {key: place[key] for key in ranks if place[key] not in staying}
    return [(key, order[number - 1] if number else None) for key, number in moving.items()]


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


def _rank(kind: Path, places: Mapping[str, int]) -> Rank:
    """The function that ranks the keys of a mapping. It ranks none if they keep the contributor's order."""
    if not holds_ids(kind):
        return _fields(kind).get
    if len(kind) == 1:
        return lambda _: None
    return places.get if kind[-1] == POSITIONS else by_number


def _places(names: Names) -> dict[str, int]:
    """The position of each question in the order of all, by its present and former ids."""
    places = {question: place for place, question in enumerate(names.questions)}
    ends = {old: names.follow(old) for old in names.redirects}
    return places | {old: places[end] for old, end in ends.items() if end in places}


@lru_cache(maxsize=16384)
def by_number(id_: str) -> list[tuple[int, str]]:
    """A sort key that orders ids as people count: t2 before t10. Numbers compare by length, then by digits."""
    parts = _DIGITS.split(id_)
    parts[1::2] = [part.lstrip("0") for part in parts[1::2]]
    return [(len(part) if place % 2 else 0, part) for place, part in enumerate(parts)]


def _kind(path: Path) -> Path:
    """The path with its ids and indexes made equal, so that all entries of one kind share it."""
    kind: Path = ()
    for step in path:
        kind = (*kind, 0 if isinstance(step, int) else "" if holds_ids(kind) else step)
    return kind


@lru_cache(maxsize=1024)
def _fields(kind: Path) -> dict[str, int]:
    """The fields of a mapping and their places. At the path of a list, those of a single item that replaces the list."""
    return {field: place for place, field in enumerate(fields_of(kind) or fields_of((*kind, 0)))}
