"""Rules that know English words look at claims in English only; `unclear_subject.txt` says what is found in these."""

import pytest


@pytest.mark.parametrize(("others", "expected"), [(3, ["missing-number", "unclear-subject"]), (4, [])])
def test_one_claim_in_five_has_the_most_common_word(others, expected, said_of):
    german = "".join(f"      a{n}: {{text: Schiffe {n} warten.}}\n" for n in range(others))
    said = said_of(
        "articles:\n  a:\n    title: T\n    authors: []\n    publisher: P\n    thesis:\n"
        "      t1: {text: He aquí la marea., at: {paragraph: 1}}\n"
        "    evidence:\n"
        "      e1: {text: The ships wait., type: statistic, supports: t1, at: {paragraph: 1}}\n"
        f"    assumptions:\n{german}"
    )
    assert [rule for rule in ("missing-number", "unclear-subject") if f"[{rule}]" in str(said)] == expected
