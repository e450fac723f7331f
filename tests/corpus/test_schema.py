"""The schema agrees with the vocabulary, and editors can use it."""

from briefings.corpus.schema import Article, File
from briefings.corpus.vocabulary import SECTIONS, Relation, Stance


def test_stances_are_those_of_the_vocabulary():
    assert File.model_json_schema()["$defs"]["Stance"]["enum"] == list(Stance)


def test_sections_and_relations_are_those_of_the_vocabulary(good, said_after):
    assert set(SECTIONS) < set(Article.model_fields)
    claim = File.model_json_schema()["$defs"]["Evidence"]
    assert {relation.value for relation in Relation} < set(claim["properties"])


def test_an_editor_accepts_one_reference_or_several():
    claim = File.model_json_schema()["$defs"]["Evidence"]
    kinds = {kind["type"] for kind in claim["properties"]["supports"]["anyOf"]}
    assert kinds == {"string", "array"}


def test_an_editor_accepts_a_year_without_quotation_marks():
    event = File.model_json_schema()["$defs"]["Event"]
    assert [kind["type"] for kind in event["properties"]["date"]["anyOf"]] == ["string", "integer"]


def test_an_editor_refuses_fields_that_are_not_there():
    assert File.model_json_schema()["additionalProperties"] is False
