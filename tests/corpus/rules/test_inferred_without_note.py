"""An inference gives its reason."""

NOTE = "        note: See [[adams-2024.p1]] and again [[adams-2024.p1]].\n"


def test_an_error(said_after):
    assert said_after(
        ("      traffic-grows:\n        stance", "      ¦traffic-grows:\n        stance"), (NOTE, "")
    ) == [
        (
            "HERE error[inferred-without-note] articles.adams-2024.positions.traffic-grows: this position is inferred, "
            "but no note says from what; note: why this stance, and not the one beside it"
        )
    ]


def test_not_of_what_is_stated_or_withdrawn(said_after):
    assert said_after((NOTE, ""), ("basis: inferred", "basis: stated")) == []
    said = said_after((NOTE, "        withdrawn: {date: 2025, reason: Why.}\n"))
    assert not any("inferred" in line for line in said)
