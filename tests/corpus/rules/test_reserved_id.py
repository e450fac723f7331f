"""Some ids belong to addresses and file systems."""

import pytest


@pytest.mark.parametrize(
    "id_", ["index", "page", '"404"', "con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"]
)
def test_of_any_entry(said_after, id_):
    name = id_.strip('"')
    assert said_after(("  storm:", f"  ¦{id_}:")) == [
        f'HERE error[reserved-id] events.{name}: "{name}" is reserved'
    ]


@pytest.mark.parametrize("id_", ["com0", "com10", "pages", "thesis"])
def test_and_no_others(said_after, id_):
    assert said_after(("  storm:", f"  {id_}:")) == []


def test_of_an_author(said_after):
    assert said_after(("id: bo-baker", "id: ¦index")) == [
        'HERE error[reserved-id] articles.baker-2025.authors.0.id: "index" is reserved'
    ]


@pytest.mark.parametrize(
    "id_",
    [
        "index",
        "on-deeper-channel",
        "thesis",
        "evidence",
        "assumptions",
        "predictions",
        "recommendations",
        "positions",
        "silences",
        "neighbours",
        "about",
        "citations",
        "mentions",
    ],
)
def test_of_a_claim(said_after, id_):
    (said,) = said_after(("      a1:", f"      ¦{id_}:"))
    assert said.startswith(f"HERE error[reserved-id] articles.adams-2024.assumptions.{id_}: ")


def test_and_no_other_claims(said_after):
    assert said_after(("      a1:", "      one:")) == []
