"""A recommendation has a reason."""

import pytest

NOTE = ", note: The thesis is its reason."


def test_a_warning(said_after):
    assert said_after((NOTE, ""), ("      r1:", "      ¦r1:")) == [
        (
            "HERE warning[baseless-recommendation] articles.adams-2024.recommendations.r1: no claim supports this "
            "recommendation; name it under `supports` of the claims that give its reason, or say in a note that there "
            "is none"
        )
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{text: The tide stays what it is.}", "{text: The tide stays what it is., supports: r1}"),
        ("undercuts: [adams-2024.e1]", "supports: [adams-2024.r1]"),
        ("undercuts: [adams-2024.e1]", "supports: [adams.r1]"),
        (NOTE, ", withdrawn: {date: 2025, reason: Why.}"),
    ],
)
def test_with_a_reason_or_withdrawn(said_after, old, new):
    replaced = [(old, new)] if old == NOTE else [(NOTE, ""), (old, new)]
    assert said_after(*replaced) == []


def test_a_withdrawn_reason_is_none(said_after):
    said = said_after((NOTE, ""), ("qualifies: [e1]", "supports: [adams-2024.r1]"))
    assert ["baseless-recommendation" in line for line in said] == [True]
