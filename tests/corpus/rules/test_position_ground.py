"""A position names claims, or a passage."""


def test_neither(said_after):
    assert said_after(
        (
            "old-channel:\n        stance: disagree\n        basis: stated\n        at: {paragraph: 1}",
            "¦old-channel:\n        stance: disagree\n        basis: stated",
        )
    ) == [
        (
            "HERE error[position-ground] articles.baker-2025.positions.old-channel: nothing says where this position "
            "shows in the article; name its claims under `because`, or the passage under `at`"
        )
    ]
