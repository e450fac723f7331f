"""Positions that only seem opposed are on opposite sides of their question: one agrees and the other disagrees.

Only one of the two has the note.

Wrong:
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

Right:
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

Why: The note explains an opposition that the index shows. If the stances show none, there is nothing to explain, and
a reader would look for it in vain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Position
    from ..problem import Problem
    from ..raw import RawData


def check(data: RawData) -> Iterator[Problem]:
    noted: dict[frozenset[tuple[str, str]], str] = {}
    for position in data.positions:
        if "seemingly_opposed" not in position.fields:
            continue
        question = data.names.follow(position.id)
        article = data.corpus.articles.get(position.article)
        own = article.positions.get(question) if article else None
        for opposition in position.entries("seemingly_opposed"):
            for steps, id_ in opposition.items("to"):
                other = data.corpus.find(id_) if isinstance(id_, str) else None
                if own is None or other is None or other.id not in data.corpus.articles:
                    continue  # `unknown-reference` reports an id that is not there
                where = f"{opposition.tree.file}, line {opposition.line}"
                message, hint = _wrong(own, other.id, data, noted, where)
                if message:
                    yield opposition.problem(*steps, message=message, hint=hint)


def _wrong(
    own: Position, other_id: str, data: RawData, noted: dict[frozenset[tuple[str, str]], str], where: str
) -> tuple[str, str]:
    """The message and hint if the two are not opposed or have a note already, otherwise two empty texts.

    `noted` maps each pair of positions with a note to the place of that note. This pair is added to it.
    """
    name = quoted(other_id)
    if other_id == own.article.id:
        message = "an article cannot be opposed to itself"
        return message, "name the article that this position seems opposed to"
    other = data.corpus.articles[other_id].positions.get(own.question.id)
    if other is None:
        if not data.whole:  # the position may exist, but with another mistake
            return "", ""
        message = f"the article {name} takes no position on {quoted(own.question.id)}"
        return message, "name an article on the other side"
    if (own.value or 0) * (other.value or 0) >= 0:
        stances = f"{name} has the stance {_stance(other)}, and this article {_stance(own)}"
        message = f"the two are not on opposite sides: {stances}"
        return message, "name an article on the other side, or say it in the position's note"
    pair = frozenset([(own.article.id, own.question.id), (other_id, own.question.id)])
    if pair in noted:
        return f"{noted[pair]} already says so of the same two positions", "say it in one place"
    noted[pair] = where
    return "", ""


def _stance(position: Position) -> str:
    return quoted(position.written.stance.value)
