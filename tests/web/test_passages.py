"""Text directives: a passage's words as part of an address."""

from __future__ import annotations

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from briefings.corpus.schema import Anchor
from briefings.source.text import normal
from briefings.web.passages import passage_link, passages, text_directive
from tests.tables import table

WORDS = st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs")), min_size=1).filter(normal)


@table(__file__, "directives")
def test_punctuation_of_the_directive_is_encoded(anchor, directive):
    assert text_directive(Anchor(**anchor)) == directive


def test_words_are_looked_for_as_a_page_shows_them():
    anchor = Anchor(paragraph=1, start=" so\u00adcalled  peace\u00a0", end="cafe\u0301")
    assert text_directive(anchor) == ":~:text=socalled%20peace,caf%C3%A9"
    assert text_directive(Anchor(paragraph=1, start="\u200b", end="x")) == ""


@given(WORDS, WORDS, WORDS, WORDS)
def test_every_part_can_be_read_back(start, end, prefix, suffix):
    parts = text_directive(
        Anchor(paragraph=1, start=start, end=end, prefix=prefix, suffix=suffix)
    ).removeprefix(":~:text=")
    first, *rest = parts.split(",")
    assert first.endswith("-")
    assert rest[-1].startswith("-")
    inner = [first[:-1], rest[0], rest[1], rest[2][1:]]
    assert all("-" not in part and "&" not in part for part in inner)
    assert [unquote(part) for part in inner] == [normal(word) for word in (prefix, start, end, suffix)]


def test_a_fragment_of_the_address_stays():
    anchor = Anchor(paragraph=1, start="x")
    assert passage_link("https://example.org/a#b", anchor) == "https://example.org/a#b:~:text=x"
    assert passage_link("https://example.org/a", anchor) == "https://example.org/a#:~:text=x"
    assert passage_link("https://example.org/a", Anchor(paragraph=2)) == "https://example.org/a"
    assert passage_link(None, anchor) is None


def test_passages_that_read_the_same_are_shown_once():
    assert passages(
        None, [Anchor(paragraph=5, start="a"), Anchor(paragraph=5, start="b"), Anchor(paragraph=6, through=8)]
    ) == [
        ("¶ 5", None),
        ("¶ 6–8", None),
    ]
    assert (
        len(passages("https://example.org", [Anchor(paragraph=5, start="a"), Anchor(paragraph=5, start="b")]))
        == 2
    )
