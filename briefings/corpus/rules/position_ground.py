"""A position shows somewhere: it names claims under `because`, or a passage under `at`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft
    from ..problem import Problem


def check(draft: Draft) -> Iterator[Problem]:
    for position in draft.positions():
        if "because" not in position.fields and "at" not in position.fields:
            message = "nothing says where this position shows"
            hint = "name its claims under `because`, or the passage under `at`"
            yield position.problem(rule="position-ground", message=message, hint=hint)
