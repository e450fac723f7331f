"""A passage ends where it begins or after: `through` is not before `paragraph`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tree import Fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft
    from ..problem import Problem


def check(draft: Draft) -> Iterator[Problem]:
    for entry in (*draft.claims(), *draft.positions()):
        for steps, anchor in entry.items("at"):
            if not isinstance(anchor, Fields):
                continue
            first, last = anchor.get("paragraph"), anchor.get("through")
            if isinstance(first, int) and isinstance(last, int) and last < first:
                message = f"the passage ends in paragraph {last}, before it begins in paragraph {first}"
                yield entry.problem(*steps, "through", rule="anchor-order", message=message)
