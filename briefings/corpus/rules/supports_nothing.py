"""Evidence has a purpose. If it supports, attacks, undercuts and qualifies nothing, that is a warning.

Wrong:
    articles:
      adams-2024:
        evidence:
          e1: {text: Ships wait nine hours., type: statistic, at: {paragraph: 2}}

Right:
    articles:
      adams-2024:
        evidence:
          e1: {text: Ships wait nine hours., type: statistic, supports: [t1], at: {paragraph: 2}}

Why: Evidence is evidence for something. Without that link it cannot show why the authors differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..vocabulary import Relation
from ..wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem, Severity
    from ..raw import RawData

SEVERITY: Severity = "warning"

_RELATIONS = frozenset(Relation)


def check(data: RawData) -> Iterator[Problem]:
    for claim in data.claims:
        if claim.section != "evidence" or claim.is_withdrawn or _RELATIONS & claim.fields.keys():
            continue
        message = "this evidence bears on nothing"
        hint = f"say what it {listed(Relation)}"
        yield claim.problem(message=message, hint=hint)
