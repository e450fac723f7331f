"""Common ground: questions on which two articles take the same side although they mostly oppose each other elsewhere.

For speed, sides and articles are bits of integers. Of `n` questions, side `q` is agreeing with question `q`, and side
`n + q` is disagreeing with it. One integer holds the sides that an article takes, another the articles on a side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..corpus.vocabulary import FiguresBy
from . import eligible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..corpus.model import Article, Corpus, Position, Question
    from .disagreement import Disagreement


@dataclass(frozen=True, slots=True)
class CommonGround:
    """One side of one question, taken by two articles or more that mostly oppose each other elsewhere."""

    question: Question
    sign: int
    """1: they agree with the proposition; -1: they disagree."""
    articles: tuple[Article, ...]
    """The articles on this side that have a `distance` above 0 to another of them: two or more, in the data's order."""
    unanimous: bool
    """Whether every article that takes a position on the question is on this side."""
    pair: tuple[Article, Article]
    """The two of them with the largest `distance`, in the order of the data."""
    pair_opposed: tuple[Question, ...]
    """The questions on which these two oppose each other, in the order of the data."""
    distance: int
    """The number of other questions on which these two oppose each other, less those on which they take the same side.

    It is above 0: two who agree as often as they are opposed surprise nobody by agreeing once more.
    """


@dataclass(slots=True)
class _Side:
    members: int = 0
    """The articles that have a distance above 0 to another one on this side."""
    a: int = 0
    b: int = 0
    """The two of them that are farthest apart; the first of equals."""
    opposed: int = 0
    """The sides that `a` takes and `b` opposes."""
    distance: int = 0


def common_ground(corpus: Corpus, index: Iterable[Disagreement]) -> list[CommonGround]:
    """All common ground: the unanimous first, then by distance, the largest first.

    Equals come by number of articles (most first), then by the question's id, with agreeing before disagreeing. A mixed
    position takes no side: it neither agrees nor opposes, but where there is one, nobody is unanimous. A superseded
    position puts nobody on the side of the question itself; elsewhere it counts, as it does in the figures of two
    articles. Where the figures count authors, two articles with an author in common share no ground: nobody surprises
    themselves. `index` holds every question's disagreement.
    """
    articles = eligible.articles(corpus)
    questions = eligible.questions(corpus)
    of_question = {d.question: d for d in index}
    counted = [of_question[question] for question in questions]
    taken = _sides_taken(articles, [d.positions for d in counted])
    stated = _sides_taken(articles, [(*d.positions, *d.earlier) for d in counted])
    by_author = corpus.settings.figures_by is FiguresBy.AUTHOR
    found = []
    for side, shared in _shared(
        _strangers(articles, by_author=by_author), taken, stated, len(questions)
    ).items():
        number, agrees = side % len(questions), side < len(questions)
        d = counted[number]
        opposed = sorted(bit % len(questions) for bit in _bits(shared.opposed))
        found.append(
            CommonGround(
                question=questions[number],
                sign=1 if agrees else -1,
                articles=tuple(articles[index] for index in _bits(shared.members)),
                unanimous=len(d.for_ if agrees else d.against) == d.answered,
                pair=(articles[shared.a], articles[shared.b]),
                pair_opposed=tuple(questions[index] for index in opposed),
                distance=shared.distance,
            )
        )
    return sorted(found, key=_order)


def _order(ground: CommonGround) -> tuple[bool, int, int, str, int]:
    return not ground.unanimous, -ground.distance, -len(ground.articles), ground.question.id, -ground.sign


def _sides_taken(articles: Sequence[Article], positions: Sequence[Sequence[Position]]) -> list[int]:
    """The sides that each article takes, by these positions on each question."""
    taken = dict.fromkeys((article.id for article in articles), 0)
    for number, each in enumerate(positions):
        for position in each:
            if sign := eligible.sign(position):
                taken[position.article.id] |= 1 << (number + (len(positions) if sign < 0 else 0))
    return list(taken.values())


def _strangers(articles: Sequence[Article], *, by_author: bool) -> Iterator[tuple[int, int]]:
    """The pairs of articles, by ascending indexes, that can be compared; not those of one author, if `by_author`."""
    authors = [set(article.authors) if by_author else set() for article in articles]
    for a, others in eligible.comparable(articles):
        for b in others:
            if a < b and authors[a].isdisjoint(authors[b]):
                yield a, b


def _shared(
    pairs: Iterable[tuple[int, int]], taken: Sequence[int], stated: Sequence[int], questions: int
) -> dict[int, _Side]:
    """The sides taken by two articles that mostly oppose each other elsewhere, by all that they state."""
    low = (1 << questions) - 1
    opposite = [(own >> questions) | ((own & low) << questions) for own in stated]
    found: dict[int, _Side] = {}
    for a, b in pairs:
        opposed, same = stated[a] & opposite[b], stated[a] & stated[b]
        # One of the questions on which they agree is the ground itself, and not another question.
        distance = opposed.bit_count() - (same.bit_count() - 1)
        if distance <= 0:
            continue
        for side in _bits(taken[a] & taken[b]):
            shared = found.setdefault(side, _Side())
            shared.members |= 1 << a | 1 << b
            if distance > shared.distance:
                shared.a, shared.b, shared.opposed, shared.distance = a, b, opposed, distance
    return found


def _bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
