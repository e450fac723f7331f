"""A prediction is about what is to come."""

import pytest


def test_settled_before_is_an_error(said_after):
    assert said_after(("{date: 2025-03-01, note: It", "{date: ¦2023-12-31, note: It")) == [
        (
            "HERE error[early-resolution] articles.adams-2024.predictions.p1.resolution.date: this was settled before "
            "the article was published (2024); correct one of the two dates"
        )
    ]


def test_due_before_is_a_warning(said_after):
    assert said_after(("by: 2030-06", "by: ¦2023")) == [
        (
            "HERE warning[early-resolution] articles.adams-2024.predictions.p1.by: this was due before the article was "
            "published (2024); correct one of the two dates, or make the claim evidence"
        )
    ]


@pytest.mark.parametrize("date", ["2024", "2024-01-01"])
def test_a_date_that_could_be_later(said_after, date):
    assert said_after(("by: 2030-06", f"by: {date}")) == []
    assert said_after(("{date: 2025-03-01, note: It", f"{{date: {date}, note: It")) == []
