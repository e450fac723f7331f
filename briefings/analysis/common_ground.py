"""Common ground: questions on which articles that oppose each other elsewhere take the same side.

For speed, sides and articles are bits of integers. Of `n` questions, side `q` is agreeing with question `q`, and side
`n + q` is disagreeing with it. One integer holds the sides that an article takes, another the articles on a side.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import eligible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..corpus.model import Article, Corpus, Question


@dataclass(frozen=True, slots=True)
class CommonGround:
    """One side of one question, taken by articles that oppose each other on others."""

    question: Question
    sign: int
    """1: they agree with the proposition; -1: they disagree."""
    articles: tuple[Article, ...]
    """The articles on this side that oppose another of them elsewhere: two or more, in the order of the data."""
    opposed_elsewhere: tuple[Question, ...]
    """The questions on which some of `articles` oppose each other, in the order of the data."""
    unanimous: bool
    """Whether every article that takes a position on the question is on this side."""
    pair: tuple[Article, Article]
    """The two of them with the largest `distance`, in the order of the data."""
    pair_opposed: tuple[Question, ...]
    """The questions on which these two oppose each other, in the order of the data."""
    distance: int
    """The number of other questions on which these two oppose each other, less those on which they agree."""


@dataclass(frozen=True, slots=True)
class _FarthestPair:
    a: int
    b: int
    opposed: int
    """The sides that `a` takes and `b` opposes."""
    distance: int


def common_ground(corpus: Corpus) -> list[CommonGround]:
    """All common ground, the most surprising first.

    That is by distance (largest first), then unanimous before not, then number of articles (most first), then the
    question's id, with agreeing before disagreeing. A mixed position takes no side: it neither agrees nor opposes,
    but where there is one, nobody is unanimous.
    """
    articles = eligible.articles(corpus)
    questions = eligible.questions(corpus)
    taken = _sides_taken(articles, questions)
    members = _members(taken, 2 * len(questions))
    answers = Counter(each.question.id for article in articles for each in eligible.positions_of(article))
    found = []
    for side, pair in _farthest_pairs(articles, taken, len(questions)).items():
        number = side % len(questions)
        group, opposed = _opposed_among(members[side], members, taken)
        found.append(
            CommonGround(
                question=questions[number],
                sign=1 if side == number else -1,
                articles=tuple(articles[index] for index in _bits(group)),
                opposed_elsewhere=tuple(questions[index] for index in opposed),
                unanimous=members[side].bit_count() == answers[questions[number].id],
                pair=(articles[pair.a], articles[pair.b]),
                pair_opposed=tuple(
                    questions[index] for index in sorted(bit % len(questions) for bit in _bits(pair.opposed))
                ),
                distance=pair.distance,
            )
        )
    return sorted(found, key=_order)


def _order(ground: CommonGround) -> tuple[int, bool, int, str, int]:
    return -ground.distance, not ground.unanimous, -len(ground.articles), ground.question.id, -ground.sign


def _sides_taken(articles: Sequence[Article], questions: Sequence[Question]) -> list[int]:
    """The sides that each article takes."""
    numbers = {question.id: number for number, question in enumerate(questions)}
    taken = []
    for article in articles:
        sides = 0
        for position in eligible.positions_of(article):
            if sign := eligible.sign(position):
                sides |= 1 << (numbers[position.question.id] + (len(questions) if sign < 0 else 0))
        taken.append(sides)
    return taken


def _members(taken: Sequence[int], sides: int) -> list[int]:
    """The articles on each side."""
    members = [0] * sides
    for article, own in enumerate(taken):
        for side in _bits(own):
            members[side] |= 1 << article
    return members


def _opposed_among(group: int, members: Sequence[int], taken: Sequence[int]) -> tuple[int, list[int]]:
    """The articles of the group that oppose each other on some question, and the numbers of these questions."""
    questions = len(members) // 2
    sides = 0
    for article in _bits(group):
        sides |= taken[article]
    # The shift puts the sides that disagree on top of those that agree.
    opposed = list(_bits(sides & (sides >> questions)))
    articles = 0
    for number in opposed:
        articles |= members[number] | members[questions + number]
    return articles & group, opposed


def _farthest_pairs(
    articles: Sequence[Article], taken: Sequence[int], questions: int
) -> dict[int, _FarthestPair]:
    """The two farthest articles, of those that oppose each other elsewhere, for each side; the first of equals."""
    low = (1 << questions) - 1
    opposite = [(own >> questions) | ((own & low) << questions) for own in taken]
    farthest: dict[int, _FarthestPair] = {}
    for a, others in eligible.comparable(articles):
        for b in others:
            opposed = taken[a] & opposite[b]
            if b < a or not opposed:
                continue
            same = taken[a] & taken[b]
            # One of the questions on which they agree is the ground itself, and not another question.
            distance = opposed.bit_count() - (same.bit_count() - 1)
            for side in _bits(same):
                known = farthest.get(side)
                if known is None or distance > known.distance:
                    farthest[side] = _FarthestPair(a, b, opposed, distance)
    return farthest


def _bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
