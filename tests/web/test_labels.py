"""The labels of articles, and those for heads of columns and other places with little room."""

import pytest
import yaml
from published import load

from briefings.web.context import PageContext
from briefings.web.site import Site
from briefings.web.views import matrix, pairs
from briefings.web.words import SHORT, cut_heads, short
from tests.corpora import GOOD
from tests.corpora.school import dump
from tests.tables import sections, table


def site(first, second):
    """The good corpus with these authors of its two articles."""
    data = yaml.safe_load(GOOD)
    for article, authors in zip(data["articles"].values(), (first, second), strict=True):
        article["authors"] = [{"id": f"author-{len(fields['name'])}", **fields} for fields in authors]
    return Site(load(dump(data)))


PARTY, MARQUEZ = (sections(__file__)["narrow"][0][which] for which in ("first", "second"))


@table(__file__, "narrow")
def test_a_narrow_label_is_the_short_or_family_name_that_nobody_else_has(first, second, expected):
    assert list(site(first, second).narrow_labels.values()) == expected


def test_heads_of_columns_and_points_of_the_strip_have_the_narrow_label():
    made = site(PARTY, MARQUEZ)
    here = PageContext(made, "somewhere/")
    (d,) = (d for d in made.figures.disagreements if d.answered == 2)
    grid, square = matrix.matrix(here).grid, pairs.square(here)
    heads = [[head.text for head in grid.columns], [head.text for head in square.heads]]
    assert heads == [["García Márquez", "CDU"]] * 2
    strip = here.call("stance.html", "strip", d)
    assert ">CDU</a>" in strip
    assert "Christlich" not in strip


def test_heads_of_columns_that_differ_only_at_their_end_are_cut_in_the_middle():
    union = "Christlich Demokratische Union"
    first, second = ([{"id": "cdu", "name": union, "organisation": True}] for _ in range(2))
    made = site(first, second)
    here = PageContext(made, "")
    grid, square = matrix.matrix(here).grid, pairs.square(here)
    for heads in (grid.columns, square.heads):
        assert [head.text for head in heads] == ["Christlic…ion, 2025", "Christlic…ion, 2024"]
    assert [head.text for head, _ in square.rows] == [f"{union}, 2025", f"{union}, 2024"]


def test_other_heads_of_columns_are_left_whole():
    labels = ["Christlich Demokratische Union", "Christlich Soziale Union", "CDU", "CDU", "Union"]
    labels += ["What the law allows, twice"] * 2
    assert cut_heads(labels) == labels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dredge now.", "Dredge now"),
        ("x" * SHORT, "x" * SHORT),
        ("x" * (SHORT + 1), "x" * SHORT + "…"),
        ("one, " * 20, "one, " * 8 + "one…"),
        ("疏" * 60, "疏" * SHORT + "…"),
    ],
)
def test_a_claim_is_named_by_its_first_words_cut_between_two(text, expected):
    assert short(text) == expected
