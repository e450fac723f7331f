"""The second reading of a claim is by somebody who did not annotate its article, and of the words that it has now.

`words` under `checked` is a digest of the claim's text and quote. A team may ask for a share of claims read twice:
`checked_percent` under `settings` is the least number in a hundred, 0 unless a team writes another.

Wrong:
    articles:
      adams-2024:
        thesis:
          t1:
            text: The channel must be dredged at once.
            at: {paragraph: 1}
            checked: {by: C. Reader, date: 2026-01-02, words: 0a1b2c3d}

Right:
    articles:
      adams-2024:
        thesis:
          t1:
            text: The channel must be dredged at once.
            at: {paragraph: 1}
            checked: {by: C. Reader, date: 2026-01-02, words: 102d2c7a}

Why: Annotators overlook in their own claims what somebody else would see, and once a claim's words change, nobody but
the annotator has read what stands there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wording import pluralize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem, Severity
    from ..raw import RawData

SEVERITY: Severity = "warning"


def check(data: RawData) -> Iterator[Problem]:
    least = data.corpus.settings.checked_percent
    for entry, article in data.articles():
        if article.written.withdrawn:
            continue
        claims = [claim for claim in article.claims.values() if not claim.written.withdrawn]
        annotators = {each.name.casefold() for each in article.written.annotators}
        for claim in claims:
            checked = claim.written.checked
            if checked is not None and checked.by.casefold() in annotators:
                message = f"{checked.by} is an annotator of this article"
                hint = "let somebody else read the claim against its passage, and write who"
                yield data.raw(claim).problem("checked", "by", message=message, hint=hint)
            if checked is None or claim.is_read_twice:
                continue
            write = f'words: "{claim.words_digest}"'
            message, hint = "nothing says which words were read", f"write {write}"
            if checked.words is not None:
                message = f"the claim's words have changed since {checked.by} read them"
                hint = f"let somebody read it against its passage again; then write the new date, and {write}"
            yield data.raw(claim).problem("checked", message=message, hint=hint)
        read = sum(claim.is_read_twice for claim in claims)
        if read * 100 < least * len(claims):
            of = pluralize(len(claims), "claim")
            message = f"{read} of {of} read by a second person, fewer than {least} in a hundred"
            hint = "let somebody read more of them against their passages, and write `checked` at each"
            yield entry.problem(message=message, hint=hint)
