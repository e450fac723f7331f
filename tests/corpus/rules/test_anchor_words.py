"""Words that tell a passage need a start, and a passage of several paragraphs an end."""

import pytest

WITHOUT = "is here without a start; add `start`, the first few words of the passage"


@pytest.mark.parametrize("key", ["end", "prefix", "suffix"])
def test_without_a_start(said_after, key):
    assert said_after(("at: {paragraph: 5}", f"at: {{paragraph: 5, {key}: ¦at once}}")) == [
        f'HERE error[anchor-words] articles.adams-2024.predictions.p1.at.{key}: "{key}" {WITHOUT}'
    ]


def test_in_a_list_and_under_a_position(said_after):
    assert len(said_after(("- {paragraph: 4}", "- {paragraph: 4, end: at once}"))) == 1
    position = "        because: [t1, e1]"
    assert len(said_after((position, f"{position}\n        at: {{paragraph: 3, suffix: then}}"))) == 1


def test_an_exact_text_over_several_paragraphs(said_after):
    assert said_after(("{paragraph: 2, through: 3}", "{paragraph: 2, through: ¦3, start: nine hours}")) == [
        (
            "HERE error[anchor-words] articles.adams-2024.evidence.e1.at.through: the passage continues into another "
            "paragraph, and has a start but no end; add `end`, the last few words of the passage"
        )
    ]


def test_paragraphs_alone_and_a_start_alone(said_after):
    assert said_after(("{paragraph: 2, through: 3}", "{paragraph: 2, through: 4}")) == []
    assert said_after(("at: {paragraph: 5}", "at: {paragraph: 5, start: doubles}")) == []
