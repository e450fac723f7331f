"""RIS: the library's reader and one of our own, written from the format's description, read each text as it was."""

import re

import pytest
import rispy
from hypothesis import example, given
from hypothesis import strategies as st
from published import HOSTILE

from briefings.corpus.edtf import Date
from briefings.corpus.person_names import parse
from briefings.exports import ris
from briefings.exports.references import Cited, Reference

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).filter(str.strip)
LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)")


def records(content):
    """Each reference as a list of tag and value: one line each, ended by `ER`, lines ended by CR and LF."""
    found = [[]]
    for line in content.split("\r\n"):
        if line:
            tag, value = LINE.fullmatch(line).groups()
            if tag == "ER":
                found.append([])
            else:
                found[-1].append((tag, value))
    assert found.pop() == []
    return found


def reference(text, **fields):
    return Reference(
        Cited.ARTICLE, "some-2025", (), text, (parse(text),), text, Date(2025, 5), note=text, **fields
    )


@given(TEXT)
@example(HOSTILE)
@example("A line\nER  - \nTY  - BOOK")
def test_every_text_survives_the_round_trip_in_both_readers(text):
    written = ris.entry(reference(text))
    (ours,) = records(written)
    values = dict(ours)
    (theirs,) = rispy.loads(written)
    plain = " ".join(text.split())
    assert (values["TI"], values["T2"], values["N1"]) == (plain, plain, plain)
    assert (theirs["title"], theirs["secondary_title"]) == (plain, plain)
    assert len([tag for tag, _ in ours if tag == "AU"]) == len(theirs["authors"]) == 1


@pytest.mark.parametrize(
    ("name", "author"),
    [
        (parse("Smith, Jones and Baker", organisation=True), "Smith Jones and Baker"),
        (parse("Ministry of Health, Labour and Welfare"), "Ministry of Health Labour and Welfare"),
        (parse("Martin Luther King, Jr."), "King, Martin Luther, Jr."),
    ],
)
def test_no_part_of_a_body_is_taken_for_a_family_name(name, author):
    made = Reference(Cited.ARTICLE, "k", (), "T", (name,), "Site", None)
    assert rispy.loads(ris.entry(made))[0]["authors"] == [author]


def test_what_is_missing_is_missing():
    (record,) = records(ris.entry(Reference(Cited.BRIEFING, "k", (), "T", (), "Site", None)))
    assert dict(record) == {"TY": "ELEC", "ID": "k", "TI": "T", "T2": "Site"}


def test_the_site_file_holds_every_article_and_every_briefing(files, bad_files, good, bad):
    for publication, written in ((good, files), (bad, bad_files)):
        everything = records(written["references.ris"].decode())
        keys = [dict(record)["ID"] for record in everything]
        assert keys == [key for id_ in publication.corpus.articles for key in (id_, f"briefing:{id_}")]
