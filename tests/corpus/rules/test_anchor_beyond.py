"""No passage lies beyond the end of the text."""

import pytest


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("at: {paragraph: 5}", "at: {paragraph: ¦13}", "predictions.p1.at.paragraph"),
        ("{paragraph: 2, through: 3}", "{paragraph: 2, through: ¦13}", "evidence.e1.at.through"),
        ("{paragraph: 9, start", "{paragraph: ¦13, start", "evidence.e2.at.1.paragraph"),
        (
            "        because: [t1, e1]",
            "        because: [t1, e1]\n        at: {paragraph: ¦13}",
            "positions.deeper-channel.at.paragraph",
        ),
    ],
)
def test_an_error(said_after, old, new, path):
    assert said_after((old, new)) == [
        (
            f"HERE error[anchor-beyond] articles.adams-2024.{path}: there is no paragraph 13: according to its "
            "receipt, the text has 12; correct the number, or verify the article again"
        )
    ]


def test_the_last_paragraph(said_after):
    assert said_after(("at: {paragraph: 5}", "at: {paragraph: 12}")) == []


def test_without_a_receipt(said_after):
    assert said_after(("at: {paragraph: 3}", "at: {paragraph: 99}")) == []
