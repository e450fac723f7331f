"""Why the sides of a question differ."""

from __future__ import annotations

from collections import Counter

import pytest

from briefings.analysis.disagreement import disagreements
from briefings.analysis.why import Term, differences
from briefings.corpus.schema import Cited
from briefings.corpus.vocabulary import EvidenceType, Kind, QuestionType, Relation
from tests.corpora.linked import Builder

THESIS = (Kind.THESIS, None)
PREDICTION = (Kind.PREDICTION, None)
PRECEDENT = (Kind.EVIDENCE, EvidenceType.PRECEDENT)
STATISTIC = (Kind.EVIDENCE, EvidenceType.STATISTIC)
ASSUMPTION = (Kind.ASSUMPTION, None)
RECOMMENDATION = (Kind.RECOMMENDATION, None)


def argued(*articles, type_=QuestionType.VALUE):
    """One question, answered by articles, each a stance and its grounds; and the claims, by article."""
    builder = Builder()
    builder.question("q", type_=type_)
    claims = []
    for number, (stance, *grounds) in enumerate(articles):
        builder.article(f"a{number}")
        own = [builder.claim(f"a{number}", f"c{place}", ground) for place, ground in enumerate(grounds)]
        builder.position(f"a{number}", "q", stance, own)
        claims.append(own)
    return builder, claims


def difference(builder):
    return differences(disagreements(builder.corpus)[0])


def test_each_side_counts_the_claims_it_rests_on():
    builder, _ = argued(
        (2, THESIS, PRECEDENT), (1, PRECEDENT), (0, STATISTIC), (None, STATISTIC), (-1, PREDICTION)
    )
    found = difference(builder)
    assert found.for_ == Counter({PRECEDENT: 2, THESIS: 1})
    assert found.against == Counter({PREDICTION: 1})


def test_what_only_one_side_rests_on_is_named_in_the_order_of_the_vocabulary():
    builder, _ = argued((2, RECOMMENDATION, PRECEDENT, STATISTIC, THESIS), (-2, ASSUMPTION, THESIS))
    found = difference(builder)
    assert found.only_for == (STATISTIC, PRECEDENT, RECOMMENDATION)
    assert found.only_against == (ASSUMPTION,)


def test_a_claim_named_twice_counts_once():
    builder, [[claim], _] = argued((2, THESIS), (-2, THESIS))
    builder.corpus.articles["a0"].positions["q"].because.append(claim)
    assert difference(builder).for_ == Counter({THESIS: 1})


@pytest.mark.parametrize(
    ("type_", "term"),
    [
        (QuestionType.FACT, Term.FACTS),
        (QuestionType.FORECAST, Term.FORECASTS),
        (QuestionType.VALUE, Term.VALUES),
        (QuestionType.POLICY, Term.POLICY),
    ],
)
def test_they_differ_through_what_the_question_is_about(type_, term):
    builder, _ = argued((2, THESIS), (-2, THESIS), type_=type_)
    found = difference(builder)
    assert (found.type, found.through) == (type_, (term,))


@pytest.mark.parametrize(
    ("ground", "term"),
    [
        (PRECEDENT, Term.FACTS),
        (PREDICTION, Term.FORECASTS),
        (RECOMMENDATION, Term.POLICY),
        (ASSUMPTION, Term.ASSUMPTIONS),
    ],
)
def test_they_differ_through_what_both_sides_rest_on(ground, term):
    builder, _ = argued((2, ground), (-2, ground))
    assert difference(builder).through == (Term.VALUES, term)


def test_what_one_side_alone_rests_on_is_no_common_matter():
    builder, _ = argued((2, PREDICTION), (-2, THESIS))
    assert difference(builder).through == (Term.VALUES,)


def test_what_most_of_a_side_does_not_rest_on_does_not_carry_it():
    builder, _ = argued((2, PREDICTION), (1, THESIS), (1, THESIS), (-2, PREDICTION))
    assert difference(builder).through == (Term.VALUES,)


def test_half_of_a_side_carries_it():
    builder, _ = argued((2, PREDICTION), (1, THESIS), (-2, PREDICTION))
    assert difference(builder).through == (Term.VALUES, Term.FORECASTS)


def test_a_term_is_named_once():
    builder, _ = argued((2, PRECEDENT), (-2, STATISTIC), type_=QuestionType.FACT)
    assert difference(builder).through == (Term.FACTS,)


@pytest.mark.parametrize("relation", [Relation.ATTACKS, Relation.UNDERCUTS, Relation.QUALIFIES])
def test_they_differ_through_what_the_other_side_disputes(relation):
    builder, [[prediction], [thesis]] = argued((2, PREDICTION), (-2, THESIS))
    builder.relate(thesis, relation, prediction)
    assert difference(builder).through == (Term.VALUES, Term.FORECASTS)


def test_support_from_the_other_side_is_no_dispute():
    builder, [[prediction], [thesis]] = argued((2, PREDICTION), (-2, THESIS))
    builder.relate(thesis, Relation.SUPPORTS, prediction)
    assert difference(builder).through == (Term.VALUES,)


@pytest.mark.parametrize("relation", list(Relation))
def test_claims_of_different_sides_that_bear_on_each_other_are_linked(relation):
    builder, [[ours], [theirs]] = argued((2, THESIS), (-2, THESIS))
    builder.relate(theirs, relation, ours)
    assert [(link.source, link.relation, link.target) for link in difference(builder).links] == [
        (theirs, relation, ours)
    ]


def test_links_from_the_agreeing_side_come_first():
    builder, [[theirs], [ours], [ours_too]] = argued((-2, THESIS), (2, THESIS), (1, THESIS))
    builder.relate(theirs, Relation.ATTACKS, ours)
    builder.relate(ours_too, Relation.ATTACKS, theirs)
    builder.relate(ours, Relation.ATTACKS, theirs)
    assert [link.source for link in difference(builder).links] == [ours, ours_too, theirs]


def test_claims_of_one_side_are_not_linked_nor_are_claims_that_carry_no_position():
    builder, [[first], [second], [theirs]] = argued((2, THESIS), (1, THESIS), (-2, THESIS))
    builder.relate(first, Relation.ATTACKS, second)
    builder.relate(first, Relation.ATTACKS, builder.claim("a2", "idle", THESIS))
    builder.relate(builder.claim("a0", "idle", THESIS), Relation.ATTACKS, theirs)
    assert difference(builder).links == ()


def test_sources_that_both_sides_cite_are_shared():
    builder, [[ours], [theirs]] = argued((2, PRECEDENT), (-2, PRECEDENT))
    for claim in (ours, theirs):
        claim.written = claim.written.model_copy(update={"cites": [Cited(title="Report")]})
    [shared] = difference(builder).shared
    assert (shared.citation, shared.for_, shared.against) == (Cited(title="Report"), (ours,), (theirs,))


@pytest.mark.parametrize("stances", [(1, 2), (-1, -2), (0, 2), (1,)])
def test_without_two_sides_nothing_is_compared(stances):
    builder, _ = argued(*((stance, PRECEDENT) for stance in stances))
    found = difference(builder)
    assert (found.only_for, found.only_against, found.through, found.links, found.shared) == (
        (),
        (),
        (),
        (),
        (),
    )


def test_without_two_sides_the_one_is_still_counted():
    builder, _ = argued((1, PRECEDENT), (2, PRECEDENT))
    assert difference(builder).for_ == Counter({PRECEDENT: 2})
