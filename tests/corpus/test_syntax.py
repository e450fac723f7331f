"""Syntax errors in words for somebody who edits a text file, at the place to fix."""

import pytest

from briefings.corpus.reader import NOT_CHECKED, read


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a:\n\tb: c\n", 2, 1, "there is a tab here"),
        ("a: |\n\tb\n", 2, 1, "there is a tab here"),
        ("a: b\n\tc\n", 2, 1, "there is a tab here"),
        (
            "a: Peace: a history\n",
            1,
            9,
            "text without quotation marks cannot contain a colon with a space after it",
        ),
        (
            "a:\n  b: c\n   d: e\n",
            3,
            4,
            "this line is indented by 3 spaces, as if it continued the text above it",
        ),
        (
            "a:\n  b: c\n d: e\n",
            3,
            2,
            "this line is indented by 1 space, but the lines it can belong to are indented by 0 or 2",
        ),
        ("a: 'it's'\n", 1, 7, "the text continues after its closing quotation mark"),
        ('a: b\nc: "d\ne: f\n', 2, 4, "the quotation mark here is never closed"),
        ("a: 'd\n---\n", 1, 4, "the quotation mark here is never closed"),
        ('a: "\\q"\n', 1, 5, "inside double quotation marks, a backslash has a special meaning"),
        ("a: @b\n", 1, 4, 'text cannot start with "@"'),
        ("a: `b`\n", 1, 4, 'text cannot start with "`"'),
        ("a: % of\n", 1, 4, 'text cannot start with "%"'),
        ("a: * b\n", 1, 4, 'text cannot start with "*"'),
        ("a: > b\n", 1, 4, 'text cannot start with ">"'),
        ("a: [b, c\nd: e\n", 1, 4, "the [ here is never closed"),
        ("a: {b: c\nd: e\n", 1, 4, "the { here is never closed"),
        (
            "a: [{b: c}\n  {b: d}]\n",
            2,
            3,
            "a comma or ] is missing before this, in the list that starts with [ in line 1",
        ),
        ("a: b\nc\nd: e\n", 2, 1, 'there is no colon after "c"'),
        ("a:\n- b\nc:\n  - d\n  e: f\n", 5, 3, "this does not continue the list above it"),
        ("a: - b\n", 1, 4, "a list cannot start here"),
        ("a: }\n", 1, 4, 'text cannot start with "}"'),
        ("a: b\nc: [𝕏\n\n", 2, 6, "the file ends in the middle of something"),
        ("{", 1, 2, "the file ends in the middle of something"),
        ("a: b\n...\nc: d\n", 2, 1, "in YAML, three dots end the file"),
        ("a: b\n<<<<<<< HEAD\nc: d\n", 2, 1, "a merge conflict is not resolved"),
        ("a:\n  b: c\n=======\n  d: e\n", 3, 1, "a merge conflict is not resolved"),
    ],
)
def test_the_place_to_fix_and_what_is_wrong_there(text, line, column, message):
    problem = read("f", text)[1][-1]
    assert (problem.line, problem.column, problem.rule) == (line, column, "syntax")
    assert problem.message == f"{message}; {NOT_CHECKED}"


def test_places_count_code_points():
    problem = read("f", "a: b\n𝕏é: @b\n")[1][-1]
    assert (problem.line, problem.column) == (2, 5)
    assert problem.message.startswith('text cannot start with "@"')


def test_an_error_without_better_words_keeps_the_parsers():
    problem = read("f", 'a: "\\ud800"\n')[1][-1]
    assert problem.message == f"found invalid Unicode character escape code; {NOT_CHECKED}"
