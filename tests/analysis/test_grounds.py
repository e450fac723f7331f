"""What a position rests on."""

from __future__ import annotations

import pytest

from briefings.analysis.grounds import direct_grounds, grounds
from briefings.corpus.vocabulary import Kind, Relation
from tests.corpora.linked import Builder

THESIS, EVIDENCE = (Kind.THESIS, None), (Kind.EVIDENCE, None)


@pytest.fixture
def builder():
    builder = Builder()
    builder.question("q")
    for article in ("a", "b"):
        builder.article(article)
    return builder


@pytest.fixture
def thesis(builder):
    thesis = builder.claim("a", "t1", THESIS)
    builder.position("a", "q", 2, [thesis])
    return thesis


def resting(builder):
    return [claim.key for claim in grounds([builder.corpus.articles["a"].positions["q"]])]


def test_on_what_it_names_and_on_the_evidence_for_that(builder, thesis):
    builder.relate(builder.claim("a", "e1", EVIDENCE), Relation.SUPPORTS, thesis)
    assert resting(builder) == ["a.t1", "a.e1"]


def test_not_on_what_lies_a_step_further_back(builder, thesis):
    near, far = builder.claim("a", "e1", EVIDENCE), builder.claim("a", "e2", EVIDENCE)
    builder.relate(near, Relation.SUPPORTS, thesis)
    builder.relate(far, Relation.SUPPORTS, near)
    assert resting(builder) == ["a.t1", "a.e1"]


def test_not_on_what_another_author_says_for_it(builder, thesis):
    builder.relate(builder.claim("b", "e1", EVIDENCE), Relation.SUPPORTS, thesis)
    assert resting(builder) == ["a.t1"]


@pytest.mark.parametrize("relation", sorted(set(Relation) - {Relation.SUPPORTS}))
def test_not_on_what_speaks_against_it(builder, thesis, relation):
    builder.relate(builder.claim("a", "e1", EVIDENCE), relation, thesis)
    assert resting(builder) == ["a.t1"]


def test_not_on_other_kinds_of_claim_that_support_it(builder, thesis):
    builder.relate(builder.claim("a", "p1", (Kind.PREDICTION, None)), Relation.SUPPORTS, thesis)
    assert resting(builder) == ["a.t1"]


def test_not_on_what_is_withdrawn(builder, thesis):
    builder.relate(builder.claim("a", "e1", EVIDENCE, withdrawn=True), Relation.SUPPORTS, thesis)
    builder.corpus.articles["a"].positions["q"].because.append(
        builder.claim("a", "e2", EVIDENCE, withdrawn=True)
    )
    assert resting(builder) == ["a.t1"]


def test_what_carries_several_positions_is_named_once(builder, thesis):
    other = builder.position("b", "q", 1, [thesis])
    positions = [builder.corpus.articles["a"].positions["q"], other]
    assert direct_grounds(positions) == grounds(positions) == [thesis]
