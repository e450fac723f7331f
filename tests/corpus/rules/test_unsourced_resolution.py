"""A verdict on a prediction names its source."""

import pytest

SOURCE = ", source: {title: Port statistics}"


@pytest.mark.parametrize(
    ("status", "severity"), [("held", "error"), ("failed", "error"), ("unresolvable", "warning")]
)
def test_none(said_after, status, severity):
    assert said_after(
        ("status: failed", f"status: {status}"), (SOURCE, ""), ("resolution: {", "resolution: ¦{")
    ) == [
        (
            f"HERE {severity}[unsourced-resolution] articles.adams-2024.predictions.p1.resolution: no source says where "
            "this can be read; source: {title: …, url: …}"
        )
    ]


def test_not_of_what_is_withdrawn(said_after):
    new = ("        status: failed", "        withdrawn: {date: 2025, reason: Why.}\n        status: failed")
    said = said_after((SOURCE, ""), new)
    assert not any("unsourced" in line for line in said)
