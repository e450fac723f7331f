"""Recommendations: those that contradict each other, and whom they address."""

from __future__ import annotations

import pytest

from briefings.analysis.figures import Figures
from briefings.analysis.recommendations import addressees, fold
from briefings.corpus.vocabulary import Kind
from tests.corpora.argued import Argued
from tests.corpora.linked import Builder
from tests.plain import plain
from tests.tables import table


@table(__file__, "contradictions")
def test_contradictions(positions, claims, relations, type, expected):  # noqa: A002  # as the field is called
    argued = Argued(positions, claims or (), relations or (), type or "policy")
    found = Figures(argued.corpus).contradictions
    assert [plain([each.question, each.for_, each.against]) for each in found] == expected


@table(__file__, "addressees")
def test_addressees(to, expected):
    builder = Builder()
    builder.article("a")
    kind = (Kind.RECOMMENDATION, None)
    claims = [builder.claim("a", f"r{number}", kind, to=names) for number, names in enumerate(to)]
    assert [[found.name, [claim.id for claim in found.claims]] for found in addressees(claims)] == expected


@pytest.mark.parametrize("other", ["us administration", "The US  Administration", " the us administration"])
def test_capitals_spaces_and_a_leading_article_make_no_other(other):
    assert fold(other) == fold("US administration")


@pytest.mark.parametrize("other", ["Administration of the US", "Theus administration", "USA administration"])
def test_other_words_make_another(other):
    assert fold(other) != fold("US administration")
