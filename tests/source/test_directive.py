"""What a directive finds in a text: as the specification has it, and as Chromium was measured."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.source.directive import Directive, Source, passages
from briefings.source.matching import narrow, wide
from briefings.source.text import Text


def found(raw, *words):
    source = Source(Text.of(raw))
    span = source.landing(Directive(*words))
    return source.text.whole[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("raw", "words", "passage"),
    [
        ("end one. start two end three end", ("start", "end"), "start two end"),
        ("one two three. three four", ("one two three", "three"), "one two three. three"),
        ("one start\ntwo\nthe end now", ("start", "the end"), "start\ntwo\nthe end"),
        ("one two\nthree four", ("two three",), None),
        ("end, and start", ("start", "end"), None),
        ("a three. b three four", ("three", None, "b"), "three"),
        ("zero three\none two\nthree four", ("three four", None, "two"), "three four"),
        ("two x. two y", ("two", None, None, "y"), "two"),
        ("start a end b. c end d", ("start", "end", None, "d"), "start a end b. c end"),
        ("one two, three", ("three", None, "two"), None),
        ("one two, three", ("three", None, "two,"), "three"),
        ("war—three four", ("three", None, "war—"), "three"),
    ],
)
def test_by_the_specification(raw, words, passage):
    assert found(raw, *words) == passage


def test_each_place_of_a_context():
    source = Source(Text.of("a three. b three. b three"))
    assert [span.start for span in passages(source.wide, Directive("three", prefix="b"))] == [11, 20]


@pytest.mark.parametrize(
    ("raw", "words", "by_narrow", "by_wide"),
    [
        ("THE KREMLIN", "the kremlin", True, True),
        ("“won’t”", '"won\'t"', True, True),
        ("ofﬁce", "office", True, True),
        ("ofﬁce", "of", False, False),
        ("a café there", "cafe", False, True),
        ("die Straße hier", "die strasse", False, True),
        ("in Łódź now", "lodz", False, True),
        ("שָׁלוֹם", "שלום", False, True),
        ("كَتَبَ", "كتب", False, True),
        ("wait… now", "wait...", False, True),
        ("ひらがな", "ヒラガナ", False, True),
        ("ΣΟΦΟΣ", "σοφος", True, True),
        ("war—as", "war-as", False, False),
        ("so‑called", "so-called", False, False),
        ("won′t go", "won't", False, False),
        ("Well, then", "Well then", False, False),
        ("Kremlins", "Kremlin", False, False),
        ("Kremlin’s", "Kremlin", False, False),
        ("Kremlin_s", "Kremlin", False, False),
        ("1,000 tanks", "1", False, False),
        ("3.14", "3", False, False),
        ("9/11", "9", True, True),
        ("U.S. tanks", "U", True, True),
        ('צה"ל', "צה", False, False),
        ("习近平主席", "主席", True, True),
        ("港口没有船长", "船长", True, True),
        ("港口没有船长", "有船长", False, True),
        ("港口没有船长", "没有船", False, True),
        ("船は東京タワーへ", "京タワー", False, True),
        ("กฎหมายไทย", "ไทย", True, True),
        ("กฎหมายไทย", "หมายไทย", False, True),
    ],
)
def test_two_foldings(raw, words, by_narrow, by_wide):
    source = Source(Text.of(raw))
    assert (next(source.narrow.find(words), None) is not None) is by_narrow
    assert (next(source.wide.find(words), None) is not None) is by_wide


@pytest.mark.parametrize(
    ("raw", "words", "passage"),
    [
        ("the antiwar and anti war", ("war", None, "anti"), "war"),
        ("the warship, the war ship", ("war", None, None, "ship"), "war"),
        ("start one endall, end all", ("start", "end", None, "all"), "start one end"),
    ],
)
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
