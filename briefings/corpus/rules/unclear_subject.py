"""No claim begins with a word that points to something before it, such as "This", "That order", "It" or "They".

Where *it* points to nothing, it may stay: "It is likely that …", "It is Moscow that …". Only claims in English are
checked.

Wrong:
    articles:
      adams-2024:
        evidence:
          e1: {text: It waits for the tide., type: reasoning, supports: [t1], at: {paragraph: 2}}

Right:
    articles:
      adams-2024:
        evidence:
          e1: {text: The ferry waits for the tide., type: reasoning, supports: [t1], at: {paragraph: 2}}

Why: Readers meet a claim by itself, in a list, on the page of a question or in a memo, and cannot tell what is meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem, Severity
    from ..raw import RawData

SEVERITY: Severity = "warning"
_POINTING = re.compile(
    r"(?:This|These|They|Their|He|His|She|Its|Such)\b(?! who\b)"
    r"|Those\b(?! (?:who|whose|that|which|in|of|with|without)\b)"
    # "That the war goes on is certain."
    r"|That\b(?! (?:[A-Z]\w*|an?|the|no|some|any|all|both|it|they|he|she|its|their)\b)"
    # "It is likely that …", "It would be wrong to …", "It does not follow that …"
    r"|It\b(?! (?:\w+ ){0,3}?(?:is|was|be|been|becomes?|became|remains?|seems?|appears?|takes?|took|makes?|made"
    r"|matters?|follows?|pays?|costs?)\b.* (?:that|to|whether|if|who|what|why|how)\b)"
)


def check(data: RawData) -> Iterator[Problem]:
    for claim, text in data.english_texts:
        if found := _POINTING.match(text):
            message = f"{quoted(found[0])} points to something that is not in this claim"
            hint = "name what is meant, since readers meet the claim by itself"
            yield claim.problem("text", message=message, hint=hint)
