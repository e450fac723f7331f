"""Validate a tree: find the entries that fit the schema, and what is wrong with the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from .fields import holds_ids
from .messages import explain
from .problem import KEPT
from .schema import Article, File
from .tree import Fields
from .vocabulary import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails

    from .problem import Problem
    from .tree import Path, Tree

_PARTS = frozenset([*SECTIONS, "positions"])
_WITHOUT_IDS = "settings"
"""The only section that holds fields instead of entries."""
_ENTRY = 2
_PART_ENTRY = 4


def validate(tree: Tree) -> tuple[File, list[Problem]]:
    """The parts of a file that fit the schema, and Problems for the others.

    A part that does not fit is left out: in an article only the claim, position or optional field, otherwise the whole
    entry. If there are too many errors, the whole file is left out.
    """
    file = File()
    refused: list[ErrorDetails] = []
    for part in _parts(tree.root):
        fitting, wrong = _fitting(part)
        refused += wrong
        if len(refused) > KEPT:
            return File(), explain(refused, tree)
        for section in part:
            if section == _WITHOUT_IDS:
                file = file.model_copy(update={section: getattr(fitting, section)})
            else:
                getattr(file, section, {}).update(getattr(fitting, section, {}))
    return file, explain(refused, tree)


def _parts(root: Fields) -> Iterator[dict[str, Any]]:
    """The file entry by entry, since the errors of a hostile file would fill the memory."""
    for section, entries in root.items():
        if isinstance(entries, Fields) and holds_ids((section,)):
            for id_, entry in entries.items():
                yield {section: {id_: entry}}
        else:
            yield {section: entries}


def _fitting(part: dict[str, Any]) -> tuple[File, list[ErrorDetails]]:
    """The entries that fit the schema, and pydantic's errors for the rest."""
    file, refused = _validated(part)
    wrong = refused
    gone: set[Path] = set()
    while file is None and len(wrong) <= KEPT:
        going = {_refusal(detail["loc"]) for detail in wrong}
        if going <= gone:  # nothing more can be left out, so no part of this can be used
            break
        gone |= going
        part = _without(part, going)
        file, wrong = _validated(part)
    return file or File(), refused


def _validated(data: dict[str, Any]) -> tuple[File | None, list[ErrorDetails]]:
    try:
        return File.model_validate(data), []
    except ValidationError as error:
        return None, error.errors(include_url=False, include_input=False)


def _refusal(loc: Path) -> Path:
    """The smallest part that has to be left out because of an error at a location."""
    # Pydantic writes "[key]" if the id itself is wrong, and not its value.
    if loc[0] != "articles" or len(loc) <= _ENTRY or loc[_ENTRY] == "[key]":
        return loc[:_ENTRY]
    if loc[_ENTRY] in _PARTS:
        return loc[:_PART_ENTRY]
    field = Article.model_fields.get(str(loc[_ENTRY]))
    return loc[:_ENTRY] if field is not None and field.is_required() else loc[: _ENTRY + 1]


def _without(data: Any, paths: Iterable[Path]) -> Any:
    """The data without the values at some paths. Only the mappings on the way to them are copied."""
    branches: dict[str | int, set[Path]] = {}
    for path in paths:
        branches.setdefault(path[0], set()).add(path[1:])
    kept = dict(data)
    for key, below in branches.items():
        if () in below or not isinstance(data.get(key), dict):
            kept.pop(str(key), None)
        else:
            kept[str(key)] = _without(data[key], below)
    return kept
