"""Articles side by side: each question in one list, by how they stand to each other."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from briefings.analysis.agreement import Pairs
from briefings.analysis.comparison import Standing, comparison
from tests.corpora.linked import UNCLEAR, Builder, table

QUESTIONS = [f"q{number}" for number in range(6)]
answers = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from([*range(-2, 3), UNCLEAR]))


def of(builder, *ids):
    articles = [builder.corpus.articles[id_] for id_ in ids]
    return comparison(articles)


def ids(rows):
    return [row.question.id for row in rows]


def test_each_list_has_the_farthest_apart_first_and_then_the_order_of_the_data():
    builder = table(
        {
            "a": {
                "near": 1,
                "mixed": 1,
                "opposed": 1,
                "far": 2,
                "middle": 2,
                "same": 0,
                "alone": 1,
                "also": 2,
            },
            "b": {"near": 2, "first": 1, "mixed": 0, "opposed": -1, "far": -2, "middle": 0, "same": 0},
        }
    )
    found = of(builder, "a", "b")
    assert {each: ids(rows) for each, rows in found.items()} == {
        Standing.OPPOSITE: ["far", "opposed"],
        Standing.MIXED: ["middle", "mixed"],
        Standing.DEGREE: ["near"],
        Standing.EQUAL: ["same"],
        Standing.ALONE: ["alone", "also", "first"],
    }
    assert [row.distance for row in found[Standing.OPPOSITE] + found[Standing.MIXED]] == [4, 2, 2, 1]


def test_a_question_that_one_leaves_out_is_listed_apart():
    found = of(table({"a": {"q": 1, "r": 1}, "b": {"r": UNCLEAR}}), "a", "b")
    assert [each for each, rows in found.items() if rows] == [Standing.ALONE]
    positions = {row.question.id: row.positions[1] for row in found[Standing.ALONE]}
    assert (positions["q"], positions["r"].value) == (None, None)


def test_a_third_that_is_silent_leaves_the_comparison_of_the_others():
    found = of(table({"a": {"q": 2}, "b": {}, "c": {"q": -1}}), "a", "b", "c")
    (row,) = found[Standing.OPPOSITE]
    assert (row.distance, row.positions[1]) == (3, None)


def test_what_is_withdrawn_is_compared_with_nothing():
    builder = Builder()
    for question in ("q", "r"):
        builder.question(question, withdrawn=question == "r")
    for article in ("a", "b"):
        builder.article(article)
        builder.position(article, "q", 2, withdrawn=article == "b")
        builder.position(article, "r", 2)
    found = of(builder, "a", "b")
    assert {each: ids(rows) for each, rows in found.items() if rows} == {Standing.ALONE: ["q"]}
    assert list(Pairs(builder.corpus)) == []


def test_a_pair_has_a_figure_from_three_shared_questions_on():
    builder = table(
        {"a": dict.fromkeys("qrs", 2), "b": {"q": 2, "r": 0, "s": -2}, "c": dict.fromkeys("qr", 2)}
    )
    a, b, c = builder.corpus.articles.values()
    pairs = Pairs(builder.corpus)
    assert pairs.of(a, b).agreement == 0.5
    assert (pairs.of(a, c).shared, pairs.of(a, c).agreement) == (2, None)


def by_the_definition(taken):
    """How stances, at least one, stand to each other."""
    if len(taken) == 1:
        return Standing.ALONE
    if len(set(taken)) == 1:
        return Standing.EQUAL
    if min(taken) < 0 < max(taken):
        return Standing.OPPOSITE
    return Standing.MIXED if 0 in taken else Standing.DEGREE


@given(st.lists(answers, min_size=2, max_size=3))
def test_each_question_with_a_position_is_in_one_list_and_in_the_right_one(rows):
    named = dict(zip("abc", rows, strict=False))
    found = of(table(named, QUESTIONS), *named)
    stances = {q: [row[q] for row in rows if row.get(q) is not None] for q in QUESTIONS}
    expected = {q: by_the_definition(taken) for q, taken in stances.items() if taken}
    assert {q: each for each, listed in found.items() for q in ids(listed)} == expected
    assert sum(map(len, found.values())) == len(expected)
    for row in (row for listed in found.values() for row in listed):
        taken = stances[row.question.id]
        assert row.distance == max(taken) - min(taken)


@given(st.dictionaries(st.sampled_from("abcde"), answers, min_size=2))
def test_every_pair_that_shares_a_question_counts_how_the_two_stand_on_each(rows):
    expected = {}
    for a, b in combinations(rows, 2):
        taken = [(rows[a][q], rows[b][q]) for q in QUESTIONS if None not in (rows[a].get(q), rows[b].get(q))]
        counts = Counter(by_the_definition(each) for each in taken)
        agreement = 1 - sum(abs(x - y) for x, y in taken) / (4 * len(taken)) if len(taken) >= 3 else None
        if taken:
            expected[a, b] = (*(counts[each] for each in list(Standing)[:4]), agreement)
    found = {
        (pair.a.id, pair.b.id): (
            pair.opposite,
            pair.one_mixed,
            pair.by_degree,
            pair.equal,
            pair.agreement,
        )
        for pair in Pairs(table(rows, QUESTIONS).corpus)
    }
    assert found == expected
    assert list(found) == list(expected)
