"""A name is taken apart where its form shows how, and stays whole elsewhere; nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.corpus.person_names import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Adams", ("Ann", "", "Adams", "")),
        ("J. K. Rowling", ("J. K.", "", "Rowling", "")),
        ("Ludwig van Beethoven", ("Ludwig", "van", "Beethoven", "")),
        ("Juana de la Cruz", ("Juana", "de la", "Cruz", "")),
        ("María de la Cruz Pérez", ("María", "de la", "Cruz Pérez", "")),
        ("José Ortega y Gasset", ("José", "", "Ortega y Gasset", "")),
        ("Ngũgĩ wa Mwangi", ("Ngũgĩ", "wa", "Mwangi", "")),
        ("Martin Luther King, Jr.", ("Martin Luther", "", "King", "Jr.")),
        ("Charles d’Artagnan", ("Charles", "", "d’Artagnan", "")),
        ("Zoë O’Neill-Núñez", ("Zoë", "", "O’Neill-Núñez", "")),
        ("Анна Ковальчук", ("Анна", "", "Ковальчук", "")),
        ("  Ann \n Adams ", ("Ann", "", "Adams", "")),
    ],
)
def test_a_name_is_taken_apart(text, expected):
    name = parse(text)
    assert (name.given, name.particle, name.family, name.suffix) == expected
    assert name.is_person


@pytest.mark.parametrize(
    "text",
    [
        "Plato",
        "山田 花子",
        "محمد الهاشمي",
        "Briefings team",
        "Class 4b",
        "Bank of England",
        "The Editors",
        "International Crisis Group",
        "Smith & Sons",
        "Rand Corporation, Santa Monica",
        "Harbour Bank Limited",
        "Deutsche Hafenpartei",
        "Die Lotsen",
        "Ramón y Cajal",
        "{Ann} Adams",
        "ann adams",
        "12 34",
    ],
)
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


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Ann Adams", True),
        ("Plato", True),
        ("山田 花子", True),
        ("Briefings team", False),
        ("The Editors", False),
    ],
)
def test_an_organisation_is_told_from_a_person(text, persons):
    assert parse(text).is_person is persons


@pytest.mark.parametrize(
    ("text", "family", "expected"),
    [
        ("Gabriel García Márquez", "García Márquez", ("Gabriel", "", "García Márquez", "")),
        ("Ursula von der Leyen", "Leyen", ("Ursula", "von der", "Leyen", "")),
        ("Ursula von der Leyen", "von der Leyen", ("Ursula", "von der", "Leyen", "")),
        ("Xi Jinping", "Xi", ("Jinping", "", "Xi", "")),
        ("Martin Luther King, Jr.", "King", ("Martin Luther", "", "King", "Jr.")),
        ("李伟", "李", ("伟", "", "李", "")),
        ("Melissa Bank", "Bank", ("Melissa", "", "Bank", "")),
        ("Katrín Jakobsdóttir", "Katrín Jakobsdóttir", ("", "", "", "")),
        ("Ann Adams", "Baker", ("", "", "", "")),
        ("Ann Adams", "dams", ("", "", "", "")),
    ],
)
def test_the_family_name_that_is_given_counts(text, family, expected):
    name = parse(text, family=family)
    assert (name.given, name.particle, name.family, name.suffix) == expected
    assert name.is_person


def test_what_is_said_to_be_an_organisation_stays_whole_and_what_is_said_to_be_none_is_split_by_its_form():
    assert parse("Human Rights Watch", organisation=True).inverted == "Human Rights Watch"
    assert not parse("Ann Adams", organisation=True).is_person
    assert parse("Emily Post", organisation=False).inverted == "Post, Emily"
    assert parse("The Who", organisation=False).is_person
