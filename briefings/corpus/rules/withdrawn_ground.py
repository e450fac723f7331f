"""No position rests on a claim that is withdrawn, unless the position is withdrawn too.

Wrong:
    articles:
      adams-2024:
        evidence:
          e2:
            text: Pilots are few.
            type: statistic
            supports: [t1]
            at: {paragraph: 3}
            withdrawn: {date: 2025-06, reason: The article does not say so.}
        positions:
          deeper-channel: {stance: agree, basis: stated, because: [e2]}

Right:
    articles:
      adams-2024:
        evidence:
          e2:
            text: Pilots are few.
            type: statistic
            supports: [t1]
            at: {paragraph: 3}
            withdrawn: {date: 2025-06, reason: The article does not say so.}
        positions:
          deeper-channel: {stance: agree, basis: stated, because: [t1]}

Why: A withdrawn claim is one that the article turned out not to make, so no position can follow from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..redirects import qualified
from ..tree import items_of
from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem
    from ..raw import RawData


def check(data: RawData) -> Iterator[Problem]:
    claims = (claim for article in data.corpus.articles.values() for claim in article.claims.values())
    withdrawn = {claim.key for claim in claims if claim.written.withdrawn}
    follow = data.names.follow
    for position in data.positions if withdrawn else ():
        if position.is_withdrawn:
            continue
        for index, reference in enumerate(items_of(position.fields, "because")):
            if isinstance(reference, str) and follow(qualified(reference, position.article)) in withdrawn:
                message = f"the claim {quoted(reference)} is withdrawn, so no position can rest on it"
                hint = "name another claim, or withdraw the position"
                yield position.problem("because", index, message=message, hint=hint)
