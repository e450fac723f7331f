"""The fields that the schema has at each place in the data."""

from __future__ import annotations

import re
from functools import lru_cache, reduce
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from pydantic import BaseModel

from . import schema
from .schema import File
from .vocabulary import Basis
from .wording import slug

if TYPE_CHECKING:
    from .tree import Path

_OPEN = "…"
_MAIN = ("text", "name", "title", "stance", "paragraph", "note")
"""The field that a text given instead of an entry is most likely for; an entry has one of them at most."""


def fields_of(path: Path) -> list[str]:
    """The names of the fields that the mapping at a path may have. Empty if its keys are ids, or if it is text."""
    kind = _kind(path)
    return list(kind.model_fields) if _is_model(kind) else []


@lru_cache(maxsize=1024)
def holds_ids(path: Path) -> bool:
    """Whether the keys of the mapping at a path are ids and not fields."""
    return get_origin(_kind(path)) is dict


def form_of(path: Path, text: str) -> str:
    """The shortest value that the schema takes at a path, such as `{title: …, url: …}`, around a text given instead.

    Empty if a single text or number will do.
    """
    kind = _kind(path)
    if get_origin(kind) is tuple:
        return f"[{form_of((*path, 0), text) or text}]"
    if not _is_model(kind):
        return ""
    needed = [name for name, field in kind.model_fields.items() if field.is_required()]
    main = next((name for name in _MAIN if name in needed), "")
    if main == "paragraph":
        text = next(iter(re.findall("[0-9]+", text, re.ASCII)), "…")
    words = {main: text, "basis": Basis.STATED, "id": slug(text)}
    return f"{{{', '.join(f'{name}: {words.get(name) or _OPEN}' for name in needed)}}}"


def all_fields() -> frozenset[str]:
    """The names of all fields of all entries."""
    kinds = [kind for kind in vars(schema).values() if _is_model(kind)]
    return frozenset(name for kind in kinds for name in kind.model_fields)


def _kind(path: Path) -> Any:
    """The type of the value at a path; None if there can be none."""
    return reduce(_inside, path, File)


def _inside(kind: Any, step: str | int) -> Any:
    """The type of the value that a step leads to."""
    if _is_model(kind):
        field = kind.model_fields.get(str(step))
        return field and _bare(field.annotation)
    match get_origin(kind), get_args(kind):
        case origin, (_, value) if origin is dict:
            return _bare(value)
        case origin, (item, *_) if origin is tuple:
            return _bare(item)
    return None


def _bare(kind: Any) -> Any:
    """A type without Annotated and `| None`."""
    while get_origin(kind) is not None:
        if hasattr(kind, "__metadata__"):
            kind = kind.__origin__
        elif get_origin(kind) in (Union, UnionType):
            kind = get_args(kind)[0]
        else:
            break
    return kind


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
