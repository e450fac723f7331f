"""What became of a prediction."""

import pytest

RESOLUTION = "resolution: {date: 2025-03-01, note: It halved., source: {title: Port statistics}}"


@pytest.mark.parametrize("status", ["held", "failed", "unresolvable"])
def test_is_said_where_it_is_not_open(said_after, status):
    (said,) = said_after(("status: failed", f"status: ¦{status}"), (f"        {RESOLUTION}\n", ""))
    assert said.startswith(
        "HERE error[resolution] articles.adams-2024.predictions.p1.status: a prediction that is "
        f"{status} needs a resolution; "
    )


@pytest.mark.parametrize("status", ["        status: open\n", ""])
def test_is_not_said_where_it_is_open(said_after, status):
    (said,) = said_after(
        ("        status: failed\n", status), (RESOLUTION, RESOLUTION.replace(" {", " ¦{", 1))
    )
    assert said == (
        "HERE error[resolution] articles.adams-2024.predictions.p1.resolution: a prediction with a resolution is not "
        "open; give its status: held, failed or unresolvable"
    )
