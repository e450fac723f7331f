"""Evidence bears on something."""

SUPPORTS = "type: statistic\n        supports: [t1]"


def test_a_warning(said_after):
    assert said_after(
        ("e1:\n        text: Ships wait nine", "¦e1:\n        text: Ships wait nine"),
        (SUPPORTS, "type: statistic"),
    ) == [
        (
            "HERE warning[supports-nothing] articles.adams-2024.evidence.e1: this evidence bears on nothing; say what it "
            "supports, attacks, undercuts or qualifies"
        )
    ]


def test_not_of_what_is_withdrawn(said_after):
    assert (
        said_after(
            (SUPPORTS, "type: statistic\n        withdrawn: {date: 2025, reason: Wrong.}"),
            ("because: [t1, e1]", "because: [t1]"),
        )
        == []
    )


def test_not_of_other_kinds(said_after):
    assert said_after(("supports: [t1], at: {paragraph: 6}", "at: {paragraph: 6}")) == []
