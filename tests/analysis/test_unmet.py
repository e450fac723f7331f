"""Strong evidence that the other side never meets."""

from __future__ import annotations

import pytest

from briefings.analysis.disagreement import disagreements
from briefings.analysis.grounds import STRONG
from briefings.analysis.why import differences
from briefings.corpus.vocabulary import EvidenceType, Kind, Relation, Voice
from tests.corpora.linked import Builder

THESIS = (Kind.THESIS, None)
STATISTIC = (Kind.EVIDENCE, EvidenceType.STATISTIC)
DISPUTES = [Relation.ATTACKS, Relation.UNDERCUTS, Relation.QUALIFIES]


@pytest.fixture
def builder():
    """Two articles on opposite sides, and a third that says nothing here, each with a thesis."""
    builder = Builder()
    builder.question("q")
    for article, stance in (("a", 2), ("b", -1), ("c", None)):
        builder.article(article)
        thesis = builder.claim(article, "t1", THESIS)
        if stance is not None:
            builder.position(article, "q", stance, [thesis])
    return builder


def add(builder, ground=STATISTIC, article="a", **fields):
    """Evidence for the thesis of an article."""
    claim = builder.claim(article, f"e{len(builder.corpus.articles[article].claims)}", ground, **fields)
    builder.relate(claim, Relation.SUPPORTS, builder.corpus.articles[article].claims["t1"])
    return claim


def unmet(builder):
    found = differences(disagreements(builder.corpus)[0])
    return [claim.key for claim in found.unmet_for], [claim.key for claim in found.unmet_against]


def test_it_is_named_for_each_side(builder):
    add(builder)
    add(builder, article="b")
    assert unmet(builder) == (["a.e1"], ["b.e1"])


@pytest.mark.parametrize("type_", EvidenceType)
def test_strong_is_what_comes_from_outside_the_argument(builder, type_):
    add(builder, (Kind.EVIDENCE, type_))
    assert unmet(builder)[0] == (["a.e1"] if type_ in STRONG else [])


def test_these_are_the_strong_types():
    assert {type_.value for type_ in STRONG} == {
        "statistic",
        "study",
        "official-statement",
        "expert",
        "precedent",
    }


@pytest.mark.parametrize(
    ("voice", "strong"), [(Voice.AUTHOR, True), (Voice.REPORTED, True), (Voice.CONCEDED, False)]
)
def test_what_is_granted_to_the_other_side_is_no_evidence_of_ones_own(builder, voice, strong):
    add(builder, voice=voice)
    assert unmet(builder)[0] == (["a.e1"] if strong else [])


@pytest.mark.parametrize("relation", DISPUTES)
@pytest.mark.parametrize("target", ["e1", "t1"])
def test_it_is_met_where_the_other_side_disputes_it_or_what_it_supports(builder, relation, target):
    add(builder)
    answer = builder.claim("b", "e9", (Kind.EVIDENCE, EvidenceType.REASONING))
    builder.relate(answer, relation, builder.corpus.articles["a"].claims[target])
    assert unmet(builder)[0] == []


def test_support_does_not_meet_it(builder):
    claim = add(builder)
    builder.relate(builder.claim("b", "e9", STATISTIC), Relation.SUPPORTS, claim)
    assert unmet(builder)[0] == ["a.e1"]


@pytest.mark.parametrize("article", ["a", "c"])
def test_nobody_but_the_other_side_meets_it(builder, article):
    claim = add(builder)
    builder.relate(builder.claim(article, "e9", STATISTIC), Relation.ATTACKS, claim)
    assert unmet(builder)[0] == ["a.e1"]


def test_they_come_in_the_order_of_the_types(builder):
    add(builder, (Kind.EVIDENCE, EvidenceType.PRECEDENT))
    add(builder)
    assert unmet(builder)[0] == ["a.e2", "a.e1"]
