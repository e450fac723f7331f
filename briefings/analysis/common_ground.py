"""Common ground: questions on which two articles take the same side although they mostly oppose each other elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from ..corpus.vocabulary import FiguresBy
from . import eligible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..corpus.model import Article, Author, Corpus, Position, Question
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


_Sides = dict[int, int]
"""The side that an article takes on each question, by the question's place in the data: 1 or -1."""


@dataclass(slots=True)
class _Shared:
    members: set[int] = field(default_factory=set)
    """The articles that have a distance above 0 to another one on this side."""
    pair: tuple[int, int] = (0, 0)
    """The two of them that are farthest apart; the first of equals."""
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
    authors = [set(article.authors) if by_author else set() for article in articles]
    found = []
    for (number, sign), shared in _shared(authors, taken, stated).items():
        d, (a, b) = counted[number], shared.pair
        found.append(
            CommonGround(
                question=questions[number],
                sign=sign,
                articles=tuple(articles[index] for index in sorted(shared.members)),
                unanimous=len(d.for_ if sign > 0 else d.against) == d.answered,
                pair=(articles[a], articles[b]),
                pair_opposed=tuple(questions[each] for each in sorted(_opposed(stated[a], stated[b]))),
                distance=shared.distance,
            )
        )
    return sorted(found, key=_order)


def _order(ground: CommonGround) -> tuple[bool, int, int, str, int]:
    return not ground.unanimous, -ground.distance, -len(ground.articles), ground.question.id, -ground.sign


def _sides_taken(articles: Sequence[Article], positions: Iterable[Iterable[Position]]) -> list[_Sides]:
    """The sides that each article takes, by these positions on each question."""
    taken: dict[str, _Sides] = {article.id: {} for article in articles}
    for number, each in enumerate(positions):
        for position in each:
            if sign := eligible.sign(position):
                taken[position.article.id][number] = sign
    return list(taken.values())


def _shared(
    authors: Sequence[set[Author]], taken: Sequence[_Sides], stated: Sequence[_Sides]
) -> dict[tuple[int, int], _Shared]:
    """The sides taken by two articles that mostly oppose each other elsewhere, by all that they state.

    Not by two of one author. Each side is a question's place in the data, and 1 or -1.
    """
    members: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    found: defaultdict[tuple[int, int], _Shared] = defaultdict(_Shared)
    # Backwards, so that the lists hold only the articles that come later.
    for a in reversed(range(len(stated))):
        own = stated[a]
        same = Counter(chain.from_iterable(members[side] for side in own.items()))
        opposed = Counter(chain.from_iterable(members[number, -sign] for number, sign in own.items()))
        for side in own.items():
            members[side].append(a)
        for b in same.keys() & opposed.keys():
            # One of the questions on which they agree is the ground itself, and not another question.
            distance = opposed[b] - (same[b] - 1)
            if distance <= 0 or not authors[a].isdisjoint(authors[b]):
                continue
            for side in taken[a].items() & taken[b].items():
                shared = found[side]
                shared.members.update((a, b))
                if (distance, -a, -b) > (shared.distance, -shared.pair[0], -shared.pair[1]):
                    shared.pair, shared.distance = (a, b), distance
    return found


def _opposed(a: _Sides, b: _Sides) -> set[int]:
    """The questions on which two articles take opposite sides."""
    return {number for number, sign in a.items() if b.get(number) == -sign}
