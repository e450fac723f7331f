"""Text is composed."""

import pytest


@pytest.mark.parametrize("written", ["Cafe\u0301", "Cafe\\u0301"])
def test_a_warning(said_after, written):
    assert said_after(("text: Pilots are few.", f'text: ¦"{written}"')) == [
        (
            "HERE warning[not-nfc] articles.baker-2025.evidence.e2.text: this text is not in the composed form of "
            'Unicode (NFC); type it again, or normalise it: "Café"'
        )
    ]


@pytest.mark.parametrize("text", ["Café", "x\u0301", "한국어"])
def test_composed_as_far_as_can_be(said_after, text):
    assert said_after(("text: Pilots are few.", f'text: "{text}"')) == []


@pytest.mark.parametrize("field", ["quote: nine hours", "start: Dredge the", "prefix: and"])
def test_the_words_of_the_source_are_left_alone(said_after, field):
    assert said_after((field, f"{field.partition(':')[0]}: Cafe\u0301")) == []
