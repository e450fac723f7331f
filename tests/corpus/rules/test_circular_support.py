"""Support never comes back to where it began."""


def supporting(*pairs):
    """Claims of one article, each with what it supports."""
    claims = "".join(
        f"      {claim}: {{text: Text {claim}, type: study, supports: [{supported}], at: {{paragraph: 1}}}}\n"
        for claim, supported in pairs
    )
    return (
        "articles:\n  a:\n    title: T\n    authors: []\n    publisher: P\n    published: 2025\n    evidence:\n"
        f"{claims}    thesis:\n      t1: {{text: Text, at: {{paragraph: 1}}}}\n"
    )


def circles(said):
    assert all("error[circular-support]" in line for line in said)
    return [line.rpartition(": ")[2] for line in said]


def test_one_claim(said_of):
    assert said_of(supporting(("e1", "e1"))) == [
        (
            "data/annotations.yaml:8:50: error[circular-support] articles.a.evidence.e1.supports: these claims "
            "support one another in a circle: e1 → e1"
        )
    ]


def test_several_claims(said_of):
    assert circles(said_of(supporting(("e1", "e2"), ("e2", "e3"), ("e3", "e2, t1")))) == ["e2 → e3 → e2"]


def test_two_circles(said_of):
    assert circles(said_of(supporting(("e1", "e2"), ("e2", "e1"), ("e3", "e4"), ("e4", "e3")))) == [
        "e1 → e2 → e1",
        "e3 → e4 → e3",
    ]


def test_across_articles(said_after):
    said = said_after(
        ("supports: t1", "supports: ¦baker-2025.e2"),
        ("qualifies: [e1]", "supports: [adams-2024.e2]"),
    )
    assert circles(said) == ["adams-2024.e2 → e2 → adams-2024.e2"]


def test_two_ways_to_one_claim_are_no_circle(said_of):
    assert said_of(supporting(("e1", "e2, e3"), ("e2", "e4"), ("e3", "e4"), ("e4", "t1"))) == []


def test_attacks_may_be_mutual(said_after):
    assert said_after(("supports: t1", "attacks: baker-2025.e1")) == []


def test_a_chain_of_more_than_a_thousand(said_of):
    """Longer than the interpreter's stack is deep."""
    chain = [(f"e{number}", f"e{number + 1}") for number in range(1_200)]
    assert len(said_of(supporting(*chain, ("e1200", "e0")))) == 1
