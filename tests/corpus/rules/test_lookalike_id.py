"""An id that is easily mistaken for another is a warning."""

import pytest


@pytest.mark.parametrize("id_", ["el", "e-1", "E1"])
def test_of_claims_of_an_article(said_after, id_):
    said = said_after(("      a1:", f"      ¦{id_}:"))
    assert (
        f'HERE warning[lookalike-id] articles.adams-2024.assumptions.{id_}: "{id_}" is easily mistaken for "e1", in '
        "data/annotations.yaml, line 38; choose an id that cannot be confused with it"
    ) in said


@pytest.mark.parametrize("id_", ["harb0ur", "h-arbour", "har-bour"])
def test_across_kinds(said_after, id_):
    (said,) = said_after(("  storm:", f"  ¦{id_}:"))
    assert said.startswith(
        f'HERE warning[lookalike-id] events.{id_}: "{id_}" is easily mistaken for "harbour"'
    )


def test_letters_that_run_together(said_after):
    (said,) = said_after(("  storm:", "  ¦storrn:\n    {date: 2025, title: Another}\n  storm:"))
    assert said.startswith("data/annotations.yaml:8:3: warning[lookalike-id] events.storm: ")


def test_of_authors(said_after):
    (said,) = said_after(
        ("id: bo-baker", "id: ¦annadams"),
        (
            "{id: ann-adams, name: Ann Adams, affiliation: P",
            "{id: ann-adams, name: Ann Adams, affiliation: P",
        ),
    )
    assert "warning[lookalike-id]" in said


def test_one_author_of_several_articles_has_one_id(said_of, good):
    assert good.count("id: ann-adams") == 2
    assert said_of(good) == []


def test_numbers_apart_by_hyphens_are_seen(said_after):
    new = "  s-1-11: {date: 2025, title: A}\n  s-11-1: {date: 2025, title: B}\n  storm:"
    assert said_after(("  storm:", new)) == []


def test_claims_of_two_articles_may_look_alike(said_after):
    assert (
        said_after(
            ("      a1:", "      tl:"),
            ("      t1:\n", "      t9:\n"),
            ("because: [t1, e1]", "because: [t9, e1]"),
            ("supports: [t1]\n", "supports: [t9]\n"),
            ("supports: t1", "supports: t9"),
            ("supports: [t1], at: {paragraph: 6}", "supports: [t9], at: {paragraph: 6}"),
        )
        == []
    )
