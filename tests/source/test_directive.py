"""What a directive finds in a text: as the specification has it, and as Chromium was measured."""

from hypothesis import given
from hypothesis import strategies as st

from briefings.source.directive import Directive, Source, passages
from briefings.source.matching import narrow, wide
from briefings.source.text import Text
from tests.tables import table


def found(raw, *words):
    source = Source(Text.of(raw))
    span = source.landing(Directive(*words))
    return source.text.whole[span.start : span.end] if span else None


@table(__file__, "by the specification")
def test_by_the_specification(raw, words, passage):
    assert found(raw, *words) == passage


def test_each_place_of_a_context():
    source = Source(Text.of("a three. b three. b three"))
    assert [span.start for span in passages(source.wide, Directive("three", prefix="b"))] == [11, 20]


@table(__file__, "foldings")
def test_two_foldings(raw, words, by_narrow, by_wide):
    source = Source(Text.of(raw))
    assert (next(source.narrow.find(words), None) is not None) is by_narrow
    assert (next(source.wide.find(words), None) is not None) is by_wide


@table(__file__, "beside a prefix or suffix")
def test_beside_a_prefix_or_suffix_a_browser_needs_no_boundary(raw, words, passage):
    """It may stop there before the passage that is meant, which `verify` must know."""
    source = Source(Text.of(raw))
    span = source.landing(Directive(*words))
    assert span.start == raw.index(words[0])
    assert source.text.at(span) == passage
    assert next(passages(source.narrow, Directive(*words))) != span


def test_a_place_that_overlaps_one_inside_a_word_is_not_found():
    source = Source(Text.of("xa a a"))
    assert next(source.narrow.find("a a"), None) is None
    assert next(source.wide.find("a a"), None) == (3, 6)


@given(st.text(max_size=30), st.text(max_size=30))
def test_what_the_narrow_one_takes_for_the_same_the_wide_one_does_too(one, other):
    for text in (one, other):
        assert "".join(map(wide, "".join(map(narrow, text)))) == "".join(map(wide, text))


@given(st.text(st.sampled_from("ab é'’.,-\n"), max_size=40))
def test_a_match_is_whole_words(raw):
    text = Text.of(raw)
    source = Source(text)
    for span in source.wide.find("a"):
        assert text.whole[span.start : span.end].strip("\u0301") in ("a", "A")
        assert not text.whole[max(0, span.start - 1) : span.start].isalnum()
        assert not text.whole[span.end : span.end + 1].isalnum()
