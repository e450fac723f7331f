"""Where each article stands among the others: its sharpest oppositions, and where it stands alone.

What this returns, for whoever shows it:

- `Figures.profiles[article.id]` is the `Profile` of an article. Withdrawn articles have none.
- `Profile.oppositions` has one `Opposition` for each question on which the article really is opposed, the sharpest
  first. Take as many from the front as there is room for.
- `Profile.alone` has those of them in which nobody else is on the article's side and two others or more are on the
  other side: stated ones first, then those against most others.
- `Profile.only` has the article's positions on questions that no other article answers.
- `Profile.opponents` has the articles that it opposes, the one that it opposes on most questions first: its main
  opponent. `Profile.over(article)` gives the sharpest opposition to one of them.

An `Opposition` holds positions, not words. Somebody who agrees holds the question's `proposition`, and somebody who
disagrees holds its `disagreeing`. Since both sides take a side, `position.value` is never 0 or None.

Opponents are positions that count in the figures of the question (see `eligible.py`). Two positions of which an
annotator says that they are only seemingly opposed are no opposition here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ..corpus.vocabulary import Basis
from . import eligible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..corpus.model import Article, Corpus, Position, Question
    from .disagreement import Disagreement, OppositionNote

ALONE = 2
"""The least number of others on the other side for an article to stand alone on its own."""


@dataclass(frozen=True, slots=True)
class Opposition:
    """A question on which an article is opposed."""

    position: Position
    """The article's own."""
    opponents: tuple[Position, ...]
    """One or more on the other side: farthest first, then stated before inferred, then the main opponent first."""

    @property
    def question(self) -> Question:
        """The question that both sides answer."""
        return self.position.question

    @property
    def distance(self) -> int:
        """Steps between the article and the opponent that is farthest from it, 2 to 4."""
        return abs((self.position.value or 0) - (self.opponents[0].value or 0))

    @property
    def stated(self) -> bool:
        """Whether both the article and its first opponent say it, so that annotators had to infer neither."""
        return not (_inferred(self.position) or _inferred(self.opponents[0]))


@dataclass(frozen=True, slots=True)
class Profile:
    """Where one article stands among the others."""

    oppositions: tuple[Opposition, ...] = ()
    """Farthest apart first, then those that both sides state; then those with an opponent not yet named, then as in
    the index."""
    alone: tuple[Opposition, ...] = ()
    """Those with nobody else on the article's side and two or more on the other: stated ones first, then those against
    most others, then as above."""
    only: tuple[Position, ...] = ()
    """Its positions on questions that no other article answers, in the order of the index."""
    opponents: tuple[tuple[Article, int], ...] = ()
    """Each article that opposes it, with the number of questions: most first, then in the order of the data."""

    def over(self, other: Article) -> Opposition:
        """The sharpest opposition to one of its opponents."""
        return next(
            each for each in self.oppositions if any(position.article is other for position in each.opponents)
        )


def profiles(
    corpus: Corpus, index: Iterable[Disagreement], notes: Iterable[OppositionNote]
) -> dict[str, Profile]:
    """The profile of every article that is not withdrawn, by its id, in the order of the data.

    `index` holds every question's disagreement in the order of the index; `notes` say what only seems opposed.
    """
    seeming: defaultdict[Position, set[Position]] = defaultdict(set)
    for note in notes:
        for other in note.others:
            seeming[note.position].add(other)
            seeming[other].add(note.position)
    places = {d.question.id: (place, d) for place, d in enumerate(index)}
    # From every position on the other side, those are farthest that are farthest from the middle.
    sharpness = {
        position: (eligible.weakness(position), _inferred(position))
        for _, d in places.values()
        for position in d.positions
    }
    return {
        article.id: _profile(article, places, seeming, sharpness) for article in eligible.articles(corpus)
    }


def _profile(
    article: Article,
    places: Mapping[str, tuple[int, Disagreement]],
    seeming: Mapping[Position, set[Position]],
    sharpness: Mapping[Position, tuple[int, bool]],
) -> Profile:
    own = sorted(eligible.positions_of(article), key=lambda position: places[position.question.id][0])
    facing: dict[Position, Sequence[Position]] = {}
    single, only = set(), []
    for position in own:
        d = places[position.question.id][1]
        sides = {1: d.for_, -1: d.against}
        side = eligible.sign(position)
        facing[position] = sides.get(-side, [])
        if position in seeming:
            facing[position] = [other for other in facing[position] if other not in seeming[position]]
        if all(other is position for other in sides.get(side, ())):
            single.add(position)
        if d.positions == (position,):
            only.append(position)
    # Counted in the order of the data, so that the most common ones come in that order where counts are equal.
    names = Counter(other.article for others in facing.values() for other in others)

    def sharpest(others: Iterable[Position]) -> tuple[Position, ...]:
        main_first = sorted(others, key=lambda other: names[other.article], reverse=True)
        return tuple(sorted(main_first, key=sharpness.__getitem__))

    oppositions = _sharpest_first(
        Opposition(position, sharpest(others)) for position, others in facing.items() if others
    )
    alone = [each for each in oppositions if each.position in single and len(each.opponents) >= ALONE]
    return Profile(
        oppositions,
        tuple(sorted(alone, key=lambda each: (not each.stated, -len(each.opponents)))),
        tuple(only),
        tuple(names.most_common()),
    )


def _sharpest_first(found: Iterable[Opposition]) -> tuple[Opposition, ...]:
    """The oppositions, given in the order of the index, with the sharpest first."""

    def place(each: Opposition) -> tuple[int, bool]:
        return -each.distance, not each.stated

    ordered: list[Opposition] = []
    named: set[Article] = set()
    for _, equals in groupby(sorted(found, key=place), place):
        nobody_new: list[Opposition] = []
        for each in equals:
            articles = {position.article for position in each.opponents}
            (nobody_new if named >= articles else ordered).append(each)
            named |= articles
        ordered += nobody_new
    return tuple(ordered)


def _inferred(position: Position) -> bool:
    return position.written.basis is Basis.INFERRED
