"""Words: between white space, and in scripts without blanks as in ICU's dictionaries."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.corpus import segmentation
from briefings.corpus.loading import MAIN, check_files
from briefings.corpus.segmentation import boundaries, count_words
from tests.cases import changed
from tests.corpora import GOOD
from tests.tables import table


def words(text):
    return [text[start:end] for start, end in segmentation.words(text)]


@table(__file__, "words")
def test_words(text, expected):
    assert words(text) == expected.split()


@given(st.text(st.characters(max_codepoint=0x0DFF)))
def test_with_blanks_white_space_alone_counts(text):
    assert words(text) == text.split()


@given(st.text(st.sampled_from("港务局决 a.,。“”「」はの เรือ\n2\ud800"), max_size=30))
def test_words_are_all_of_the_text_but_its_white_space(text):
    assert "".join(words(text)) == "".join(text.split())
    assert count_words(text) == len(words(text))
    assert all(map(str.strip, words(text)))
    assert {0, len(text)} <= boundaries(text) | {0}


@table(__file__, "boundaries")
def test_boundaries_as_a_browser_has_them(text, parts):
    assert [text[start:end] for start, end in pairwise(sorted(boundaries(text)))] == parts.split("|")


def problems(quote, words=1000):
    """What is said of the good corpus with another quote, and another number of words in its article."""
    data = changed(GOOD, ("quote: nine hours", f"quote: {quote}"), ("words: 900", f"words: {words}"))
    return {problem.rule: problem.message for problem in check_files({MAIN: data.encode()})[1]}


@pytest.mark.parametrize("word", ["航道", "東京", "ท่าเรือ", "ميناء ", "נמל "])
def test_a_quote_has_a_limit_in_any_script(word):
    assert "quote" not in problems(word * 25)
    assert problems(word * 26)["quote"] == "a quote has at most 25 words, this one has 26"


def test_the_budget_of_quotes_counts_words_without_blanks():
    assert "quotation-budget" not in problems("航道" * 20, words=400)
    said = problems("航道" * 21, words=400)["quotation-budget"]
    assert said == "quotes repeat 21 of the article's 400 words, more than 5 in a hundred"
