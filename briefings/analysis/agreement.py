"""How far two articles agree, over the questions that both answer.

The agreement is the mean of `1 - |x_a - x_b| / 4` over these questions, with stances from -2 to 2. On a scale of three
points, from -1 to 1, it is the mean of `1 - |x_a - x_b| / 2`. It compares two articles and not their authors, so it also
counts positions that an author has since superseded in a later article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import chain
from math import ceil
from operator import itemgetter
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from . import eligible
from .ordinal import HIGHEST, LOWEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..corpus.model import Article, Corpus

MINIMUM_SHARED = 3
"""Below this many shared questions the agreement is left blank, and nobody is closest or farthest."""
NEAREST = 3
"""At most so many articles are named as closest, and as many as farthest."""


def _longest(corpus: Corpus) -> int:
    """The largest distance of two stances on the scale of this corpus."""
    return corpus.settings.scale - 1


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far `a` and `b` agree over `shared` questions: 0 (opposite ends throughout) to 1 (all the same)."""

    a: Article
    b: Article
    value: float
    shared: int


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Up to three articles that agree most with an article, and up to three that agree least. It is `a` in each pair."""

    closest: tuple[Agreement, ...]
    farthest: tuple[Agreement, ...]
    fewest: int
    """The least number of questions that another article must share to be in either."""


@dataclass(frozen=True, slots=True)
class _Answers:
    articles: list[int] = field(default_factory=list)
    """Who answers a question."""
    apart: dict[int, list[int]] = field(
        default_factory=lambda: {stance: [] for stance in range(LOWEST, HIGHEST + 1)}
    )
    """For each stance, who takes another, each as often as the two are steps apart."""


@dataclass(frozen=True, slots=True)
class Agreements:
    """How far the articles of a corpus agree."""

    neighbours: dict[str, Neighbours]
    """By the article's id, in the order of the data: every article that is not withdrawn."""
    values: tuple[float, ...]
    """The agreement of every pair that shares three questions or more, in ascending order."""


_Entry = tuple[float, int, int]
"""The distance of two articles (1 less the agreement), the number of questions, below zero, and the other's index."""


def agreements(corpus: Corpus) -> Agreements:
    """How far all pairs agree, and the closest and the farthest other articles of each.

    Of an article's neighbours, the closest have the highest agreement first, the farthest the lowest; ties go to more
    shared questions, then to the id. Only articles count that share at least half as many questions with it as the
    median of all that share any, and at least three. No article is in both lists: of fewer than six, the closer half
    may be closest, with the one in the middle of an odd number, so that a single other article may be. An article
    is never closest if the two agree less than the median of all pairs of the corpus.
    """
    # Sorted by id, so that the index settles ties as the id would.
    articles = sorted(eligible.articles(corpus), key=lambda article: article.id)
    stances = [_stances(article) for article in articles]
    answers = _answers(stances)

    def pairs(article: Article, entries: Iterable[_Entry]) -> tuple[Agreement, ...]:
        return tuple(
            Agreement(article, articles[other], 1 - distance, -shared) for distance, shared, other in entries
        )

    values: list[float] = []
    candidates = []
    for index, article in enumerate(articles):
        row, fewest = _row(index, stances[index], answers, _longest(corpus))
        values.extend(1 - distance for distance, _, other in row if other > index)
        row = sorted(entry for entry in row if -entry[1] >= fewest)
        closest = row[: min(NEAREST, (len(row) + 1) // 2)]
        row.sort(key=itemgetter(0), reverse=True)  # those at the same distance stay in their order
        # At most three of the six farthest are among the closest, so three remain if there are six.
        candidates.append((article, closest, row[: 2 * NEAREST], ceil(fewest)))
    values.sort()
    usual = median(values) if values else 0
    found = {}
    for article, near, far, fewest in candidates:
        closest = [entry for entry in near if 1 - entry[0] >= usual]
        farthest = [entry for entry in far if entry not in closest][:NEAREST]
        found[article.id] = Neighbours(pairs(article, closest), pairs(article, farthest), fewest)
    return Agreements({article.id: found[article.id] for article in eligible.articles(corpus)}, tuple(values))


def _row(
    index: int, own: Mapping[str, int], found: Mapping[str, _Answers], longest: int
) -> tuple[list[_Entry], float]:
    """The others that share three questions or more, and the fewest questions that a neighbour must share."""
    # A Counter counts much faster than a loop.
    shared = Counter(chain.from_iterable(found[question].articles for question in own))
    steps = Counter(chain.from_iterable(found[question].apart[stance] for question, stance in own.items()))
    del shared[index]
    row = [
        (steps[other] / (longest * number), -number, other)
        for other, number in shared.items()
        if number >= MINIMUM_SHARED
    ]
    half = median(shared.values()) / 2 if shared else 0
    return row, max(half, MINIMUM_SHARED)


def _stances(article: Article) -> dict[str, int]:
    """The stances of an article that can be compared, from -2 to 2, by the question's id."""
    return {each.question.id: each.value or 0 for each in eligible.positions_of(article)}


def _answers(stances: Iterable[Mapping[str, int]]) -> dict[str, _Answers]:
    """Who answers each question, by its id. Articles are named by their indexes."""
    found: defaultdict[str, _Answers] = defaultdict(_Answers)
    for index, own in enumerate(stances):
        for question, stance in own.items():
            answers = found[question]
            answers.articles.append(index)
            for other, apart in answers.apart.items():
                apart.extend([index] * abs(stance - other))
    return found


class Pair(NamedTuple):
    """Two articles, and on how many of the questions that both answer they stand to each other in which way."""

    a: Article
    b: Article
    equal: int
    """They take the same stance, which may be a mixed one."""
    by_degree: int
    """They are on the same side, one more strongly than the other."""
    one_mixed: int
    """One takes a side, and the other is mixed."""
    opposite: int
    """They are on opposite sides."""
    agreement: float | None
    """How far they agree, 0 to 1; None where they share fewer than three questions."""

    @property
    def shared(self) -> int:
        """The number of questions that both answer."""
        return self.equal + self.by_degree + self.one_mixed + self.opposite


class Pairs:
    """Every two articles of a corpus that are not withdrawn."""

    def __init__(self, corpus: Corpus) -> None:
        self._articles = eligible.articles(corpus)
        self._stances = {article.id: _stances(article) for article in self._articles}
        self._longest = _longest(corpus)

    def __iter__(self) -> Iterator[Pair]:
        """Those that share a question, in the order of the data."""
        stances = [self._stances[article.id] for article in self._articles]
        answers = _answers(stances)
        for index, own in enumerate(stances):
            others = {other for question in own for other in answers[question].articles if other > index}
            for other in sorted(others):
                yield self.of(self._articles[index], self._articles[other])

    def of(self, a: Article, b: Article) -> Pair:
        """How two of them stand to each other."""
        ours, theirs = self._stances[a.id], self._stances[b.id]
        equal = by_degree = one_mixed = opposite = steps = 0
        for question in ours.keys() & theirs.keys():
            one, other = ours[question], theirs[question]
            steps += abs(one - other)
            if one == other:
                equal += 1
            elif one * other > 0:
                by_degree += 1
            elif one * other < 0:
                opposite += 1
            else:
                one_mixed += 1
        shared = equal + by_degree + one_mixed + opposite
        # The mean that the module's text gives, for the scale of this corpus.
        agreement = 1 - steps / (shared * self._longest) if shared >= MINIMUM_SHARED else None
        return Pair(a, b, equal, by_degree, one_mixed, opposite, agreement)
