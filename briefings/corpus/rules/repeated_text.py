"""No two claims of an article say the same in the same words. For claims of different articles, this is only a note.

Upper and lower case and the number of spaces make no difference.

Wrong:
    articles:
      adams-2024:
        thesis:
          t1: {text: The channel must be dredged., at: {paragraph: 1}}
          t2: {text: The  channel must be DREDGED., at: {paragraph: 4}}

Right:
    articles:
      adams-2024:
        thesis:
          t1: {text: The channel must be dredged., at: [{paragraph: 1}, {paragraph: 4}]}

Why: A claim that is said twice counts twice, and a link to one copy misses what is said about the other. If the
article repeats a claim, the claim has several passages under `at`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft, RawEntry
    from ..problem import Problem, Severity

RULE = "repeated-text"
SEVERITY: Severity = "warning"


def check(draft: Draft) -> Iterator[Problem]:
    first: dict[str, RawEntry] = {}
    of_article: dict[tuple[str, str], RawEntry] = {}
    for claim in draft.claims:
        text = claim.text("text")
        if text is None or claim.is_withdrawn:
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
