"""Facts that the text of an article does not give: the formats carry their values, and a note that other readers see."""

import json

import pytest
import rispy
from published import contents
from pybtex.database import parse_bytes

from briefings.exports.metadata import metadata

NOTE = "Title, publisher and date inferred; not given in the text read."


@pytest.fixture
def inferred(changed):
    def change(data):
        data["articles"]["adams-2024"]["inferred"] = ["published", "title", "publisher"]

    return changed(change)


def test_each_format_keeps_the_values_and_says_in_a_note_which_are_inferred(inferred, good):
    files, before = contents(inferred), contents(good)
    archived = "Archived copy: https://archive.example.org/deep-water"
    found = {
        "references.json": [json.loads(each["references.json"])[0] for each in (before, files)],
        "references.ris": [rispy.loads(each["references.ris"].decode())[0] for each in (before, files)],
        "references.bib": [
            dict(parse_bytes(each["references.bib"], "bibtex").entries["adams-2024"].fields)
            for each in (before, files)
        ],
    }
    for name, (old, new) in found.items():
        note = "notes" if name == "references.ris" else "note"
        assert " ".join([*old.pop(note)] if note == "notes" else [old.pop(note)]) == archived
        assert " ".join([*new.pop(note)] if note == "notes" else [new.pop(note)]) == f"{NOTE} {archived}"
        assert new == old, name


def test_the_data_and_the_head_of_the_page_say_so_too(inferred):
    document = json.loads(contents(inferred)["api/v1/articles/adams-2024.json"])
    assert document["article"]["inferred"] == ["published", "title", "publisher"]
    about = metadata(inferred, inferred.corpus.articles["adams-2024"]).json_ld["about"]
    assert about["description"].startswith(NOTE)
    assert about["headline"] == "Deep water"


def test_where_text_is_all_there_is_they_stand_in_brackets(inferred):
    article = inferred.corpus.articles["adams-2024"]
    assert (article.publisher, article.when) == ("[Port Review]", "[2024]")
    calendar = contents(inferred)["predictions.ics"].decode().replace("\r\n ", "")
    assert r"([Port Review]\, [2024])" in calendar


def test_versions_stay(inferred, good):
    from briefings.corpus.versions import briefing_version

    versions = [briefing_version(each.corpus.articles["adams-2024"]) for each in (inferred, good)]
    assert versions[0] == versions[1]
