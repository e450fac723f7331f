"""Old ids lead to what they stand for now, over however many others."""

import pytest

from briefings.corpus.redirects import ends_of, follow, former_ids

CHAIN = {"a": "b", "b": "c", "c": "d", "d": "e", "e": "f"}


def test_every_id_of_a_chain_leads_to_its_end():
    assert ends_of(CHAIN) == dict.fromkeys("abcde", "f")


def test_a_chain_may_be_written_in_any_order():
    assert ends_of(dict(reversed(CHAIN.items()))) == dict.fromkeys("abcde", "f")


@pytest.mark.parametrize(
    ("redirects", "old", "now"),
    [
        ({}, "a", "a"),
        ({}, "a.e1", "a.e1"),
        (CHAIN, "a", "f"),
        (CHAIN, "f", "f"),
        (CHAIN, "a.e1", "f.e1"),
        ({"a.e1": "a.e2", "a.e2": "a.e3", "a.e3": "a.e4"}, "a.e1", "a.e4"),
        # The article first, and then the claim, which has had several ids there.
        ({**CHAIN, "f.e1": "f.e2", "f.e2": "f.e3", "f.e3": "f.e4"}, "a.e1", "f.e4"),
        # The claim goes to another article, and that one gets another id.
        ({"a.e1": "b.e1", "b": "c", "c": "d", "d.e1": "d.e2"}, "a.e1", "d.e2"),
        ({"b": "c", "c": "d", "d.e1": "d.e2", "d.e2": "d.e3", "a.e1": "b.e1"}, "b.e1", "d.e3"),
        # What is said of a claim itself comes before what is said of its article.
        ({"a": "b", "a.e1": "c.e1"}, "a.e1", "c.e1"),
    ],
)
def test_an_old_id_is_followed_to_its_end(redirects, old, now):
    assert follow(old, ends_of(redirects)) == now


def test_the_ids_that_something_had_before_are_known_by_its_id_of_today():
    assert former_ids(ends_of({**CHAIN, "f.e1": "f.e2", "x": "y"})) == {"f": list("abcde"), "y": ["x"]}


def test_those_that_lead_in_a_circle_lead_nowhere():
    assert ends_of({"a": "b", "b": "c", "c": "a", "x": "a", "y": "z"}) == {"y": "z"}


def test_an_article_that_leads_to_a_claim_does_not_lead_its_claims_on_for_ever():
    assert follow("a.e1", ends_of({"a": "a.e1"})) == "a.e1"
