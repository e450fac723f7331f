"""The schema agrees with the vocabulary; `test_json_schema.py` says what editors make of it."""

from briefings.corpus.schema import Article, File
from briefings.corpus.vocabulary import SECTIONS, Relation, Stance


def test_stances_are_those_of_the_vocabulary():
    assert File.model_json_schema()["$defs"]["Stance"]["enum"] == list(Stance)


def test_sections_and_relations_are_those_of_the_vocabulary():
    assert set(SECTIONS) < set(Article.model_fields)
    claim = File.model_json_schema()["$defs"]["Evidence"]
    assert {relation.value for relation in Relation} < set(claim["properties"])
