"""Every recommendation has a reason: some claim names it under `supports`. If none does, that is a warning.

Wrong:
    articles:
      adams-2024:
        recommendations:
          r1: {text: Dredge the channel this year., at: {paragraph: 6}}

Right:
    articles:
      adams-2024:
        thesis:
          t1: {text: The channel must be dredged., supports: [r1], at: {paragraph: 1}}
        recommendations:
          r1: {text: Dredge the channel this year., at: {paragraph: 6}}

Why: A briefing shows what each recommendation rests on. If nothing supports it, either the author gives no reason,
which a note should say, or the annotation is missing it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..redirects import qualified
from ..tree import items_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem, Severity
    from ..raw import RawData

SEVERITY: Severity = "warning"


def check(data: RawData) -> Iterator[Problem]:
    if not data.names.complete:
        return  # the reason may be in the part that was not read
    supported = {
        data.names.follow(qualified(str(reference), claim.article))
        for claim in data.claims
        if not claim.is_withdrawn
        for reference in items_of(claim.fields, "supports")
    }
    for claim in data.claims:
        if claim.section != "recommendations" or {"withdrawn", "note"} & claim.fields.keys():
            continue
        if f"{claim.article}.{claim.id}" not in supported:
            message = "no claim supports this recommendation"
            hint = "name it under `supports` of the claims that give its reason, or say in a note that there is none"
            yield claim.problem(message=message, hint=hint)
