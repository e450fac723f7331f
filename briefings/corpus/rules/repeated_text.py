"""No two claims of an article say the same in the same words; a note where claims of two articles do.

Upper and lower case, and the number of spaces, make no difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft, Written
    from ..problem import Problem, Severity

RULE = "repeated-text"
SEVERITY: Severity = "warning"
WRONG = """\
articles:
  adams-2024:
    thesis:
      t1: {text: The channel must be dredged., at: {paragraph: 1}}
      t2: {text: The  channel must be DREDGED., at: {paragraph: 4}}
"""
RIGHT = """\
articles:
  adams-2024:
    thesis:
      t1: {text: The channel must be dredged., at: [{paragraph: 1}, {paragraph: 4}]}
"""
WHY = (
    "Said twice, a claim counts twice, and a link to one of them misses what is said of the other. A claim that the "
    "article repeats has several passages under `at`."
)


def check(draft: Draft) -> Iterator[Problem]:
    first: dict[str, Written] = {}
    of_article: dict[tuple[str, str], Written] = {}
    for claim in draft.claims():
        text = claim.text("text")
        if text is None or "withdrawn" in claim.fields:
            continue
        folded = " ".join(text.casefold().split())
        if not folded:
            continue
        here = of_article.setdefault((claim.article, folded), claim)
        anywhere = first.setdefault(folded, claim)
        if here is not claim and here.id != claim.id:
            message = f"the claim {quoted(here.id)} in line {here.line} says the same"
            hint = "make one claim of them, with both passages under `at`"
            yield claim.problem("text", rule=RULE, message=message, hint=hint, severity=SEVERITY)
        elif anywhere.article != claim.article:
            message = f"the claim {quoted(f'{anywhere.article}.{anywhere.id}')} says the same"
            hint = "say what each of the two authors claims, where they differ"
            yield claim.problem("text", rule=RULE, message=message, hint=hint, severity="note")
