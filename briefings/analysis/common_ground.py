"""Shared ground: questions on which articles that oppose each other elsewhere agree.

A question has two sides, and a side has a number: of `n` questions, `q` is agreeing with question `q` and `n
+ q` is disagreeing with it. The sides that an article takes are the bits of one integer, the articles on a
side the bits of another, so that two articles, or two sides, are compared in a few operations however many
questions or articles there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import counted
from .within_reach import within_reach

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefings.corpus.model import Article, Corpus, Question


@dataclass(frozen=True, slots=True)
class SharedGround:
    """One side of one question, taken by articles that stand on opposite sides of others."""

    question: Question
    sign: int
    """1: they agree with the proposition; -1: they disagree."""
    articles: tuple[Article, ...]
    """All on this side that oppose another one of them elsewhere: two or more, in the order of the data."""
    opposed_elsewhere: tuple[Question, ...]
    """The questions on which some of `articles` oppose each other, in the order of the data."""
    unanimous: bool
    """Whether every article that takes a position on the question is on this side."""
    pair: tuple[Article, Article]
    """The two of them that are farthest apart otherwise, in the order of the data."""
    pair_opposed: tuple[Question, ...]
    """The questions on which these two oppose each other, in the order of the data."""
    distance: int
    """Of the other questions, those on which these two oppose each other, less those on which they agree."""


@dataclass(frozen=True, slots=True)
class _FarthestPair:
    a: int
    b: int
    opposed: int
    """The sides that `a` takes and `b` opposes."""
    distance: int


def common_ground(corpus: Corpus) -> list[SharedGround]:
    """All shared ground, the most surprising first.

    That is: by the distance of the two articles that are farthest apart otherwise, farthest first; then
    unanimous before not; then the number of articles, most first; then the question's id, agreeing before
    disagreeing. A mixed position takes no side: it neither agrees nor opposes, but where there is one, nobody
    is unanimous.
    """
    articles = counted.articles(corpus)
    questions = counted.questions(corpus)
    taken = _sides_taken(articles, questions)
    members = _members(taken, 2 * len(questions))
    answers = _answers(articles)
    found = []
    for side, pair in _farthest_pairs(articles, taken, len(questions)).items():
        number = side % len(questions)
        group, opposed = _opposed_among(members[side], members, taken)
        found.append(
            SharedGround(
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


def _order(ground: SharedGround) -> tuple[int, bool, int, str, int]:
    return -ground.distance, not ground.unanimous, -len(ground.articles), ground.question.id, -ground.sign


def _sides_taken(articles: Sequence[Article], questions: Sequence[Question]) -> list[int]:
    """For each article the sides it takes."""
    numbers = {question.id: number for number, question in enumerate(questions)}
    taken = []
    for article in articles:
        sides = 0
        for position in counted.positions_of(article):
            if sign := counted.sign(position):
                sides |= 1 << (numbers[position.question.id] + (len(questions) if sign < 0 else 0))
        taken.append(sides)
    return taken


def _members(taken: Sequence[int], sides: int) -> list[int]:
    """For each side the articles on it."""
    members = [0] * sides
    for article, own in enumerate(taken):
        for side in _bits(own):
            members[side] |= 1 << article
    return members


def _answers(articles: Sequence[Article]) -> dict[str, int]:
    """For each question, by id, how many articles take a position on it, mixed ones included."""
    answers: dict[str, int] = {}
    for article in articles:
        for position in counted.positions_of(article):
            answers[position.question.id] = answers.get(position.question.id, 0) + 1
    return answers


def _opposed_among(group: int, members: Sequence[int], taken: Sequence[int]) -> tuple[int, list[int]]:
    """The articles of the group that oppose each other on some question, and these questions by number."""
    questions = len(members) // 2
    sides = 0
    for article in _bits(group):
        sides |= taken[article]
    # Shifted by their number, the sides that disagree come to stand on those that agree.
    opposed = list(_bits(sides & (sides >> questions)))
    articles = 0
    for number in opposed:
        articles |= members[number] | members[questions + number]
    return articles & group, opposed


def _farthest_pairs(
    articles: Sequence[Article], taken: Sequence[int], questions: int
) -> dict[int, _FarthestPair]:
    """For each side on which opponents elsewhere meet, the two farthest apart; of equals the first."""
    low = (1 << questions) - 1
    opposite = [(own >> questions) | ((own & low) << questions) for own in taken]
    farthest: dict[int, _FarthestPair] = {}
    # For each distance the sides that have a pair at least so far apart. A pair that is no farther than what
    # its sides have already, which is nearly every pair, is dismissed in one operation.
    reached = [0] * (2 * questions + 1)
    for a, others in within_reach(articles):
        own = taken[a]
        for b in others:
            if b < a:
                continue
            opposed = own & opposite[b]
            if not opposed:
                continue
            same = own & taken[b]
            distance = opposed.bit_count() - same.bit_count()
            # Lists begin at 0, distances at minus the number of questions.
            farther = same & ~reached[distance + questions]
            if not farther:
                continue
            # Of the shared questions one is the ground itself, and not one of the others.
            pair = _FarthestPair(a, b, opposed, distance + 1)
            for side in _bits(farther):
                farthest[side] = pair
            level = distance + questions
            while level >= 0 and (farther := farther & ~reached[level]):
                reached[level] |= farther
                level -= 1
    return farthest


def _bits(number: int) -> Iterator[int]:
    """The places of the ones, lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
