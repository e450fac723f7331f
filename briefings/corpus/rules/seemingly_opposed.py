"""Positions that only seem opposed are on opposite sides of their question: one agrees, and the other disagrees.

The note stands with one of the two, and once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..draft import Written
from ..tree import Fields
from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft
    from ..model import Position
    from ..problem import Problem

RULE = "seemingly-opposed"
WRONG = """\
articles:
  baker-2025:
    title: Deeper still
    authors: []
    publisher: The Tide
    published: 2025
    positions:
      deeper-channel:
        stance: strongly-agree
        basis: stated
        at: {paragraph: 1}
        seemingly_opposed: {to: adams-2024, note: The two speak of different arms of the channel.}
"""
RIGHT = """\
articles:
  baker-2025:
    title: Deep enough
    authors: []
    publisher: The Tide
    published: 2025
    positions:
      deeper-channel:
        stance: disagree
        basis: stated
        at: {paragraph: 1}
        seemingly_opposed: {to: adams-2024, note: The two speak of different arms of the channel.}
"""
WHY = (
    "The note resolves an opposition that the index shows. Where the stances show none, there is nothing to resolve, "
    "and a reader would look for it in vain."
)


def check(draft: Draft) -> Iterator[Problem]:
    said: dict[frozenset[tuple[str, str]], str] = {}
    for position in draft.positions():
        question = draft.names.follow(position.id)
        article = draft.corpus.articles.get(position.article)
        own = article.positions.get(question) if article else None
        for steps, seeming in position.items("seemingly_opposed"):
            if own is None or not isinstance(seeming, Fields):
                continue
            inner = Written(position.tree, (*position.path, *steps), seeming)
            for more, id_ in inner.items("to"):
                found = draft.corpus.find(id_) if isinstance(id_, str) else None
                if found is None or found.id not in draft.corpus.articles:
                    continue  # nothing of that id: `unknown-reference` says so
                where = f"{inner.tree.file}, line {inner.line}"
                message, hint = _wrong(own, found.id, draft, said, where)
                if message:
                    yield inner.problem(*more, rule=RULE, message=message, hint=hint)


def _wrong(
    own: Position, other_id: str, draft: Draft, said: dict[frozenset[tuple[str, str]], str], where: str
) -> tuple[str, str]:
    """Message and hint where the two are not opposed, or somebody has said so before; else two empty texts."""
    name = quoted(other_id)
    if other_id == own.article.id:
        return "a position cannot be opposed to its own", "name the article that it seems opposed to"
    other = draft.corpus.articles[other_id].positions.get(own.question.id)
    if other is None:
        if not draft.whole:  # it may be there, and be wrong otherwise
            return "", ""
        return (
            f"the article {name} takes no position on {quoted(own.question.id)}",
            "name an article on the other side",
        )
    if (own.stance or 0) * (other.stance or 0) >= 0:
        return (
            f"the article {name} is {_words(other)} here, and this one {_words(own)}: they are not on opposite sides",
            "name an article on the other side, or say it in the position's note",
        )
    pair = frozenset([(own.article.id, own.question.id), (other_id, own.question.id)])
    if pair in said:
        return f"{said[pair]} says so of the same two positions", "say it in one place"
    said[pair] = where
    return "", ""


def _words(position: Position) -> str:
    return "unclear" if position.stance is None else position.stance.word.replace("-", " ")
