"""No two topics, events, questions, articles or authors share an id, across all files. Nor do two claims of an article.

An author, who may have written many of the articles, has one name, and is a person or an organisation in all of them.

Wrong:
    events:
      harbour: {date: 2025-02-11, title: A storm closes the harbour}

Right:
    events:
      harbour-storm: {date: 2025-02-11, title: A storm closes the harbour}

Why: An id is how text, addresses and other programs refer to a thing. It must mean one thing only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..names import SINGULAR
from ..tree import Bare
from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem
    from ..raw import RawData, RawEntry
    from ..tree import Node

_SAME = {
    "name": "is called",
    "organisation": "has organisation:",
    "family": "has the family name",
    "short": "has the short name",
}
"""The fields of an author that are the same in all articles, and what a message says of them."""


def check(data: RawData) -> Iterator[Problem]:
    first: dict[str, tuple[str, RawEntry]] = {}
    for section, singular in SINGULAR.items():
        for entry in data.entries(section):
            kind, other = first.setdefault(entry.id, (singular, entry))
            if other is not entry:
                message = _taken(entry, kind, other)
                yield entry.problem(message=message, hint="choose another id")
    yield from _authors(data, first)
    yield from _in_articles(data)


def _authors(data: RawData, taken: dict[str, tuple[str, RawEntry]]) -> Iterator[Problem]:
    said: dict[tuple[str, str], Node] = {}
    for id_, author, article in data.authors():
        if author.text("name") is None:
            continue
        if id_ in taken:
            yield author.problem("id", message=_taken(article, *taken[id_]))
        for field, words in _SAME.items():
            value = author.fields.get(field)
            known = said.setdefault((id_, field), value) if value is not None else None
            if known != value:
                shown = known.text if isinstance(known, Bare) else quoted(str(known))
                message = f"the author {quoted(id_)} {words} {shown} elsewhere"
                yield author.problem(field, message=message, hint="write the same in all articles")


def _in_articles(data: RawData) -> Iterator[Problem]:
    claims: dict[tuple[str, str], RawEntry] = {}
    positions: dict[tuple[str, str], RawEntry] = {}
    for claim in data.claims:
        other = claims.setdefault((claim.article, claim.id), claim)
        if other is not claim and other.section != claim.section:
            message = f"{quoted(claim.id)} is the id of another claim of this article, in line {other.line}"
            yield claim.problem(message=message)
    for position in data.positions:
        question = data.names.follow(position.id)
        other = positions.setdefault((position.article, question), position)
        if other is not position and other.id != position.id:
            message = f"{quoted(other.id)} in line {other.line} is the same question"
            hint = "an article takes one position on a question"
            yield position.problem(message=message, hint=hint)


def _taken(entry: RawEntry, kind: str, other: RawEntry) -> str:
    where = f"line {other.line}" if other.tree is entry.tree else f"{other.tree.file}, line {other.line}"
    return f"{quoted(other.id)} is the id of another {kind}, in {where}"
