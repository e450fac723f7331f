"""A recommendation has a reason: some claim names it under `supports`. A warning if none does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft
    from ..problem import Problem, Severity

RULE = "baseless-recommendation"
SEVERITY: Severity = "warning"
WRONG = """\
articles:
  adams-2024:
    recommendations:
      r1: {text: Dredge the channel this year., at: {paragraph: 6}}
"""
RIGHT = """\
articles:
  adams-2024:
    thesis:
      t1: {text: The channel must be dredged., supports: [r1], at: {paragraph: 1}}
    recommendations:
      r1: {text: Dredge the channel this year., at: {paragraph: 6}}
"""
WHY = (
    "A briefing shows what each demand rests on. Where nothing does, either the author gives no reason, which a note "
    "should say, or the annotation has lost it."
)


def check(draft: Draft) -> Iterator[Problem]:
    if not draft.names.complete:
        return  # the reason may stand in what was not looked at
    supported: set[str] = set()
    for claim in draft.claims():
        if "withdrawn" not in claim.fields:
            for _, reference in claim.items("supports"):
                full = str(reference) if "." in str(reference) else f"{claim.article}.{reference}"
                supported.add(draft.names.follow(full))
    for claim in draft.claims():
        if claim.path[2] != "recommendations" or {"withdrawn", "note"} & claim.fields.keys():
            continue
        if f"{claim.article}.{claim.id}" not in supported:
            message = "no claim supports this recommendation"
            hint = "name it under `supports` of the claims that give its reason, or say in a note that there is none"
            yield claim.problem(rule=RULE, message=message, hint=hint, severity=SEVERITY)
