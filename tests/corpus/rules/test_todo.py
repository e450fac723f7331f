"""What has still to be written is an error."""

import pytest


@pytest.mark.parametrize("text", ['"TODO: write this"', "TODO", '"Pilots are TODO"', '"\\x54ODO"'])
def test_wherever_it_stands(said_after, text):
    assert said_after(("text: Pilots are few.", f"text: ¦{text}")) == [
        (
            "HERE error[todo] articles.baker-2025.evidence.e2.text: this still has to be written; write it in place of "
            "the TODO, or delete the field"
        )
    ]


@pytest.mark.parametrize("text", ["A todo list.", "TODOS", "Mastodon"])
def test_another_word(said_after, text):
    assert said_after(("text: Pilots are few.", f"text: {text}")) == []


def test_a_comment(said_of, good):
    assert said_of(f"# TODO: more articles\n{good}") == []
