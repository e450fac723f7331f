"""A prediction that is no longer open says under `resolution` what became of it, and an open one has no resolution.

Wrong:
    articles:
      adams-2024:
        predictions:
          p1: {text: Traffic will double., status: unresolvable, at: {paragraph: 5}}

Right:
    articles:
      adams-2024:
        predictions:
          p1:
            text: Traffic will double.
            status: unresolvable
            resolution:
              date: 2025-03-01
              note: The port no longer publishes figures.
              source: {title: Port statistics}
            at: {paragraph: 5}

Why: A verdict without its reason cannot be checked, and a reason without its verdict does not show in any figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..vocabulary import Status
from ..wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem
    from ..raw import RawData

_CLOSED = frozenset(Status) - {Status.OPEN}


def check(data: RawData) -> Iterator[Problem]:
    for claim in data.claims:
        if claim.section != "predictions":
            continue
        resolved = "resolution" in claim.fields
        status = claim.text("status") if "status" in claim.fields else Status.OPEN
        if status in _CLOSED and not resolved:
            message = f"a prediction that is {status} needs a resolution"
            hint = "resolution: {date: …, note: …, source: {title: …, url: …}}"
            yield claim.problem("status", message=message, hint=hint)
        if status == Status.OPEN and resolved:
            message = "a prediction with a resolution is not open"
            hint = f"give its status: {listed(status for status in Status if status in _CLOSED)}"
            yield claim.problem("resolution", message=message, hint=hint)
