"""A passage ends where it begins or after: `through` is not before `paragraph`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tree import Fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft
    from ..problem import Problem

RULE = "anchor-order"
WRONG = """\
articles:
  adams-2024:
    thesis:
      t1: {text: The channel must be dredged., at: {paragraph: 4, through: 2}}
"""
RIGHT = """\
articles:
  adams-2024:
    thesis:
      t1: {text: The channel must be dredged., at: {paragraph: 2, through: 4}}
"""
WHY = "A passage that runs backwards cannot be found in the text, so nobody can check the claim against it."


def check(draft: Draft) -> Iterator[Problem]:
    for entry in (*draft.claims(), *draft.positions()):
        for steps, anchor in entry.items("at"):
            if not isinstance(anchor, Fields):
                continue
            first, last = anchor.get("paragraph"), anchor.get("through")
            if isinstance(first, int) and isinstance(last, int) and last < first:
                message = f"the passage ends in paragraph {last}, before it begins in paragraph {first}"
                yield entry.problem(*steps, "through", rule=RULE, message=message)
