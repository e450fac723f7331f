"""A prediction that held or failed names the source that says so; a warning if it cannot be resolved and names none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tree import Fields
from ..vocabulary import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft
    from ..problem import Problem, Severity

RULE = "unsourced-resolution"
WRONG = """\
articles:
  adams-2024:
    predictions:
      p1:
        text: Traffic will double.
        status: failed
        resolution: {date: 2025-03-01, note: It halved.}
        at: {paragraph: 5}
"""
RIGHT = """\
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
"""
WHY = "That an author was right or wrong is a judgement on a person: a reader must be able to check it."
_SETTLED = frozenset([Status.HELD, Status.FAILED])


def check(draft: Draft) -> Iterator[Problem]:
    for claim in draft.claims():
        resolution = claim.fields.get("resolution")
        if (
            claim.path[2] != "predictions"
            or "withdrawn" in claim.fields
            or not isinstance(resolution, Fields)
        ):
            continue
        status = claim.text("status")
        if "source" not in resolution and status in (*_SETTLED, Status.UNRESOLVABLE):
            message = "nothing says where this can be read"
            hint = "source: {title: …, url: …}"
            severity: Severity = "error" if status in _SETTLED else "warning"
            yield claim.problem("resolution", rule=RULE, message=message, hint=hint, severity=severity)
