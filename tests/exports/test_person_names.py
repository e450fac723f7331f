"""A name is taken apart where its form shows how, and stays whole elsewhere; nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.exports.person_names import Name, parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Adams", Name(given="Ann", family="Adams")),
        ("J. K. Rowling", Name(given="J. K.", family="Rowling")),
        ("Ludwig van Beethoven", Name(given="Ludwig", particle="van", family="Beethoven")),
        ("Juana de la Cruz", Name(given="Juana", particle="de la", family="Cruz")),
        ("María de la Cruz Pérez", Name(given="María", particle="de la", family="Cruz Pérez")),
        ("José Ortega y Gasset", Name(given="José", family="Ortega y Gasset")),
        ("Ngũgĩ wa Mwangi", Name(given="Ngũgĩ", particle="wa", family="Mwangi")),
        ("Martin Luther King, Jr.", Name(given="Martin Luther", family="King", suffix="Jr.")),
        ("Charles d’Artagnan", Name(given="Charles", family="d’Artagnan")),
        ("Zoë O’Neill-Núñez", Name(given="Zoë", family="O’Neill-Núñez")),
        ("Анна Ковальчук", Name(given="Анна", family="Ковальчук")),
        ("  Ann \n Adams ", Name(given="Ann", family="Adams")),
    ],
)
def test_a_name_is_taken_apart(text, expected):
    assert parse(text) == expected


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
        "Ramón y Cajal",
        "{Ann} Adams",
        "ann adams",
        "12 34",
    ],
)
def test_what_may_be_no_persons_name_or_in_another_order_stays_whole(text):
    assert parse(text) == Name(whole=text)


@given(st.text(min_size=1))
def test_no_part_of_a_name_is_lost_and_none_is_added(text):
    name = parse(text)
    parts = f"{name.whole} {name.given} {name.particle} {name.family} {name.suffix}".split()
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
