"""The reference of all that `check` can say: each rule with its meaning, a wrong and a right example, and why it is.

A rule of `rules/` carries its own: its docstring is the meaning, beside WRONG, RIGHT and WHY. The reader's and the
schema's stand in tables here. Tests hold every example against `check`, so that none of them goes stale.
"""

from __future__ import annotations

import sys
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

from ..rules import RULES
from .earlier import EARLIER
from .entry import BASE, Entry, Example, whole
from .files import FILES
from .values import VALUES
from .yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..draft import Draft
    from ..problem import Problem

__all__ = ["BASE", "Entry", "Example", "entries"]


def entries() -> list[Entry]:
    """Every rule, by its id."""
    return sorted([*EARLIER, *FILES, *YAML, *VALUES, *map(_of_module, RULES)], key=lambda entry: entry.id)


def _of_module(rule: Callable[[Draft], Iterator[Problem]]) -> Entry:
    module: Any = sys.modules[rule.__module__]
    # In the corpus of the examples there are no comments.
    example = whole if getattr(module, "WHOLE", False) else Example
    return Entry(
        id=module.RULE,
        severity=getattr(module, "SEVERITY", "error"),
        meaning=" ".join(cleandoc(module.__doc__).split()),
        wrong=example(module.WRONG),
        right=example(module.RIGHT),
        why=module.WHY,
    )
