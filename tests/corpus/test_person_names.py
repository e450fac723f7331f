"""A name is taken apart where its form shows how, and stays whole elsewhere; nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from briefings.corpus.person_names import parse
from tests.tables import table


@table(__file__, "taken apart")
def test_a_name_is_taken_apart(text, expected):
    name = parse(text)
    assert [name.given, name.particle, name.family, name.suffix] == expected
    assert name.is_person


@table(__file__, "whole", "text")
def test_what_may_be_no_persons_name_or_in_another_order_stays_whole(text):
    name = parse(text)
    assert (name.text, name.family) == (text, "")


@given(st.text(min_size=1))
def test_no_part_of_a_name_is_lost_and_none_is_added(text):
    name = parse(text)
    parts = (
        f"{name.text * (not name.family)} {name.given} {name.particle} {name.family} {name.suffix}".split()
    )
    assert [part.strip(",") for part in parts] == [
        part.strip(",") for part in text.split()
    ] or parts == text.split()


@table(__file__, "persons and organisations")
def test_an_organisation_is_told_from_a_person(text, persons):
    assert parse(text).is_person is persons


@table(__file__, "family names")
def test_the_family_name_that_is_given_counts(text, family, expected):
    name = parse(text, family=family)
    assert [name.given, name.particle, name.family, name.suffix] == expected
    assert name.is_person


def test_what_is_said_to_be_an_organisation_stays_whole_and_what_is_said_to_be_none_is_split_by_its_form():
    assert parse("Human Rights Watch", organisation=True).inverted == "Human Rights Watch"
    assert not parse("Ann Adams", organisation=True).is_person
    assert parse("Emily Post", organisation=False).inverted == "Post, Emily"
    assert parse("The Who", organisation=False).is_person
