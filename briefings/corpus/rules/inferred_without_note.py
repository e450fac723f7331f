"""If the annotator infers a position, or a bibliographic fact of an article, a note says from what.

A position is inferred if the author does not state it. Facts are inferred if the text does not give them; an article
names only those that it has.

Wrong:
    articles:
      adams-2024:
        inferred: [publisher]
        positions:
          deeper-channel: {stance: agree, basis: inferred, because: [t1]}

Right:
    articles:
      adams-2024:
        inferred: [publisher]
        note: The copy read names no publisher; the author lists the article among those in The Tide.
        positions:
          deeper-channel:
            stance: agree
            basis: inferred
            because: [t1]
            note: The author asks for deeper water, and names no depth.

Why: An inference puts words in an author's mouth. If its reason is given, a reader can check it and object. A
citation that gives a guess as a fact misleads whoever looks the article up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..vocabulary import Basis, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem
    from ..raw import RawData


def check(data: RawData) -> Iterator[Problem]:
    for position in data.positions:
        if position.text("basis") == Basis.INFERRED and not {"note", "withdrawn"} & position.fields.keys():
            message = "this position is inferred, but no note says from what"
            hint = "note: why this stance, and not the one beside it"
            yield position.problem(message=message, hint=hint)
    for article in data.entries("articles"):
        facts = article.items("inferred")
        if facts and "note" not in article.fields:
            message = "bibliographic facts are inferred, but no note says from what"
            yield article.problem("inferred", message=message, hint="note: where they come from")
        for steps, fact in facts:
            if fact in set(Fact) and not article.fields.get(fact):
                message = f"what is inferred is not given: this article has no {fact}"
                hint = f"{fact}: what you infer; or leave it out here"
                yield article.problem(*steps, message=message, hint=hint)
