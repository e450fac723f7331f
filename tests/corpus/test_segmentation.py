"""Words: between white space, and in scripts without blanks as in ICU's dictionaries."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefings.corpus import segmentation
from briefings.corpus.loading import MAIN, check_files
from briefings.corpus.segmentation import boundaries, count_words
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


DATA = """\
topics: {{harbour: {{title: The harbour}}}}
articles:
  adams-2024:
    title: 深水
    authors: []
    publisher: Port Review
    published: 2024
    language: zh
    topics: [harbour]
    thesis:
      t1: {{text: The channel must be dredged., quote: {quote}, at: {{paragraph: 1}}}}
    annotators: [{{name: A}}]
    receipt: {{date: 2024-06-01, text_sha256: "{digest}", words: {words}, paragraphs: 1, anchors_sha256: "{digest}"}}
"""


def problems(quote, words=1000):
    data = DATA.format(quote=quote, words=words, digest="0" * 64)
    return {problem.rule: problem.message for problem in check_files({MAIN: data.encode()})[1]}


def test_a_quote_without_blanks_has_a_limit():
    assert "quote" not in problems("航道" * 25)
    assert problems("航道" * 26)["quote"] == "a quote has at most 25 words, this one has 26"


def test_the_budget_of_quotes_counts_words_without_blanks():
    assert "quotation-budget" not in problems("航道" * 20, words=400)
    said = problems("航道" * 21, words=400)["quotation-budget"]
    assert said == "quotes repeat 21 of the article's 400 words, more than 5 in a hundred"
