"""The matrix at a glance: the questions that divide most, the articles that take up most of them, nothing lost."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from briefings.analysis.figures import Figures
from briefings.web.figures import WIDTH
from briefings.web.figures.matrix import COLUMNS, HEAD, ROWS, SIZE, TITLE, matrix
from briefings.web.figures.text import width
from tests.analysis.corpora import UNCLEAR, table

STANCE = st.sampled_from([-2, -1, 0, 1, 2, UNCLEAR])
TABLES = st.dictionaries(
    st.integers(0, 50).map("a{}".format),
    st.dictionaries(st.integers(0, 40).map("q{}".format), STANCE, max_size=6),
    max_size=50,
)


def drawn(rows, name=lambda article: article.id):
    corpus = table(rows).corpus
    return matrix(Figures(corpus).disagreements, list(corpus.articles.values()), name)


@given(TABLES)
def test_every_position_of_what_is_shown_has_its_cell(rows):
    picture = drawn(rows)
    if picture is None:
        assert all(stance is UNCLEAR for row in rows.values() for stance in row.values())
        return
    at = {column.article.id: column.x for column in picture.columns}
    for row in picture.rows:
        question = row.disagreement.question.id
        cells = {cell.x: cell.position.stance for cell in row.cells}
        assert cells == {at[id_]: rows[id_][question] for id_ in at if question in rows[id_]}
    assert all(row.cells for row in picture.rows)
    assert {cell.x for row in picture.rows for cell in row.cells} == set(at.values())


@given(TABLES)
def test_it_stays_in_its_picture(rows):
    picture = drawn(rows, lambda _: "A name that is far too long for the head of a column")
    if picture is not None:
        assert picture.width <= WIDTH
        assert len(picture.rows) <= ROWS
        assert len(picture.columns) <= COLUMNS
        assert all(TITLE <= column.x <= picture.width - picture.column for column in picture.columns)
        assert all(width(column.name, SIZE) <= HEAD for column in picture.columns)


def test_of_a_large_corpus_it_shows_what_divides_most_and_who_takes_most_of_it_up():
    rows = {f"a{number}": {f"q{n}": 2 if number % 2 else -2 for n in range(40)} for number in range(40)}
    rows |= {f"few{number}": {"q0": 1} for number in range(40)}
    picture = drawn(rows)
    assert (len(picture.rows), len(picture.columns)) == (ROWS, COLUMNS)
    assert (picture.of_questions, picture.of_articles) == (40, 80)
    assert all(column.article.id.startswith("a") for column in picture.columns)
    signs = [row_cell.position.stance > 0 for row_cell in picture.rows[0].cells]
    ordered = [sign for _, sign in sorted(zip([c.x for c in picture.rows[0].cells], signs, strict=True))]
    assert sum(before != after for before, after in itertools.pairwise(ordered)) == 1


def test_what_is_withdrawn_is_not_in_it():
    builder = table({"a": {"q": 2}, "b": {"q": -2}})
    builder.article("gone", withdrawn=True)
    builder.position("gone", "q", 1)
    standing = [article for article in builder.corpus.articles.values() if article.withdrawn is None]
    picture = matrix(Figures(builder.corpus).disagreements, standing, lambda article: article.id)
    assert sorted(column.article.id for column in picture.columns) == ["a", "b"]
