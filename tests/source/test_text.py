"""The normalised text: what its paragraphs, words and digest are."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.source.text import Span, Text
from tests.tables import table

SAME = "Title\nOne two.\nThree café."


@table(__file__, "what nobody sees", "raw")
def test_what_nobody_sees_changes_nothing(raw):
    text = Text.of(raw)
    assert text.paragraphs == ["Title", "One two.", "Three café."]
    assert text.words == 5
    assert text.sha256 == hashlib.sha256(SAME.encode()).hexdigest()


@pytest.mark.parametrize(
    "raw", ["Title\nOne, two.\nThree café.", "Title\nOne two. Three café.", SAME.replace("O", "o")]
)
def test_what_one_sees_changes_the_digest(raw):
    assert Text.of(raw).sha256 != Text.of(SAME).sha256


def test_paragraphs_are_numbered_from_1():
    text = Text.of(SAME)
    assert [text.paragraph(offset) for offset in (0, 4, 6, 14, 15)] == [1, 1, 2, 2, 3]
    assert text.within(2, 3) == Span(6, len(text.whole))
    assert text.within(2, 9) == Span(6, len(text.whole))
    assert text.within(4, 5) == Span(0, 0)


def test_an_empty_text():
    assert Text.of(" \n\n").paragraphs == []


@given(st.text())
def test_normalising_twice_is_normalising_once(raw):
    text = Text.of(raw)
    assert Text.of(text.whole) == text
