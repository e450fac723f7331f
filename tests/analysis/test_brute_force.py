"""The figures against computations that share nothing with theirs: every pair, every recoding, in exact fractions."""

from __future__ import annotations

import os
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest

from briefings.analysis.agreement import compare
from briefings.analysis.ordinal import recode_range, variation
from briefings.analysis.second_coding import alpha
from tests.analysis.corpora import table
from tests.analysis.test_second_coding import by_definition

SAMPLES = 10_000 if os.environ.get("TESTS") == "all" else 1_000
MOST = 12
"""So many stances show every parity and every tie; pair by pair, more would only take longer."""


def total(stances):
    return sum(abs(a - b) for a, b in combinations(stances, 2))


def largest(number):
    """The largest total of so many stances, by trying: at the two ends in every proportion, the rest in the middle."""
    return max(
        total([-2] * low + [2] * high + [0] * (number - low - high))
        for low in range(number + 1)
        for high in range(number - low + 1)
    )


LARGEST = {number: largest(number) for number in range(2, MOST + 1)}


def recodings(stances):
    yield stances
    for place, stance in enumerate(stances):
        for step in (-1, 1):
            if -2 <= stance + step <= 2:
                yield [*stances[:place], stance + step, *stances[place + 1 :]]


def samples(seed):
    """Stances of two articles to a dozen; every other sample from one half of the scale, so that ties occur."""
    random = Random(seed)  # noqa: S311 - a sample, and no secret
    for number in range(SAMPLES):
        low = -2 if number % 2 else random.choice((-2, 0))
        yield [random.randint(low, low + 2 + 2 * (number % 2)) for _ in range(random.randint(2, MOST))]


def test_the_index():
    for stances in samples(1):
        exact = Fraction(total(stances), LARGEST[len(stances)])
        assert variation(stances) == pytest.approx(float(exact), abs=1e-12), stances
        assert (variation(stances) == 0) == (len(set(stances)) == 1)
        half = len(stances) // 2
        at_the_ends = min(stances.count(-2), stances.count(2)) >= half
        assert (variation(stances) == 1) == at_the_ends, stances


def test_its_range():
    for stances in samples(2):
        values = [Fraction(total(each), LARGEST[len(each)]) for each in recodings(stances)]
        low, high = recode_range(stances)
        assert low == pytest.approx(float(min(values)), abs=1e-12), stances
        assert high == pytest.approx(float(max(values)), abs=1e-12), stances
        assert low <= variation(stances) <= high


def test_the_agreement_of_pairs():
    random = Random(3)  # noqa: S311 - a sample, and no secret
    for _ in range(SAMPLES):
        rows = [{f"q{q}": random.choice((-2, -1, 0, 1, 2, None)) for q in range(6)} for _ in range(2)]
        articles = table(dict(zip("ab", rows, strict=True))).corpus.articles
        shared = [q for q in rows[0] if None not in (rows[0][q], rows[1][q])]
        found = compare(articles["a"], articles["b"])
        assert (found is None) == (len(shared) < 3)
        if found is not None:
            distances = [Fraction(abs(rows[0][q] - rows[1][q]), 4) for q in shared]
            exact = sum(1 - distance for distance in distances) / len(shared)
            assert (found.value, found.shared) == (pytest.approx(float(exact), abs=1e-12), len(shared))


def test_alpha():
    random = Random(4)  # noqa: S311 - a sample, and no secret
    for _ in range(SAMPLES):
        cells = [
            (a, max(-2, min(2, a + random.choice((-1, 0, 0, 0, 1)))))
            for a in random.choices(range(-2, 3), k=8)
        ]
        assert alpha(cells) == pytest.approx(by_definition(cells), abs=1e-12), cells
