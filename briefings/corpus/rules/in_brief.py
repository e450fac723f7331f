"""What `in_brief` names has at most 7 claims and 250 words together, and none of the claims is withdrawn.

Wrong:
    articles:
      adams-2024:
        in_brief: [t1, e2]
        evidence:
          e2:
            text: Pilots are few.
            type: reasoning
            supports: [t1]
            at: {paragraph: 3}
            withdrawn: {date: 2025-06, reason: The article does not say so.}

Right:
    articles:
      adams-2024:
        in_brief: [t1]

Why: Those who read nothing else should be able to repeat the article's case. With more they could not, and a withdrawn
claim, which the page leaves out, is no part of that case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..segmentation import count_words
from ..wording import pluralize, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem, Severity
    from ..raw import RawData

SEVERITY: Severity = "warning"
CLAIMS = 7
WORDS = 250


def check(data: RawData) -> Iterator[Problem]:
    for entry, article in data.articles():
        claims = len(article.in_brief)
        words = sum(count_words(each.written.text) for each in article.in_brief)
        if claims > CLAIMS or words > WORDS:
            message = f"{pluralize(claims, 'claim')} with {pluralize(words, 'word')} are too much for a short version"
            hint = f"keep at most {CLAIMS} claims, with {WORDS} words together"
            yield entry.problem("in_brief", message=message, hint=hint)
        for steps, reference in entry.items("in_brief"):
            claim = data.claim(reference, article.id)
            if claim is not None and (claim.written.withdrawn or claim.article is not article):
                message = f"the claim {quoted(str(reference))} is withdrawn or another article's"
                yield entry.problem(*steps, message=message, hint="name another claim")
