"""No passage ends before it begins: `through` is not smaller than `paragraph`.

Wrong:
    articles:
      adams-2024:
        thesis:
          t1: {text: The channel must be dredged., at: {paragraph: 4, through: 2}}

Right:
    articles:
      adams-2024:
        thesis:
          t1: {text: The channel must be dredged., at: {paragraph: 2, through: 4}}

Why: A passage that runs backwards cannot be found in the text, so nobody can check the claim against it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem
    from ..raw import RawData


def check(data: RawData) -> Iterator[Problem]:
    for anchor in data.anchors:
        first, last = anchor.fields.get("paragraph"), anchor.fields.get("through")
        if isinstance(first, int) and isinstance(last, int) and last < first:
            message = f"the passage ends in paragraph {last}, before it begins in paragraph {first}"
            yield anchor.problem("through", message=message)
