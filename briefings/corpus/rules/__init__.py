"""The rules of the corpus beyond its schema: one module a rule, its docstring the rule.

To add one, write a module with a `check(draft)` that yields Problems, and name it here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import (
    anchor_order,
    invisible_character,
    position_ground,
    redirect,
    reserved_id,
    resolution,
    shared_id,
    support_circle,
    supports_nothing,
    unknown_reference,
    withdrawn_ground,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..draft import Draft
    from ..problem import Problem

RULES: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    anchor_order.check,
    invisible_character.check,
    position_ground.check,
    redirect.check,
    reserved_id.check,
    resolution.check,
    shared_id.check,
    support_circle.check,
    supports_nothing.check,
    unknown_reference.check,
    withdrawn_ground.check,
)
