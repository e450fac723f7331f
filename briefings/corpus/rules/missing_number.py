"""Evidence of the type `statistic` has a number, in figures or in words, in its text or in its quote.

Only claims in English are checked.

Wrong:
    articles:
      adams-2024:
        evidence:
          e1: {text: Ships wait for the tide., type: statistic, supports: [t1], at: {paragraph: 2}}

Right:
    articles:
      adams-2024:
        evidence:
          e1: {text: Ships wait nine hours for the tide., type: statistic, supports: [t1], at: {paragraph: 2}}

Why: A statistic counts as strong evidence because somebody has counted or measured. If the article gives no number, the
claim is of another type, such as `reported-fact`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..vocabulary import EvidenceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem, Severity
    from ..raw import RawData

SEVERITY: Severity = "warning"
_NUMBER = re.compile(
    r"[\d¼-¾⅐-⅞]|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six"
    r"|seven|eigh|nine)ty|dozens?|hundreds?|thousands?|[mb]illions?|trillions?|half|halves|halved?|thirds?|quarters?"
    r"|fifths?|tenths?|once|twice|double[ds]?|doubling|tripled?|triples|\w+fold)\b",
    re.IGNORECASE,
)


def check(data: RawData) -> Iterator[Problem]:
    for claim, text in data.english_texts:
        if claim.fields.get("type") == EvidenceType.STATISTIC and not _NUMBER.search(
            f"{text} {claim.text('quote')}"
        ):
            message = "this statistic has no number"
            hint = "give the number that the article gives, or choose another type"
            yield claim.problem("text", message=message, hint=hint)
