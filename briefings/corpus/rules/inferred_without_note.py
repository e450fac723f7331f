"""If the author does not state a position and the annotator infers it, a note says from what.

Wrong:
    articles:
      adams-2024:
        positions:
          deeper-channel: {stance: agree, basis: inferred, because: [t1]}

Right:
    articles:
      adams-2024:
        positions:
          deeper-channel:
            stance: agree
            basis: inferred
            because: [t1]
            note: The author asks for deeper water, and names no depth.

Why: An inference puts words in an author's mouth. If its reason is given, a reader can check it and object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..vocabulary import Basis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem
    from ..raw import RawData

RULE = "inferred-without-note"


def check(data: RawData) -> Iterator[Problem]:
    for position in data.positions:
        if position.text("basis") == Basis.INFERRED and not {"note", "withdrawn"} & position.fields.keys():
            message = "this position is inferred, but no note says from what"
            hint = "note: why this stance, and not the one beside it"
            yield position.problem(rule=RULE, message=message, hint=hint)
