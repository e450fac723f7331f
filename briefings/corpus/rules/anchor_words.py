"""A passage is found by its first words. `end`, `prefix` and `suffix` need a `start`, and a passage of several paragraphs
that has a `start` needs an `end` too.

Wrong:
    articles:
      adams-2024:
        thesis:
          t1: {text: The channel must be dredged., at: {paragraph: 4, end: at once}}

Right:
    articles:
      adams-2024:
        thesis:
          t1: {text: The channel must be dredged., at: {paragraph: 4, start: Dredge the, end: at once}}

Why: A browser looks for the first words and continues to the last. Without the first words it finds nothing, and
words that are a whole passage by themselves cannot run from one paragraph into the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem
    from ..raw import RawData


def check(data: RawData) -> Iterator[Problem]:
    for anchor in data.anchors:
        if "start" not in anchor.fields:
            for key in ("end", "prefix", "suffix"):
                if key in anchor.fields:
                    message = f"{quoted(key)} is here without a start"
                    hint = "add `start`, the first few words of the passage"
                    yield anchor.problem(key, message=message, hint=hint)
        elif "through" in anchor.fields and "end" not in anchor.fields:
            message = "the passage continues into another paragraph, and has a start but no end"
            hint = "add `end`, the last few words of the passage"
            yield anchor.problem("through", message=message, hint=hint)
