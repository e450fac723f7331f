"""A passage is told by its first words: other words need a `start`, and one of several paragraphs needs an `end`, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tree import Fields
from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft
    from ..problem import Problem

RULE = "anchor-words"
WRONG = """\
articles:
  adams-2024:
    thesis:
      t1: {text: The channel must be dredged., at: {paragraph: 4, end: at once}}
"""
RIGHT = """\
articles:
  adams-2024:
    thesis:
      t1: {text: The channel must be dredged., at: {paragraph: 4, start: Dredge the, end: at once}}
"""
WHY = (
    "A browser looks for the first words and goes on to the last. Without the first it finds nothing, and words that "
    "are a whole passage by themselves cannot run from one paragraph into the next."
)


def check(draft: Draft) -> Iterator[Problem]:
    for entry in (*draft.claims(), *draft.positions()):
        for steps, anchor in entry.items("at"):
            if not isinstance(anchor, Fields):
                continue
            if "start" not in anchor:
                for key in ("end", "prefix", "suffix"):
                    if key in anchor:
                        message = f"{quoted(key)} stands here without a start"
                        hint = "add `start`, the first few words of the passage"
                        yield entry.problem(*steps, key, rule=RULE, message=message, hint=hint)
            elif "through" in anchor and "end" not in anchor:
                message = "the passage goes on into another paragraph, and has a start and no end"
                hint = "add `end`, its last few words"
                yield entry.problem(*steps, "through", rule=RULE, message=message, hint=hint)
