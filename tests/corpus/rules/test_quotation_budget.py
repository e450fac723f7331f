"""A briefing quotes no more of its article than the settings allow."""

import pytest


def words(number):
    return ("words: 900", f"words: {number}")


def test_two_words_of_forty_are_five_in_a_hundred(said_after):
    assert said_after(words(40)) == []


def test_and_of_thirty_nine_they_are_more(said_after):
    (said,) = said_after(words(39))
    assert said.endswith(
        "warning[quotation-budget] articles.adams-2024: quotes repeat 2 of the article's 39 words, more than "
        "5 in a hundred; keep only the quotes whose wording is the evidence"
    )


@pytest.mark.parametrize(("limit", "found"), [(2, 1), (10, 0), (100, 0)])
def test_a_team_sets_its_own_limit(said_after, limit, found):
    settings = ("topics:\n", f"settings: {{quoted_percent: {limit}}}\ntopics:\n")
    assert len(said_after(words(30 if limit == 10 else 60), settings)) == found


def test_the_same_quote_twice_counts_once(said_after):
    again = ("text: Traffic doubles.", "text: Traffic doubles.\n        quote: nine  hours")
    assert said_after(words(40), again) == []


@pytest.mark.parametrize("limit", ["-1", "101", '"5"', "much"])
def test_a_limit_is_a_whole_number_up_to_a_hundred(said_after, limit):
    (said,) = said_after(("topics:\n", f"settings: {{quoted_percent: {limit}}}\ntopics:\n"))
    assert "settings.quoted_percent" in said
