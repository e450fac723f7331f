"""No position rests on a claim that is withdrawn, unless the position is withdrawn too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft
    from ..problem import Problem


def check(draft: Draft) -> Iterator[Problem]:
    for position in draft.positions():
        if "withdrawn" in position.fields:
            continue
        for steps, reference in position.items("because"):
            claim = draft.claim(reference, position.article)
            if claim is not None and claim.withdrawn is not None:
                message = f"the claim {quoted(str(reference))} is withdrawn, and cannot carry a position"
                hint = "name another claim, or withdraw the position"
                yield position.problem(*steps, rule="withdrawn-ground", message=message, hint=hint)
