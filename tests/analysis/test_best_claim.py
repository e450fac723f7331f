"""The one claim that speaks best for a side of a question."""

from __future__ import annotations

import pytest

from briefings.analysis.grounds import best_claim
from briefings.corpus.vocabulary import Basis
from tests.corpora.argued import Argued

CASES = {
    "the first one": ({"a": [2, "e1 reasoning", "t1 thesis"]}, [], [], "a.e1"),
    "one of the short version before others": ({"a": [2, "e1 study", "t1 thesis"]}, ["a.t1"], [], "a.t1"),
    "one that more positions rest on": (
        {"a": [2, "e1 study"], "b": [1, "e1 reasoning"], "c": [2, "b.e1"]},
        [],
        [],
        "b.e1",
    ),
    "the short version before what more rest on": (
        {"a": [2, "e1 study"], "b": [1, "e1 reasoning"], "c": [2, "b.e1"]},
        ["a.e1"],
        [],
        "a.e1",
    ),
    "strong evidence": ({"a": [2, "t1 thesis"], "b": [1, "e1 statistic"]}, [], [], "b.e1"),
    "what a stated stance rests on": ({"a": [2, "t1 thesis"], "b": [1, "t1 thesis"]}, [], ["a"], "b.t1"),
    "strong evidence before a stated stance": (
        {"a": [2, "e1 study"], "b": [1, "t1 thesis"]},
        [],
        ["a"],
        "a.e1",
    ),
    "what the author argues before what is reported": (
        {"a": [2, "e1 study reported", "e2 reasoning"]},
        ["a.e1"],
        [],
        "a.e2",
    ),
    "before what is granted": ({"a": [2, "e1 study conceded", "e2 reasoning"]}, ["a.e1"], [], "a.e2"),
    "before an assumption": ({"a": [2, "a1 assumption", "e1 reasoning"]}, ["a.a1"], [], "a.e1"),
    "a reported view where there is nothing else": ({"a": [2, "e1 expert reported"]}, [], [], "a.e1"),
    "none that is withdrawn": ({"a": [2, "e1 study withdrawn", "t1 thesis"]}, [], [], "a.t1"),
}


@pytest.mark.parametrize(("positions", "in_brief", "inferred", "best"), CASES.values(), ids=CASES)
def test_it_is(positions, in_brief, inferred, best):
    argued = Argued(positions)
    for key in in_brief:
        claim = argued.known[key]
        claim.article.in_brief.append(claim)
    for id_ in inferred:
        (position,) = argued.corpus.articles[id_].positions.values()
        position.written = position.written.model_copy(update={"basis": Basis.INFERRED})
    assert best_claim(argued.corpus.questions["q"].positions).key == best


def test_only_positions_of_the_side_count():
    """Other positions, on other sides or other questions, do not make a claim better."""
    argued = Argued({"a": [2, "e1 reasoning", "e2 reasoning"], "b": [-2, "a.e2"]})
    a, _ = argued.corpus.questions["q"].positions
    assert best_claim([a]).key == "a.e1"


def test_there_is_none_where_no_claim_is_named():
    assert best_claim(Argued({"a": [2]}).corpus.questions["q"].positions) is None
    assert best_claim([]) is None
