"""Text in a drawing stays in the room that it is given."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from briefings.web.figures.text import ELLIPSIS, clip, width, wrap

WORDS = st.text(min_size=1, max_size=300).filter(lambda text: text.split())
ROOM = st.integers(40, 400)
SIZE = 12.0


@given(WORDS, ROOM, st.integers(1, 5))
def test_no_line_is_wider_than_its_room(text, room, lines):
    wrapped = wrap(text, room, SIZE, lines)
    assert 1 <= len(wrapped) <= lines
    assert all(width(line, SIZE) <= room for line in wrapped)


@given(WORDS, ROOM)
def test_with_lines_enough_nothing_is_lost(text, room):
    assert "".join(wrap(text, room, SIZE, 1000)).replace(" ", "") == "".join(text.split())


@given(WORDS, ROOM)
def test_what_is_cut_says_so(text, room):
    wrapped = wrap(text, room, SIZE, 2)
    if "".join(wrapped).replace(" ", "") != "".join(text.split()):
        assert wrapped[-1].endswith(ELLIPSIS)


@given(WORDS, ROOM)
def test_a_clipped_text_fits(text, room):
    assert width(clip(text, room, SIZE), SIZE) <= room


def test_a_line_ends_after_a_word_where_it_can():
    assert clip("The prospect of an American withdrawal", 100, 12.0) == "The prospect of…"


def test_a_letter_keeps_its_accents():
    accented = "e\u0301" * 60
    kept = clip(accented, 100, 12.0).removesuffix(ELLIPSIS)
    assert len(kept) % 2 == 0
    assert unicodedata.combining(kept[-1])


def test_letters_that_fill_a_square_take_twice_the_room():
    assert width("山田", 10) == 20
    assert len(wrap("山田花子" * 20, 120, 12.0, 3)) == 3
