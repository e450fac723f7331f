"""Some article takes a position on each question: a note names a question that none does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft
    from ..problem import Problem, Severity

RULE = "unanswered-question"
SEVERITY: Severity = "note"
WRONG = """\
questions:
  traffic-grows:
    topic: harbour
    proposition: Traffic will grow by half within ten years.
    disagreeing: Traffic will stay what it is.
    type: forecast
"""
RIGHT = """\
questions:
  traffic-grows:
    topic: harbour
    proposition: Traffic will grow by half within ten years.
    disagreeing: Traffic will stay what it is.
    type: forecast
articles:
  adams-2024:
    positions:
      traffic-grows: {stance: agree, basis: stated, at: {paragraph: 5}}
"""
WHY = "A question is asked because authors divide on it. One without any answer may be a slip, or wait for an article."


def check(draft: Draft) -> Iterator[Problem]:
    if not draft.names.complete:
        return  # the answer may stand in what was not looked at
    answered = {
        draft.names.follow(position.id)
        for position in draft.positions()
        if "withdrawn" not in position.fields
    }
    if answered - draft.names.questions.keys():
        return  # one of them may be the answer, misspelt: that is said elsewhere
    for question in draft.entries("questions"):
        if question.id not in answered and "withdrawn" not in question.fields:
            message = "no article takes a position on this question"
            yield question.problem(rule=RULE, message=message, severity=SEVERITY)
