"""The disagreement index: what is counted, its labels and its order."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.analysis.disagreement import Label, disagreements, label_of
from tests.corpora.linked import UNCLEAR, Builder, table


def of_stances(*stances):
    """The Disagreement of a question answered in this way, one article each."""
    builder = table({f"a{number}": {"q": stance} for number, stance in enumerate(stances)}, ["q"])
    return disagreements(builder.corpus)[0]


def ids(positions):
    return [position.article.id for position in positions]


@pytest.mark.parametrize(
    ("stances", "label"),
    [
        ([-2, 2], Label.OPPOSED),
        ([-1, 0, 1], Label.OPPOSED),
        ([-2, 1, 1, 1, 1], Label.OPPOSED),
        ([-2, 1, 1, 1, 1, 1], Label.DISSENT),
        ([-1, 1, *[0] * 8], Label.OPPOSED),
        ([-1, 1, *[0] * 9], Label.DISSENT),
        ([0, 2], Label.DEGREE),
        ([1, 2], Label.SAME_SIDE),
        ([-2, -2, -1], Label.SAME_SIDE),
        ([0, 1, 2], Label.DEGREE),
        ([-2, 0], Label.DEGREE),
        ([1, 1], Label.AGREED),
        ([0, 0], Label.AGREED),
        ([2], Label.ONE_VOICE),
        ([2, UNCLEAR], Label.ONE_VOICE),
        ([UNCLEAR], Label.UNADDRESSED),
        ([], Label.UNADDRESSED),
    ],
)
def test_labels(stances, label):
    assert of_stances(*stances).label is label


@given(st.lists(st.integers(0, 40), min_size=5, max_size=5))
def test_each_label_stands_exactly_where_the_counts_say(counts):
    label = label_of(
        [stance for stance, count in zip(range(-2, 3), counts, strict=True) for _ in range(count)]
    )
    total, disagree, mixed, agree = sum(counts), sum(counts[:2]), counts[2], sum(counts[3:])
    smaller = min(agree, disagree)
    few = smaller / max(1, agree + disagree) < 0.2 or smaller / max(1, total) < 0.1
    agreed = max(counts) == total > 1
    assert (label is Label.OPPOSED) == (smaller > 0 and not few)
    assert (label is Label.DISSENT) == (smaller > 0 and few)
    assert (label is Label.SAME_SIDE) == (smaller == 0 and mixed == 0 and total > 1 and not agreed)
    assert (label is Label.DEGREE) == (smaller == 0 and mixed > 0 and total > 1 and not agreed)
    assert (label is Label.AGREED) == agreed
    assert (label is Label.ONE_VOICE) == (total == 1)
    assert (label is Label.UNADDRESSED) == (total == 0)


@given(st.lists(st.sampled_from(range(-2, 3)), min_size=2, max_size=5))
def test_of_up_to_five_positions_one_against_the_others_is_opposed(stances):
    assert (label_of(stances) is Label.OPPOSED) == (min(stances) < 0 < max(stances))


PLANTED = {  # by name: the label, and how many of forty agree, disagree and are mixed
    **{f"split-{few}": (Label.OPPOSED, 40 - few, few, 0) for few in range(8, 21)},
    **{f"split-with-mixed-{few}": (Label.OPPOSED, few, few, 40 - 2 * few) for few in range(4, 7)},
    **{f"dissent-{few}": (Label.DISSENT, few, 40 - few, 0) for few in range(1, 8)},
    **{
        f"consensus-{mixed}": (Label.DEGREE if mixed else Label.SAME_SIDE, 40 - mixed, 0, mixed)
        for mixed in range(8)
    },
    **{
        f"indifference-{few}": (Label.DISSENT if few else Label.AGREED, few, few, 40 - 2 * few)
        for few in range(4)
    },
}


def test_a_corpus_of_forty_articles_has_the_labels_that_were_planted_in_it():
    random = Random(5)  # noqa: S311
    rows = {f"a{number}": {} for number in range(40)}
    questions = random.sample(sorted(PLANTED) * 2, 60)
    for number, name in enumerate(questions):
        _, agree, disagree, mixed = PLANTED[name]
        # The two ends of a side take turns, so that nobody is equal by chance.
        stances = [*(1 + n % 2 for n in range(agree)), *(-1 - n % 2 for n in range(disagree)), *[0] * mixed]
        for article, stance in zip(rows, random.sample(stances, 40), strict=True):
            rows[article][f"{name}-{number}"] = stance
    found = disagreements(table(rows).corpus)
    planted = {d.question.id: PLANTED[d.question.id.rpartition("-")[0]] for d in found}
    assert len(planted) == 60
    assert {d.question.id: d.label for d in found} == {id_: label for id_, (label, *_) in planted.items()}
    by_side = sorted(found, key=lambda d: -d.smaller_side)
    sizes = [min(planted[d.question.id][1:3]) for d in by_side]
    assert sizes == sorted(sizes, reverse=True)
    assert [d.smaller_side for d in by_side] == [size / 40 for size in sizes]


@given(st.lists(st.sampled_from([*range(-2, 3), UNCLEAR]), max_size=12))
def test_a_score_and_its_range_exist_exactly_where_two_articles_answer(stances):
    found = of_stances(*stances)
    exists = sum(stance is not None for stance in stances) >= 2
    assert [value is not None for value in (found.score, found.low, found.high)] == [exists] * 3


def test_score_and_range_are_those_of_the_positions():
    found = of_stances(-2, -2, -2, 2)
    # The lone 2 recoded to 1 gives 3 + 3 + 3 of 16; a -2 recoded to -1 gives 4 + 4 + 3 + 1 + 1 of 16.
    assert (found.score, found.low, found.high) == (0.75, 9 / 16, 13 / 16)


def test_an_unclear_position_is_neither_a_position_nor_a_silence():
    builder = table({"a": {"q": 2}, "b": {"q": UNCLEAR}, "c": {}, "d": {"q": -2}})
    found = disagreements(builder.corpus)[0]
    assert (ids(found.positions), ids(found.unclear)) == (["a", "d"], ["b"])
    assert [article.id for article in found.silent] == ["c"]
    assert (found.answered, found.of, found.score) == (2, 4, 1)


def test_silent_are_the_articles_on_the_topic_only():
    builder = table({"a": {"q": 2}, "b": {}})
    builder.article("elsewhere", ["other"])
    found = disagreements(builder.corpus)[0]
    assert ([article.id for article in found.silent], found.of) == (["b"], 2)


def test_an_article_that_answers_outside_its_topics_is_counted_among_those_that_could():
    builder = table({"a": {"q": 2}})
    builder.article("elsewhere", ["other"])
    builder.position("elsewhere", "q", -2)
    found = disagreements(builder.corpus)[0]
    assert (found.answered, found.of) == (2, 2)


def test_counts_go_from_strongly_disagree_to_strongly_agree():
    assert of_stances(-2, 2, 2, 0, UNCLEAR).counts == (1, 0, 1, 0, 2)


def test_the_sides_are_in_the_order_of_the_articles():
    found = of_stances(1, -2, 2, 0, -1, UNCLEAR)
    assert [ids(side) for side in (found.for_, found.against, found.middle)] == [
        ["a0", "a2"],
        ["a1", "a4"],
        ["a3"],
    ]


def test_a_withdrawn_position_leaves_its_article_silent():
    builder = table({"a": {"q": 2}, "b": {"q": 2}, "c": {}})
    builder.position("c", "q", -2, withdrawn=True)
    found = disagreements(builder.corpus)[0]
    assert (found.label, ids(found.positions), [article.id for article in found.silent]) == (
        Label.AGREED,
        ["a", "b"],
        ["c"],
    )


def test_the_order_is_score_then_label_then_number_of_positions_then_id():
    builder = Builder()
    answers = {
        "unaddressed": [],
        "one-voice": [0],
        "agreed-by-2": [1, 1],
        "agreed-by-3": [1, 1, 1],
        "degree-half": [0, 2],
        "opposed-half": [-1, 1],
        "opposed-half-by-4": [-1, -1, 1, 1],
        "z-wholly-opposed": [-2, 2],
        "a-wholly-opposed": [-2, 2],
    }
    for number in range(4):
        builder.article(f"a{number}")
    for question, stances in answers.items():
        builder.question(question)
        for number, stance in enumerate(stances):
            builder.position(f"a{number}", question, stance)
    assert [found.question.id for found in disagreements(builder.corpus)] == [
        "a-wholly-opposed",
        "z-wholly-opposed",
        "opposed-half-by-4",
        "opposed-half",
        "degree-half",
        "agreed-by-3",
        "agreed-by-2",
        "one-voice",
        "unaddressed",
    ]


def test_an_empty_corpus_has_an_empty_index():
    assert disagreements(Builder().corpus) == []
