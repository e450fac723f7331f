"""Articles side by side: each question in one list, by how far apart they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefings.analysis.comparison import comparison, pair
from briefings.analysis.disagreement import Label, disagreements
from tests.corpora.linked import UNCLEAR, Builder, table

QUESTIONS = [f"q{number}" for number in range(6)]
answers = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from([*range(-2, 3), UNCLEAR]))


def of(builder, *ids):
    articles = [builder.corpus.articles[id_] for id_ in ids]
    return comparison(articles, disagreements(builder.corpus))


def ids(rows):
    return [row.question.id for row in rows]


def test_what_divides_comes_farthest_first_and_opposed_before_by_degree():
    builder = table(
        {
            "a": {"near": 1, "opposed": 1, "degree": 2, "far": 2, "same": 1},
            "b": {"near": 2, "opposed": -1, "degree": 0, "far": -2, "same": 1},
            # In the whole index the other one of the two comes first.
            "c": {"degree": -2},
        }
    )
    found = of(builder, "a", "b")
    assert ids(found.divided) == ["far", "opposed", "degree", "near"]
    assert [row.distance for row in found.divided] == [4, 2, 2, 1]
    assert [row.label for row in found.divided] == [
        Label.OPPOSED,
        Label.OPPOSED,
        Label.DEGREE,
        Label.SAME_SIDE,
    ]
    assert ids(found.agreed) == ["same"]


def test_a_question_that_one_leaves_out_is_neither_divided_nor_agreed():
    found = of(table({"a": {"q": 1, "r": 1}, "b": {"r": UNCLEAR}}), "a", "b")
    assert (ids(found.divided), ids(found.agreed)) == ([], [])
    assert {row.question.id: row.positions[1] for row in found.alone}["q"] is None
    assert {row.question.id: row.positions[1].value for row in found.alone if row.positions[1]} == {"r": None}


def test_a_third_that_is_silent_leaves_the_comparison_of_the_others():
    found = of(table({"a": {"q": 2}, "b": {}, "c": {"q": -1}}), "a", "b", "c")
    (row,) = found.divided
    assert (row.distance, row.positions[1]) == (3, None)
    assert [(each.a.id, each.b.id, each.shared) for each in found.pairs] == [
        ("a", "b", 0),
        ("a", "c", 1),
        ("b", "c", 0),
    ]


def test_what_is_withdrawn_is_compared_with_nothing():
    builder = Builder()
    for question in ("q", "r"):
        builder.question(question, withdrawn=question == "r")
    for article in ("a", "b"):
        builder.article(article)
        builder.position(article, "q", 2, withdrawn=article == "b")
        builder.position(article, "r", 2)
    found = of(builder, "a", "b")
    assert ids(found.alone) == ["q"]
    assert found.agreed == found.divided == ()


def test_a_pair_has_a_figure_from_three_shared_questions_on():
    builder = table(
        {"a": dict.fromkeys("qrs", 2), "b": {"q": 2, "r": 0, "s": -2}, "c": dict.fromkeys("qr", 2)}
    )
    a, b, c = builder.corpus.articles.values()
    assert pair(a, b).agreement.value == 0.5
    assert (pair(a, c).shared, pair(a, c).agreement) == (2, None)


@given(st.lists(answers, min_size=2, max_size=3))
def test_each_question_with_a_position_is_in_one_list_and_in_the_right_one(rows):
    named = dict(zip("abc", rows, strict=False))
    found = of(table(named, QUESTIONS), *named)
    lists = {"divided": ids(found.divided), "agreed": ids(found.agreed), "alone": ids(found.alone)}
    for question in QUESTIONS:
        stances = [row[question] for row in rows if row.get(question) is not None]
        expected = {
            "divided": len(set(stances)) > 1,
            "agreed": len(stances) > 1 and len(set(stances)) == 1,
            "alone": len(stances) == 1,
        }
        assert {name: lists[name].count(question) for name in lists} == expected
    assert all(
        row.distance == max(s := [p.value for p in row.positions if p and p.value is not None]) - min(s)
        for row in found.divided
    )
