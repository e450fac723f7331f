"""A # after a blank ends the text, unless quotation marks hold it together."""

import pytest


@pytest.mark.parametrize(
    "text", ["Berth ¦#3 is full.", "Pilots are few ¦#pilots", "Berths #3 and", "see\n          berth ¦#3"]
)
def test_a_warning_where_the_text_is_cut(said_after, text):
    text = text if "¦" in text else text.replace("#", "¦#")
    assert said_after(("text: Pilots are few.", f"text: {text}")) == [
        (
            "HERE warning[comment-in-text] from here on this is a comment, not part of the text; put the text in "
            'quotation marks, or write "# " if a comment is meant'
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"Berth #3 is full."',
        "'Berth #3 is full.'",
        "Berth#3 is full.",
        "C# is no berth.",
        "Pilots are few.  # as in 2024",
        "Pilots are few.  # see #3",
        "|-\n          Berth #3 is full.",
    ],
)
def test_text_that_is_kept_and_comments(said_after, text):
    assert said_after(("text: Pilots are few.", f"text: {text}")) == []


def test_a_line_that_is_a_comment(said_of, good):
    assert said_of(f"#no blank here, and #3 either\n{good}") == []
