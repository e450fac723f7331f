"""The names of authors and annotators in every format, as the libraries that read it take them."""

import json
import warnings

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from published import contents
from pybtex.database import parse_bytes

from briefings.exports.metadata import metadata

WHOLE = "as one name"
NAMES = [
    ({"name": "Human Rights Watch", "organisation": True}, WHOLE, {}),
    ({"name": "Christlich Demokratische Union", "organisation": True, "short": "CDU"}, WHOLE, {}),
    (
        {"name": "Melissa Bank", "organisation": False},
        "Bank, Melissa",
        {"family": "Bank", "given": "Melissa"},
    ),
    ({"name": "Plato", "family": "Plato"}, WHOLE, {}),
    ({"name": "Port of London"}, WHOLE, {}),
    ({"name": "山田 花子"}, WHOLE, {}),
    ({"name": "李伟", "family": "李"}, "李, 伟", {"family": "李", "given": "伟"}),
    (
        {"name": "Gabriel García Márquez", "family": "García Márquez"},
        "García Márquez, Gabriel",
        {"family": "García Márquez", "given": "Gabriel"},
    ),
    (
        {"name": "José Ortega y Gasset"},
        "Ortega y Gasset, José",
        {"family": "Ortega y Gasset", "given": "José"},
    ),
    (
        {"name": "Rik van der Meer"},
        "van der Meer, Rik",
        {"family": "Meer", "given": "Rik", "non-dropping-particle": "van der"},
    ),
    (
        {"name": "Xi Jinping", "family": "Xi"},
        "Xi, Jinping",
        {"family": "Xi", "given": "Jinping", "static-ordering": True},
    ),
    (
        {"name": "Martin Luther King, Jr."},
        "King, Martin Luther, Jr.",
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
    ),
]
BODIES = {"Human Rights Watch", "Christlich Demokratische Union", "Port of London"}


@pytest.mark.parametrize(
    ("fields", "inverted", "parts"), NAMES, ids=[fields["name"] for fields, _, _ in NAMES]
)
def test_a_name_is_read_as_it_is_meant(changed, fields, inverted, parts):
    def name(data):
        article = data["articles"]["baker-2025"]
        article["authors"] = [{"id": "bo-baker", **fields}]
        article["annotators"] = [{key: value for key, value in fields.items() if key != "short"}]

    publication = changed(name)
    files = contents(publication)
    text = fields["name"]
    inverted = text if inverted is WHOLE else inverted
    for key in ("baker-2025", "briefing:baker-2025"):
        (person,) = parse_bytes(files["references.bib"], "bibtex").entries[key].persons["author"]
        assert " ".join([*person.first_names, *person.middle_names]) == parts.get("given", "")
        assert " ".join(person.prelast_names) == parts.get("non-dropping-particle", "")
        assert " ".join(person.last_names).strip("{}") == parts.get("family", text)
        assert " ".join(person.lineage_names) == parts.get("suffix", "")
        (record,) = (each for each in rispy.loads(files["references.ris"].decode()) if each["id"] == key)
        assert record["authors"] == [inverted]
        items = json.loads(files["references.json"])
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=".*static-ordering", category=UserWarning)
            read = CiteProcJSON([item for item in items if item["id"] == key])
        assert [dict(each) for each in read[key].author] == [parts or {"literal": text}]
    head = metadata(publication, publication.corpus.articles["baker-2025"])
    assert dict(head.citation)["citation_author"] == inverted
    agent = [{"@type": "Organization" if text in BODIES else "Person", "name": text}]
    assert head.json_ld["author"] == head.json_ld["about"]["author"] == agent
    (author,) = json.loads(files["api/v1/articles/baker-2025.json"])["article"]["authors"]
    assert fields.items() <= author.items()
