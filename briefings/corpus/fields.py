"""The fields that the schema has at each place in the data."""

from __future__ import annotations

from functools import lru_cache, reduce
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from pydantic import BaseModel

from . import schema
from .schema import File

if TYPE_CHECKING:
    from .tree import Path


def fields_of(path: Path) -> list[str]:
    """The names of the fields that the mapping at a path may have. Empty if its keys are ids, or if it is text."""
    kind = _kind(path)
    return list(kind.model_fields) if _is_model(kind) else []


@lru_cache(maxsize=1024)
def holds_ids(path: Path) -> bool:
    """Whether the keys of the mapping at a path are ids and not fields."""
    return get_origin(_kind(path)) is dict


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
