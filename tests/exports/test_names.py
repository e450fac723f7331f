"""The names of authors and annotators in every format, as the libraries that read it take them."""

import json
import warnings

import rispy
from citeproc.source.json import CiteProcJSON
from published import contents
from pybtex.database import parse_bytes

from briefings.exports.metadata import metadata
from tests.tables import table


@table(__file__, "names")
def test_a_name_is_read_as_it_is_meant(changed, fields, inverted, parts, body):
    def name(data):
        article = data["articles"]["baker-2025"]
        article["authors"] = [{"id": "bo-baker", **fields}]
        article["annotators"] = [{key: value for key, value in fields.items() if key != "short"}]

    publication = changed(name)
    files = contents(publication)
    text = fields["name"]
    inverted, parts = inverted or text, parts or {}
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
    agent = [{"@type": "Organization" if body else "Person", "name": text}]
    assert head.json_ld["author"] == head.json_ld["about"]["author"] == agent
    (author,) = json.loads(files["api/v1/articles/baker-2025.json"])["article"]["authors"]
    assert fields.items() <= author.items()
