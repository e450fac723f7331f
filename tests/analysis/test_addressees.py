"""Whom recommendations address."""

from __future__ import annotations

import pytest

from briefings.analysis.addressees import addressees, fold
from briefings.corpus.vocabulary import Kind
from tests.analysis.corpora import Builder


def grouped(*to):
    builder = Builder()
    builder.article("a")
    claims = [
        builder.claim("a", f"r{number}", (Kind.RECOMMENDATION, None), to=names)
        for number, names in enumerate(to)
    ]
    return [(found.name, [claim.id for claim in found.claims]) for found in addressees(claims)]


def test_they_come_by_name_each_with_all_that_addresses_it():
    assert grouped(["Ukraine"], ["Congress", "Ukraine"], []) == [
        ("Congress", ["r1"]),
        ("Ukraine", ["r0", "r1"]),
    ]


@pytest.mark.parametrize("other", ["us administration", "The US  Administration", " the us administration"])
def test_capitals_spaces_and_a_leading_article_make_no_other(other):
    assert fold(other) == fold("US administration")


@pytest.mark.parametrize("other", ["Administration of the US", "Theus administration", "USA administration"])
def test_other_words_do(other):
    assert fold(other) != fold("US administration")


def test_the_commonest_spelling_is_shown_and_the_first_of_equals():
    assert grouped(["The Board"], ["the board"], ["the board"]) == [("the board", ["r0", "r1", "r2"])]
    assert grouped(["The Board"], ["the board"]) == [("The Board", ["r0", "r1"])]


def test_who_is_named_twice_in_two_spellings_is_addressed_once():
    assert grouped(["The Board", "Board"]) == [("The Board", ["r0"])]


def test_names_of_any_script_are_brought_together():
    assert grouped(["КОНГРЕСС"], ["Конгресс"], ["国会"]) == [("КОНГРЕСС", ["r0", "r1"]), ("国会", ["r2"])]
