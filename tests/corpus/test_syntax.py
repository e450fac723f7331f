"""Syntax errors in words for somebody who edits a text file, at the place to fix."""

import pytest

from briefings.corpus.reader import NOT_CHECKED, read


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: |\n\tb\n", (2, 1), "there is a tab here"),
        ("a: b\n\tc\n", (2, 1), "there is a tab here"),
        ("a: 'd\n---\n", (1, 4), "the quotation mark here is never closed"),
        ("a: > b\n", (1, 4), 'text cannot start with ">"'),
        ("a: }\n", (1, 4), 'text cannot start with "}"'),
        ("a: b\n𝕏é: @b\n", (2, 5), 'text cannot start with "@"'),  # columns count code points
        (
            "a:\n  b: c\n d: e\n",
            (3, 2),
            "this line is indented by 1 space, but the lines it can belong to are indented by 0 or 2",
        ),
        (
            "a: [{b: c}\n  {b: d}]\n",
            (2, 3),
            "a comma or ] is missing before this, in the list that starts with [ in line 1",
        ),
        ("a:\n- b\nc:\n  - d\n  e: f\n", (5, 3), "this does not continue the list above it"),
        ("a: b\nc: [𝕏\n\n", (2, 6), "the file ends in the middle of something"),
        ("{", (1, 2), "the file ends in the middle of something"),
        ('a: "\\ud800"\n', (1, 7), "found invalid Unicode character escape code"),  # the parser's own words
    ],
)
def test_the_place_to_fix_and_what_is_wrong_there(text, place, message):
    """Where `typos.txt` has no such case."""
    problem = read("f", text)[1][-1]
    assert (problem.line, problem.column, problem.rule) == (*place, "syntax")
    assert problem.message == f"{message}; {NOT_CHECKED}"
