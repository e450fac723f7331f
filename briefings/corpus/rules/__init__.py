"""The rules of the corpus beyond its schema: one module a rule, its docstring the rule.

To add one, write a module with a `check(draft)` that yields Problems, and name it here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import (
    all_agree,
    anchor_beyond,
    anchor_order,
    anchor_words,
    baseless_recommendation,
    comment_in_text,
    early_reading,
    early_resolution,
    inferred_without_note,
    invisible_character,
    lookalike_id,
    mixed_scripts,
    not_nfc,
    order,
    position_ground,
    quotation_budget,
    redirect,
    repeated_text,
    reserved_id,
    resolution,
    seemingly_opposed,
    shared_id,
    stale_receipt,
    support_circle,
    supports_nothing,
    todo,
    unanswered_question,
    unknown_reference,
    unsourced_resolution,
    withdrawn_ground,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..draft import Draft
    from ..problem import Problem

RULES: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    all_agree.check,
    anchor_beyond.check,
    anchor_order.check,
    anchor_words.check,
    baseless_recommendation.check,
    comment_in_text.check,
    early_reading.check,
    early_resolution.check,
    inferred_without_note.check,
    invisible_character.check,
    lookalike_id.check,
    mixed_scripts.check,
    not_nfc.check,
    order.check,
    position_ground.check,
    quotation_budget.check,
    redirect.check,
    repeated_text.check,
    reserved_id.check,
    resolution.check,
    seemingly_opposed.check,
    shared_id.check,
    stale_receipt.check,
    support_circle.check,
    supports_nothing.check,
    todo.check,
    unanswered_question.check,
    unknown_reference.check,
    unsourced_resolution.check,
    withdrawn_ground.check,
)
