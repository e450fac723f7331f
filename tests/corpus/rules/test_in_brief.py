"""A short version is short in words, too; `in_brief.txt` says what else is found in one."""

import pytest


@pytest.mark.parametrize(("words", "expected"), [(250, []), (251, ["2 claims with 251 words"])])
def test_the_words_of_all_claims_together(words, expected, said_after):
    dig = " ".join(["dig"] * (words - 7))  # t1 has the others
    said = said_after(
        ("summary: Dredge now.", "summary: Dredge now.\n    in_brief: ¦[t1, a1]"),
        ("{text: The tide stays what it is.}", f"{{text: {dig}}}"),
    )
    found = [each.partition("in_brief: ")[2] for each in said if "warning[in-brief]" in each]
    assert [each.partition(" are")[0] for each in found] == expected
