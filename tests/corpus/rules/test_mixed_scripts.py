"""A word is in one alphabet."""

import pytest


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Pilоts", "о is Cyrillic, P is Latin"),
        ("Ρilots", "Ρ is Greek, i is Latin"),
        ("Κиев", "и is Cyrillic, Κ is Greek"),
    ],
)
def test_a_warning(said_after, word, found):
    (said,) = said_after(("text: Pilots are few.", f"text: ¦{word} are few."))
    assert said == (
        f'HERE warning[mixed-scripts] articles.baker-2025.evidence.e2.text: the word "{word}" mixes alphabets: '
        f"{found}; type it again, in one alphabet"
    )


def test_by_an_escape(said_after):
    (said,) = said_after(("text: Pilots are few.", 'text: "Pil\\u043ets are few."'))
    assert "warning[mixed-scripts]" in said


@pytest.mark.parametrize(
    "text", ["Киев and Kyiv", "μm", "TNFα", "IP-адрес", "5 µm", "日本語とLatin", "Ωmega3", "Νέα Υόρκη", "е́ж"]
)
def test_what_is_genuine(said_after, text):
    assert said_after(("text: Pilots are few.", f'text: "{text}"')) == []


@pytest.mark.parametrize("field", ["quote: nine hours", "start: Dredge the", "prefix: and"])
def test_the_words_of_the_source_are_left_alone(said_after, field):
    assert said_after((field, f"{field.partition(':')[0]}: hоurs")) == []
