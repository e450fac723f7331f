"""A passage ends where it begins or after."""

import pytest


def test_through_before_paragraph(said_after):
    assert said_after(("{paragraph: 2, through: 3}", "{paragraph: 2, through: ¦1}")) == [
        (
            "HERE error[anchor-order] articles.adams-2024.evidence.e1.at.through: the passage ends in paragraph 1, "
            "before it begins in paragraph 2"
        )
    ]


def test_in_a_list_and_under_a_position(said_after):
    assert len(said_after(("- {paragraph: 4}", "- {paragraph: 4, through: ¦3}"))) == 1
    assert len(said_after(("at: {paragraph: 1}\n\nred", "at: {paragraph: 3, through: ¦1}\n\nred"))) == 1


@pytest.mark.parametrize("last", [2, 3])
def test_through_the_same_paragraph_or_a_later_one(said_after, last):
    assert said_after(("{paragraph: 2, through: 3}", f"{{paragraph: 2, through: {last}}}")) == []
