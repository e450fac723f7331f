"""Every position says where it shows: it names claims under `because`, or a passage under `at`.

Wrong:
    articles:
      adams-2024:
        positions:
          deeper-channel: {stance: agree, basis: stated}

Right:
    articles:
      adams-2024:
        positions:
          deeper-channel: {stance: agree, basis: stated, because: [t1]}

Why: A reader who doubts the position must be able to go to the words that support it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem
    from ..raw import RawData


def check(data: RawData) -> Iterator[Problem]:
    for position in data.positions:
        if "because" not in position.fields and "at" not in position.fields:
            message = "nothing says where this position shows in the article"
            hint = "name its claims under `because`, or the passage under `at`"
            yield position.problem(message=message, hint=hint)
