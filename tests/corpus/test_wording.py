"""How messages put things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.corpus.wording import did_you_mean, listed, nearest, printable
from tests.tables import table


@pytest.mark.parametrize(
    ("words", "expected"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_a_list_in_words(words, expected):
    assert listed(words) == expected


@given(st.text())
def test_anything_is_printable_in_one_line(text):
    assert printable(text).isprintable()


@given(st.text(max_size=60).filter(str.isprintable))
def test_what_is_printable_stays(text):
    assert printable(text) == text


def test_what_is_long_is_cut():
    assert printable("x" * 60) == "x" * 60
    assert printable("x" * 61) == "x" * 59 + "…"


class TestNearest:
    """The known word that is most like another."""

    @table(__file__, "nearest")
    def test_is_found(self, word, expected):
        assert nearest(word, ["t1", "t2", "anecdote", "official-statement", "precedent"]) == expected

    def test_is_the_first_of_equals(self):
        assert nearest("e9", ["e3", "e1", "e2"]) == "e3"

    def test_is_found_among_thousands(self):
        known = [f"article-{number}-{'x' * (number % 30)}" for number in range(5_000)]
        assert nearest("artcle-777-xxxxxxxxxxxxxxxxxxxxxxxxxxx", known) == "article-777-" + "x" * 27

    def test_of_nothing_is_nothing(self):
        assert nearest("a", []) is None

    def test_of_something_huge_is_soon_found(self):
        assert nearest("t1" * 1_000_000, ["t1"] * 1_000) is None


class TestDidYouMean:
    """The hint with the known word that is most like another."""

    def test_names_the_word_with_what_belongs_around_it(self):
        assert did_you_mean("e9", ["e3"], "adams-2024.") == 'did you mean "adams-2024.e3"?'
        assert did_you_mean("adam", ["adams"], after=".{e1}") == 'did you mean "adams.{e1}"?'

    def test_is_empty_if_no_word_is_like_it(self):
        assert did_you_mean("zzz", ["e3"], "adams-2024.") == ""
