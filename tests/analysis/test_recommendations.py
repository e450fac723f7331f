"""Recommendations: those that contradict each other, and whom they address."""

from __future__ import annotations

import pytest

from briefings.analysis.figures import Figures
from briefings.analysis.recommendations import addressees, fold
from briefings.corpus.vocabulary import Kind, QuestionType, Relation
from tests.corpora.linked import Builder

RECOMMENDATION, EVIDENCE = (Kind.RECOMMENDATION, None), (Kind.EVIDENCE, None)


@pytest.fixture
def builder():
    builder = Builder()
    builder.question("q", type_=QuestionType.POLICY)
    for article in ("a", "b", "c"):
        builder.article(article)
        builder.claim(article, "r1", RECOMMENDATION)
    return builder


def recommended(builder, article):
    return builder.corpus.articles[article].claims["r1"]


def carry(builder, **stances):
    for article, stance in stances.items():
        builder.position(article, "q", stance, [recommended(builder, article)])


def contradictions(builder):
    return [
        (
            found.question and found.question.id,
            [claim.key for claim in found.for_],
            [claim.key for claim in found.against],
        )
        for found in Figures(builder.corpus).contradictions
    ]


def test_those_that_carry_opposite_sides_of_a_policy_question_do(builder):
    carry(builder, a=2, b=-1, c=1)
    assert contradictions(builder) == [("q", ["a.r1", "c.r1"], ["b.r1"])]


@pytest.mark.parametrize("stance", [2, 0, None])
def test_on_one_side_or_none_they_do_not(builder, stance):
    carry(builder, a=1, b=stance)
    assert contradictions(builder) == []


@pytest.mark.parametrize("type_", sorted(set(QuestionType) - {QuestionType.POLICY}))
def test_nor_on_a_question_of_another_type(builder, type_):
    question = builder.corpus.questions["q"]
    question.written = question.written.model_copy(update={"type": type_})
    carry(builder, a=2, b=-1)
    assert contradictions(builder) == []


def test_nor_do_other_claims(builder):
    carry(builder, a=2)
    builder.position("b", "q", -2, [builder.claim("b", "e1", EVIDENCE)])
    assert contradictions(builder) == []


def test_what_carries_both_sides_contradicts_neither(builder):
    carry(builder, a=2)
    builder.position("b", "q", -2, [recommended(builder, "a"), recommended(builder, "b")])
    assert contradictions(builder) == []


def test_attacks_between_recommendations_come_first(builder):
    carry(builder, a=2, b=-1)
    builder.relate(recommended(builder, "c"), Relation.ATTACKS, recommended(builder, "a"))
    assert contradictions(builder) == [(None, ["c.r1"], ["a.r1"]), ("q", ["a.r1"], ["b.r1"])]


def test_attacks_on_or_by_other_claims_are_no_contradiction(builder):
    claim = builder.claim("b", "e1", EVIDENCE)
    builder.relate(recommended(builder, "a"), Relation.ATTACKS, claim)
    builder.relate(claim, Relation.ATTACKS, recommended(builder, "a"))
    builder.relate(recommended(builder, "a"), Relation.UNDERCUTS, recommended(builder, "c"))
    assert contradictions(builder) == []


def grouped(*to):
    builder = Builder()
    builder.article("a")
    claims = [
        builder.claim("a", f"r{number}", (Kind.RECOMMENDATION, None), to=names)
        for number, names in enumerate(to)
    ]
    return [(found.name, [claim.id for claim in found.claims]) for found in addressees(claims)]


def test_addressees_come_by_name_each_with_all_that_addresses_it():
    assert grouped(["Ukraine"], ["Congress", "Ukraine"], []) == [
        ("Congress", ["r1"]),
        ("Ukraine", ["r0", "r1"]),
    ]


@pytest.mark.parametrize("other", ["us administration", "The US  Administration", " the us administration"])
def test_capitals_spaces_and_a_leading_article_make_no_other(other):
    assert fold(other) == fold("US administration")


@pytest.mark.parametrize("other", ["Administration of the US", "Theus administration", "USA administration"])
def test_other_words_make_another(other):
    assert fold(other) != fold("US administration")


def test_the_commonest_spelling_is_shown_and_the_first_of_equals():
    assert grouped(["The Board"], ["the board"], ["the board"]) == [("the board", ["r0", "r1", "r2"])]
    assert grouped(["The Board"], ["the board"]) == [("The Board", ["r0", "r1"])]


def test_who_is_named_twice_in_two_spellings_is_addressed_once():
    assert grouped(["The Board", "Board"]) == [("The Board", ["r0"])]


def test_names_of_any_script_are_brought_together():
    assert grouped(["КОНГРЕСС"], ["Конгресс"], ["国会"]) == [("КОНГРЕСС", ["r0", "r1"]), ("国会", ["r2"])]
