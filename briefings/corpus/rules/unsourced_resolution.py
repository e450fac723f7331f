"""A prediction that held or failed names the source that says so. If it is unresolvable and names none, that is a
warning.

Wrong:
    articles:
      adams-2024:
        predictions:
          p1:
            text: Traffic will double.
            status: failed
            resolution: {date: 2025-03-01, note: It halved.}
            at: {paragraph: 5}

Right:
    articles:
      adams-2024:
        predictions:
          p1:
            text: Traffic will double.
            status: failed
            resolution:
              date: 2025-03-01
              note: It halved.
              source: {title: Port statistics, url: "https://example.org/statistics"}
            at: {paragraph: 5}

Why: Saying that an author was right or wrong is a judgement on a person, so a reader must be able to check it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tree import Fields
from ..vocabulary import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem, Severity
    from ..raw import RawData

_SETTLED = frozenset([Status.HELD, Status.FAILED])


def check(data: RawData) -> Iterator[Problem]:
    for claim in data.claims:
        if claim.section != "predictions" or claim.is_withdrawn:
            continue
        resolution, status = claim.fields.get("resolution"), claim.text("status")
        if not isinstance(resolution, Fields) or "source" in resolution:
            continue
        if status in (*_SETTLED, Status.UNRESOLVABLE):
            message = "no source says where this can be read"
            hint = "source: {title: …, url: …}"
            severity: Severity = "error" if status in _SETTLED else "warning"
            yield claim.problem("resolution", message=message, hint=hint, severity=severity)
