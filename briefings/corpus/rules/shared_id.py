"""No two topics, events, questions, articles or authors share an id, in all files together; no two claims of an article.

One author, who may have written many of the articles, has one name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..names import SINGULAR
from ..tree import Fields
from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft, Written
    from ..problem import Problem

RULE = "shared-id"
WRONG = """\
events:
  harbour: {date: 2025-02-11, title: A storm closes the harbour}
"""
RIGHT = """\
events:
  harbour-storm: {date: 2025-02-11, title: A storm closes the harbour}
"""
WHY = "An id is how text, addresses and other programs name a thing. It must mean one thing only."


def check(draft: Draft) -> Iterator[Problem]:
    first: dict[str, tuple[str, Written]] = {}
    for section, singular in SINGULAR.items():
        for entry in draft.entries(section):
            if entry.id in first:
                yield entry.problem(
                    rule=RULE, message=_taken(entry, *first[entry.id]), hint="ids are never shared"
                )
            else:
                first[entry.id] = singular, entry
    yield from _authors(draft, first)
    yield from _in_articles(draft)


def _authors(draft: Draft, taken: dict[str, tuple[str, Written]]) -> Iterator[Problem]:
    names: dict[str, str] = {}
    for article in draft.entries("articles"):
        for steps, author in article.items("authors"):
            if not isinstance(author, Fields):
                continue
            id_, name = author.get("id"), author.get("name")
            if not isinstance(id_, str) or not isinstance(name, str):
                continue
            if id_ in taken:
                yield article.problem(*steps, "id", rule=RULE, message=_taken(article, *taken[id_]))
            known = names.setdefault(id_, name)
            if known != name:
                message = f"the author {quoted(id_)} is called {quoted(known)} elsewhere"
                yield article.problem(*steps, "name", rule=RULE, message=message, hint="one id has one name")


def _in_articles(draft: Draft) -> Iterator[Problem]:
    claims: dict[tuple[str, str], Written] = {}
    positions: dict[tuple[str, str], Written] = {}
    for claim in draft.claims():
        other = claims.setdefault((claim.article, claim.id), claim)
        if other is not claim and other.path[2] != claim.path[2]:
            message = f"{quoted(claim.id)} is the id of another claim of this article, in line {other.line}"
            yield claim.problem(rule=RULE, message=message)
    for position in draft.positions():
        question = draft.names.follow(position.id)
        other = positions.setdefault((position.article, question), position)
        if other is not position and other.id != position.id:
            message = f"{quoted(other.id)} in line {other.line} is the same question"
            yield position.problem(
                rule=RULE, message=message, hint="an article takes one position on a question"
            )


def _taken(entry: Written, kind: str, other: Written) -> str:
    where = f"line {other.line}" if other.tree is entry.tree else f"{other.tree.file}, line {other.line}"
    return f"{quoted(other.id)} is the id of another {kind}, in {where}"
