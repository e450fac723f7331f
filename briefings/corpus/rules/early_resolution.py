"""No prediction was settled before its article was published. If it was only due (`by`) before that, it is a warning.

Nothing is said of an article whose date is approximate or unknown.

Wrong:
    articles:
      adams-2024:
        published: 2024-05
        predictions:
          p1:
            text: Traffic will double.
            status: failed
            resolution:
              date: 2023-03-01
              note: It halved.
              source: {title: Port statistics}
            at: {paragraph: 5}

Right:
    articles:
      adams-2024:
        published: 2024-05
        predictions:
          p1:
            text: Traffic will double.
            status: failed
            resolution:
              date: 2025-03-01
              note: It halved.
              source: {title: Port statistics}
            at: {paragraph: 5}

Why: What was already settled is not a prediction. Either a date is wrong, or the claim is evidence about the past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..vocabulary import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem
    from ..raw import RawData


def check(data: RawData) -> Iterator[Problem]:
    for article in data.corpus.articles.values():
        published = article.written.published
        if published is None or published.qualifier:
            continue
        for claim in article.of_kind(Kind.PREDICTION):
            if claim.written.withdrawn is not None:
                continue
            if claim.resolution is not None and claim.resolution.date.last < published.first:
                message = f"this was settled before the article was published ({published})"
                hint = "correct one of the two dates"
                yield data.raw(claim).problem("resolution", "date", message=message, hint=hint)
            if claim.by is not None and claim.by.last < published.first:
                message = f"this was due before the article was published ({published})"
                hint = "correct one of the two dates, or make the claim evidence"
                yield data.raw(claim).problem("by", message=message, hint=hint, severity="warning")
