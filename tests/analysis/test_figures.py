"""All figures of a corpus in one place."""

from __future__ import annotations

import pytest

from briefings.analysis import agreement, common_ground, disagreement, silences, why
from briefings.analysis.figures import Figures
from tests.corpora.linked import UNCLEAR, Builder, table

ROWS = {
    "a": {"q0": 2, "q1": 1, "q2": 2},
    "b": {"q0": -1, "q1": 1, "q2": 1, "q3": 1},
    "c": {"q0": -2, "q1": 0, "q2": -1, "q3": 0},
    "d": {"q0": UNCLEAR, "q3": -1},
    "e": {"q0": -2, "q2": -2},
}


@pytest.fixture
def builder():
    return table(ROWS)


def opponents(builder, article, question):
    position = builder.corpus.articles[article].positions[question]
    return [found.article.id for found in Figures(builder.corpus).opponents(position)]


def test_each_figure_is_that_of_its_module(builder):
    figures, corpus = Figures(builder.corpus), builder.corpus
    assert figures.disagreements == disagreement.disagreements(corpus)
    assert figures.agreements == agreement.agreements(corpus)
    assert figures.silences == silences.silences(corpus, figures.disagreements)
    assert figures.common_ground == common_ground.common_ground(corpus, figures.disagreements)
    assert figures.differences["q0"] == why.differences(figures.of_question["q0"])


def test_disagreements_are_found_by_the_id_of_the_question(builder):
    figures = Figures(builder.corpus)
    assert list(figures.of_question.values()) == figures.disagreements
    assert all(id_ == found.question.id for id_, found in figures.of_question.items())


@pytest.mark.parametrize(
    "name", ["disagreements", "of_question", "differences", "agreements", "silences", "common_ground"]
)
def test_each_figure_is_computed_once(builder, name):
    figures = Figures(builder.corpus)
    assert getattr(figures, name) is getattr(figures, name)


def test_nothing_is_computed_before_it_is_asked_for(builder):
    assert set(vars(Figures(builder.corpus))) == {"corpus"}


def test_opponents_are_the_other_side_farthest_first_then_by_article(builder):
    assert opponents(builder, "a", "q0") == ["c", "e", "b"]
    assert opponents(builder, "c", "q2") == ["a", "b"]


def test_mixed_and_unclear_positions_neither_have_opponents_nor_are_any(builder):
    assert opponents(builder, "c", "q1") == []
    assert opponents(builder, "d", "q0") == []
    assert opponents(builder, "d", "q3") == ["b"]


def test_nobody_opposes_where_all_are_on_one_side(builder):
    assert opponents(builder, "a", "q1") == []


def test_an_empty_corpus_has_empty_figures():
    figures = Figures(Builder().corpus)
    assert (figures.disagreements, figures.neighbours, figures.silences, figures.common_ground) == (
        [],
        {},
        {},
        [],
    )
