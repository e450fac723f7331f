"""The figures of random corpora, against a second computation that follows the definitions word by word."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import combinations, combinations_with_replacement, permutations
from random import Random
from statistics import median

import pytest
from conftest import sample
from hypothesis import given
from hypothesis import strategies as st

from briefings.analysis.disagreement import label_of
from briefings.analysis.figures import Figures
from briefings.analysis.ordinal import recode_range, variation
from briefings.corpus import schema
from tests.corpora.linked import UNCLEAR, table

LABELS = ["opposed", "dissent", "same-side", "degree", "agreed", "one-voice", "unaddressed"]
STEPS = {
    k: [(x, x + step) for x in range(-(k // 2), k // 2 + 1) for step in (1, -1) if abs(x + step) <= k // 2]
    for k in (3, 5)
}
"""The steps on a scale of three points and on one of five."""


def index(stances, k=5):
    """Berry and Mielke's formula, pair by pair."""
    n = len(stances)
    largest = Fraction((n**2 - n % 2) * (k - 1), 4)
    return sum(abs(a - b) for a, b in combinations(stances, 2)) / largest


def recodings(stances, k=5):
    """All that become of the stances if at most a tenth of them, rounded up, go one step up or down."""
    for number in range(-(-len(stances) // 10) + 1):
        for steps in combinations_with_replacement(STEPS[k], number):
            left = Counter(stances)
            left.subtract(Counter(point for point, _ in steps))
            if min(left.values()) >= 0:
                yield [*left.elements(), *(to for _, to in steps)]


def label(stances):
    agree, disagree = [s for s in stances if s > 0], [s for s in stances if s < 0]
    smaller = min(len(agree), len(disagree))
    if len(stances) < 2:
        return "one-voice" if stances else "unaddressed"
    if len(set(stances)) == 1:
        return "agreed"
    if smaller == 0:
        return "degree" if 0 in stances else "same-side"
    of_sides, of_all = Fraction(smaller, len(agree + disagree)), Fraction(smaller, len(stances))
    return "opposed" if of_sides >= Fraction(1, 5) and of_all >= Fraction(1, 10) else "dissent"


def shared(rows, a, b):
    return [q for q in rows[a] if rows[a][q] is not None and rows[b].get(q) is not None]


def agreement(rows, a, b, k):
    both = shared(rows, a, b)
    return sum(1 - Fraction(abs(rows[a][q] - rows[b][q]), k - 1) for q in both) / len(both)


def neighbours(rows, a, k):
    """The ids of the closest and of the farthest, nearest to the end first, and the fewest questions shared."""
    pairs = [pair for pair in combinations(rows, 2) if len(shared(rows, *pair)) >= 3]
    usual = median(agreement(rows, *pair, k) for pair in pairs) if pairs else 0
    numbers = {b: len(shared(rows, a, b)) for b in rows if b != a and shared(rows, a, b)}
    fewest = max(3, Fraction(median(numbers.values())) / 2) if numbers else 3
    found = {b: agreement(rows, a, b, k) for b, number in numbers.items() if number >= fewest}
    closest = sorted(found, key=lambda b: (-found[b], -numbers[b], b))[: min(3, (len(found) + 1) // 2)]
    closest = [b for b in closest if found[b] >= usual]
    farthest = sorted(found.keys() - closest, key=lambda b: (found[b], -numbers[b], b))
    return closest, farthest[:3], -(-fewest // 1)


def distance(rows, question, a, b):
    """On how many of the other questions the two oppose each other, less those on which they agree."""
    products = [rows[a][q] * rows[b][q] for q in shared(rows, a, b) if q != question]
    return sum((product < 0) - (product > 0) for product in products)


def common_ground(rows, latest, bylines):
    """By question and side: the articles, and the distance of the two that are farthest apart.

    Each holds a view of the question that counts. They have no author in common, and all that they state counts
    elsewhere.
    """
    found = {}
    for a, b in combinations(rows, 2):
        if set(bylines.get(a, ((), ""))[0]) & set(bylines.get(b, ((), ""))[0]):
            continue
        for question in shared(latest, a, b):
            far = distance(rows, question, a, b)
            if latest[a][question] * latest[b][question] > 0 and far > 0:
                members, farthest = found.get((question, latest[a][question] > 0), (set(), 0))
                found[question, latest[a][question] > 0] = (members | {a, b}, max(far, farthest))
    return found


def corpus(seed, k):
    """Articles by id with their stances; each question leans its own way, and some are left out more than others."""
    random = Random(seed)  # noqa: S311
    ids = random.sample([f"a{number}" for number in range(99)], random.choice([2, 3, 4, 6, 9, 14, 24]))
    rows = {id_: {} for id_ in ids}
    for number in range(random.randint(1, 14)):
        weights = [random.random() ** random.choice([1, 4, 9]) for _ in range(6)]
        answered = random.random() ** 0.5
        for row in rows.values():
            if random.random() < answered:
                row[f"q{number}"] = random.choices(
                    [*range(-(k // 2), k // 2 + 1), UNCLEAR], weights[: k + 1]
                )[0]
    bylines = {
        id_: (random.sample("xyz", random.choice([0, 1, 1, 1, 2])), random.choice([None, "2024", "2025-05"]))
        for id_ in ids
        if random.random() < seed % 3 / 2
    }
    return rows, bylines


def counted(rows, bylines):
    """The rows without the positions whose article names authors that all have a clear one in a later article."""
    dates = {id_: published or "" for id_, (_, published) in bylines.items()}
    order = sorted(bylines, key=lambda id_: (dates[id_], list(rows).index(id_)))
    later = {id_: order[place + 1 :] for place, id_ in enumerate(order)}

    def superseded(id_, question):
        authors = bylines.get(id_, ((), ""))[0]
        heard = [
            set(bylines[other][0]) for other in later.get(id_, ()) if rows[other].get(question) is not None
        ]
        return len(authors) > 0 and set().union(*heard).issuperset(authors)

    return {
        id_: {question: stance for question, stance in row.items() if not superseded(id_, question)}
        for id_, row in rows.items()
    }


def spoken(latest, bylines, id_, question):
    """Whether an article names authors who all have a view of the question that counts."""
    authors = set(bylines.get(id_, ((), ""))[0])
    voices = {author for other in bylines if question in latest[other] for author in bylines[other][0]}
    return len(authors) > 0 and authors <= voices


def figures_of(stances, k=5):
    """Label, index and its range."""
    if len(stances) < 2:
        return label(stances), None, None, None
    values = [float(index(recoded, k)) for recoded in recodings(stances, k)]
    return label(stances), float(index(stances, k)), min(values), max(values)


@pytest.mark.parametrize("seed", sample(range(1000), 80))
def test_the_figures_of_a_random_corpus(seed):
    k = 3 if seed % 4 == 0 else 5
    rows, bylines = corpus(seed, k)
    made = table(rows, bylines=bylines).corpus
    made.settings = schema.Settings(scale=k)
    figures = Figures(made)
    latest = counted(rows, bylines)
    taken = {
        id_: [row[id_] for row in latest.values() if row.get(id_) is not None] for id_ in figures.of_question
    }
    expected = {id_: figures_of(stances, k) for id_, stances in taken.items()}
    found = {id_: (d.label, d.score, d.low, d.high) for id_, d in figures.of_question.items()}
    assert found == expected
    for id_, d in figures.of_question.items():
        left_out = [article for article in rows if id_ in rows[article] and id_ not in latest[article]]
        assert [position.article.id for position in d.earlier] == left_out
        silent = [a for a in rows if id_ not in rows[a] and not spoken(latest, bylines, a, id_)]
        assert [article.id for article in d.silent] == silent
        assert d.of == len(silent) + sum(id_ in row for row in latest.values())
    silent = {
        article: [
            q for q in taken if q not in row and len(taken[q]) > 1 and not spoken(latest, bylines, article, q)
        ]
        for article, row in rows.items()
    }
    assert {id_: {q.id for q in found} for id_, found in figures.silences.items()} == {
        id_: set(questions) for id_, questions in silent.items()
    }
    by_score = {
        id_: (1 if score is None else -score, LABELS.index(label))
        for id_, (label, score, *_) in expected.items()
    }
    assert list(found) == sorted(found, key=lambda id_: (*by_score[id_], -len(taken[id_]), id_))

    articles = figures.corpus.articles
    for a, b in permutations(rows, 2):
        number = len(shared(rows, a, b))
        found = figures.pairs.of(articles[a], articles[b])
        assert found.shared == number
        expected = pytest.approx(float(agreement(rows, a, b, k)), abs=1e-12) if number >= 3 else None
        assert found.agreement == expected
    assert list(figures.neighbours) == list(rows)
    for id_, near in figures.neighbours.items():
        closest, farthest = ([each.b.id for each in each_way] for each_way in (near.closest, near.farthest))
        assert (closest, farthest, near.fewest) == neighbours(rows, id_, k)
        for each in (*near.closest, *near.farthest):
            assert (each.a.id, each.shared) == (id_, len(shared(rows, id_, each.b.id)))
            assert each.value == pytest.approx(float(agreement(rows, id_, each.b.id, k)), abs=1e-12)
    assert {
        (ground.question.id, ground.sign > 0): ({each.id for each in ground.articles}, ground.distance)
        for ground in figures.common_ground
    } == common_ground(rows, latest, bylines)
    for ground in figures.common_ground:
        a, b = (article.id for article in ground.pair)
        assert ground.distance == distance(rows, ground.question.id, a, b)
        assert len(ground.pair_opposed) == figures.pairs.of(*ground.pair).opposite


def as_computed(stances, k=5):
    return label_of(stances), variation(stances, k), *recode_range(stances, k)


@given(
    st.lists(st.integers(0, 12), min_size=5, max_size=5).filter(lambda counts: sum(counts) > 1), st.randoms()
)
def test_the_figures_of_up_to_sixty_stances_in_any_order(counts, random):
    stances = [stance for stance, count in zip(range(-2, 3), counts, strict=True) for _ in range(count)]
    random.shuffle(stances)
    assert as_computed(stances) == figures_of(stances)


@pytest.mark.parametrize("k", [3, 5])
def test_the_figures_of_every_two_to_eight_stances(k):
    scale = range(-(k // 2), k // 2 + 1)
    cases = [case for size in range(2, 9) for case in combinations_with_replacement(scale, size)]
    assert [as_computed(case, k) for case in cases] == [figures_of(case, k) for case in cases]


@given(st.lists(st.tuples(*[st.sampled_from([-1, 1])] * 2), min_size=3, max_size=40))
def test_on_three_points_the_agreement_is_the_share_of_equal_answers(stances):
    rows = {
        article: {f"q{number}": each[place] for number, each in enumerate(stances)}
        for place, article in enumerate("ab")
    }
    corpus = table(rows).corpus
    corpus.settings = schema.Settings(scale=3)
    (pair,) = Figures(corpus).pairs
    assert pair.agreement == pytest.approx(pair.equal / pair.shared, abs=1e-12)
