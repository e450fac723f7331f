"""No text contains the word TODO, which `python -m briefings new` leaves wherever something must be written.

Wrong:
    articles:
      adams-2024:
        summary: "TODO: the article in one sentence"

Right:
    articles:
      adams-2024:
        summary: The harbour needs a deeper channel at once.

Why: What is published is finished: a reader cannot tell a gap from a claim.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem
    from ..raw import RawData

_TODO = re.compile(r"\bTODO\b")


def check(data: RawData) -> Iterator[Problem]:
    for tree in data.trees:
        for path, text in tree.notable:
            if "TODO" in text and _TODO.search(text):
                message = "this still has to be written"
                hint = "write it in place of the TODO, or delete the field"
                yield tree.problem(path, message, hint)
