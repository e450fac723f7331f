"""Which articles can be compared at all, and whose positions count."""

from __future__ import annotations

import pytest

from briefings.analysis.figures import Figures
from briefings.corpus import schema
from tests.corpora.linked import UNCLEAR, table


@pytest.mark.parametrize(
    ("articles", "counted"),
    [
        ([("x", "2023", 1), ("x", "2025", -1)], [1]),
        ([("x", "2025", 1), ("x", "2023", -1)], [0]),
        ([("x", "2025", 1), ("x", "2025", 1)], [1]),
        ([("x", "2025", 1), ("x", None, -1)], [0]),
        ([("x", "2023", UNCLEAR), ("x", "2025", 1)], [1]),
        ([("x", "2023", 1), ("x", "2025", UNCLEAR)], [0, 1]),
        ([("", "2023", 1), ("", "2025", 1)], [0, 1]),
        ([("xy", "2023", 1), ("x", "2025", 1)], [0, 1]),
        ([("xy", "2023", 1), ("x", "2024", 1), ("y", "2025", 1)], [1, 2]),
        ([("x", "2023", 1), ("xy", "2025", 1)], [1]),
    ],
)
def test_an_author_counts_once_with_the_latest_clear_position(articles, counted):
    rows = {f"a{number}": {"q": stance} for number, (*_, stance) in enumerate(articles)}
    bylines = {id_: (authors, published) for id_, (authors, published, _) in zip(rows, articles, strict=True)}
    corpus = table(rows, bylines=bylines).corpus
    d = Figures(corpus).of_question["q"]
    assert sorted(position.article.id for position in (*d.positions, *d.unclear)) == [
        f"a{number}" for number in counted
    ]
    assert (len(d.earlier), d.silent, d.of) == (len(articles) - len(counted), (), len(counted))
    corpus.settings = schema.Settings(figures_by="article")
    assert Figures(corpus).of_question["q"].earlier == ()


def test_a_withdrawn_position_supersedes_none():
    bylines = {"a": ("x", "2023"), "b": ("x", "2025")}
    builder = table({"a": {"q": 1}, "b": {}}, bylines=bylines)
    builder.position("b", "q", -1, withdrawn=True)
    assert Figures(builder.corpus).of_question["q"].earlier == ()
