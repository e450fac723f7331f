"""Validate a tree: find the entries that fit the schema, and what is wrong with the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from .drafts import SECTIONS as DRAFT_SECTIONS
from .drafts import is_draft
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
    from .tree import Entry, Path, Tree

_PARTS = frozenset([*SECTIONS, "positions"])
_WITHOUT_IDS = "settings"
"""The only section that holds fields instead of entries."""
_ENTRY = 2
_PART_ENTRY = 4
_BLANKS: dict[str, Any] = {
    **dict.fromkeys(["title", "publisher", "text", "proposition", "disagreeing"], "TODO"),
    "authors": [],
    "at": {"paragraph": 1},
}
"""What stands for fields that a draft still lacks, so that the rest of it can be shown."""


def validate(tree: Tree) -> tuple[File, list[Problem]]:
    """The parts of a file that fit the schema, and Problems for the others.

    A part that does not fit is left out: in an article only the claim, position or optional field, otherwise the whole
    entry. If there are too many errors, the whole file is left out.
    """
    file = File()
    refused: list[ErrorDetails] = []
    for section, entries, entry in _parts(tree.root):
        if entry is not None and entry.valid is not None:
            getattr(file, section).update(entry.valid)
            continue
        fitting, wrong = _fitting({section: entries})
        refused += wrong
        if len(refused) > KEPT:
            return File(), explain(refused, tree)
        fits = getattr(fitting, section, {})
        if section == _WITHOUT_IDS:
            file = file.model_copy(update={section: fits})
            continue
        getattr(file, section, {}).update(fits)
        if entry is not None and not wrong:
            entry.valid = fits
    return file, explain(refused, tree)


def _parts(root: Fields) -> Iterator[tuple[str, Any, Entry | None]]:
    """The file entry by entry, since the errors of a hostile file would fill the memory."""
    for section, entries in root.items():
        if isinstance(entries, Fields) and holds_ids((section,)):
            for id_, entry in entries.items():
                yield section, {id_: entry}, entry.entry if isinstance(entry, Fields) else None
        else:
            yield section, entries, None


def _fitting(part: dict[str, Any]) -> tuple[File, list[ErrorDetails]]:
    """The entries that fit the schema, and pydantic's errors for the rest."""
    file, refused = _validated(part)
    wrong = refused
    blank = [
        detail["loc"] for detail in wrong if detail["type"] == "missing" and _is_in_draft(part, detail["loc"])
    ]
    if blank:
        part = _with_blanks(part, blank)
        file, wrong = _validated(part)
    gone: set[Path] = set()
    while file is None and len(wrong) <= KEPT:
        going = {_refusal(detail["loc"]) for detail in wrong}
        if going <= gone:  # nothing more can be left out, so no part of this can be used
            break
        gone |= going
        part = _without(part, going)
        file, wrong = _validated(part)
    file = file or File()
    _take_back_anchors(file, blank)
    return file, refused


def _is_in_draft(part: dict[str, Any], loc: Path) -> bool:
    """Whether a missing field is one of a draft, or of a claim or position in it, that can be left blank."""
    entry = part.get(str(loc[0])) if loc[0] in DRAFT_SECTIONS else None
    named = loc[-1] in _BLANKS and not any(isinstance(step, int) for step in loc)
    return named and isinstance(entry, Fields | dict) and is_draft(entry.get(str(loc[1])))


def _with_blanks(data: Any, locs: Iterable[Path]) -> Any:
    """The data with something in each of these fields that are missing."""
    kept = dict(data)
    for step in dict.fromkeys(loc[0] for loc in locs):
        inside = [loc[1:] for loc in locs if loc[0] == step]
        kept[str(step)] = _BLANKS[str(step)] if inside == [()] else _with_blanks(data[step], inside)
    return kept


def _take_back_anchors(file: File, blank: Iterable[Path]) -> None:
    """Let the claims that lacked an anchor have none again: none was written, so none may be verified."""
    for loc in blank:
        if loc[-1] == "at" and len(loc) > _PART_ENTRY and loc[1] in file.articles:
            claims: dict[str, Any] = getattr(file.articles[str(loc[1])], str(loc[_ENTRY]))
            if claim := claims.get(str(loc[3])):
                claims[str(loc[3])] = claim.model_copy(update={"at": ()})


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
