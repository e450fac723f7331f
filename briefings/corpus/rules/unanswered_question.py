"""Some article takes a position on each question. A note names a question on which none does.

Wrong:
    questions:
      traffic-grows:
        topic: harbour
        proposition: Traffic will grow by half within ten years.
        disagreeing: Traffic will stay what it is.
        type: forecast

Right:
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

Why: A question is asked because authors divide on it. If nobody answers it, that may be a mistake, or the article
that does is still to come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem, Severity
    from ..raw import RawData

SEVERITY: Severity = "note"


def check(data: RawData) -> Iterator[Problem]:
    if not data.whole:
        return  # the answer may be in what was not read or does not fit
    answered = {data.names.follow(position.id) for position in data.positions if not position.is_withdrawn}
    if answered - data.names.questions.keys():
        return  # one of them may be the answer, misspelt, which `unknown-reference` reports
    for question in data.entries("questions"):
        if question.id not in answered and not question.is_withdrawn:
            message = "no article takes a position on this question"
            yield question.problem(message=message)
