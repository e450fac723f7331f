"""Nobody reads what is not published."""

import pytest


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("revisions: [{date: 2025-01-02", "revisions: [{date: ¦2023-12-31", "adams-2024.revisions.0.date"),
        ("date: 2025-01-02\n", "date: ¦2023-12-31\n", "adams-2024.receipt.date"),
        (
            "withdrawn: {date: 2025-06",
            "withdrawn: {date: ¦2023-12-31",
            "baker-2025.evidence.e2.withdrawn.date",
        ),
        (
            "    receipt:",
            "    withdrawn: {date: ¦2023-12-31, reason: Why.}\n    receipt:",
            "adams-2024.withdrawn.date",
        ),
        (
            "        because: [t1, e1]",
            "        because: [t1, e1]\n        withdrawn: {date: ¦2023-12-31, reason: Why.}",
            "adams-2024.positions.deeper-channel.withdrawn.date",
        ),
    ],
)
def test_a_warning(said_after, old, new, path):
    published = "2025-05-29" if "baker" in path else "2024"
    said = [line for line in said_after((old, new)) if "note[" not in line]
    assert said == [
        (
            f"HERE warning[early-reading] articles.{path}: this is dated 2023-12-31, before the article was published "
            f"({published}); correct one of the two dates"
        )
    ]


@pytest.mark.parametrize("date", ["2024", "2024-01", "2024-01-01"])
def test_a_date_that_could_be_later(said_after, date):
    assert said_after(("revisions: [{date: 2025-01-02", f"revisions: [{{date: {date}")) == []
