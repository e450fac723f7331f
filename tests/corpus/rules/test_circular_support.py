"""A circle of support is found however long it is; `circular_support.txt` says how it is put."""

CLAIMS = 1_200
"""More than the interpreter's stack is deep."""


def test_of_more_than_a_thousand_claims(said_of):
    claims = "".join(
        f"      e{n}: {{text: Text {n}, type: study, supports: e{(n + 1) % CLAIMS}, at: {{paragraph: 1}}}}\n"
        for n in range(CLAIMS)
    )
    (said,) = said_of(
        "articles:\n  a:\n    title: T\n    authors: []\n    publisher: P\n    published: 2025\n"
        f"    evidence:\n{claims}"
    )
    assert said.startswith("data/annotations.yaml:")
    assert "error[circular-support]" in said
