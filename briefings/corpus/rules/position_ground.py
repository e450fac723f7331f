"""A position shows somewhere: it names claims under `because`, or a passage under `at`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft
    from ..problem import Problem

RULE = "position-ground"
WRONG = """\
articles:
  adams-2024:
    positions:
      deeper-channel: {stance: agree, basis: stated}
"""
RIGHT = """\
articles:
  adams-2024:
    positions:
      deeper-channel: {stance: agree, basis: stated, because: [t1]}
"""
WHY = "A reader who doubts the position must be able to go to the words that it is read from."


def check(draft: Draft) -> Iterator[Problem]:
    for position in draft.positions():
        if "because" not in position.fields and "at" not in position.fields:
            message = "nothing says where this position shows"
            hint = "name its claims under `because`, or the passage under `at`"
            yield position.problem(rule=RULE, message=message, hint=hint)
