"""The schema agrees with the vocabulary; `test_json_schema.py` says what editors make of it."""

from briefings.corpus.schema import Article, Evidence, File
from briefings.corpus.vocabulary import SECTIONS, Relation, Stance


def test_stances_are_those_of_the_vocabulary():
    assert File.model_json_schema()["$defs"]["Stance"]["enum"] == list(Stance)


def test_sections_and_relations_are_those_of_the_vocabulary():
    assert set(SECTIONS) < set(Article.model_fields)
    claim = File.model_json_schema()["$defs"]["Evidence"]
    assert {relation.value for relation in Relation} < set(claim["properties"])


def test_a_claim_has_its_empty_fields_without_keeping_them():
    claim = Evidence.model_validate({"text": "The bar shifts.", "type": "study", "at": {"paragraph": 1}})
    assert (claim.note, claim.supports, claim.at[0].start) == (None, (), None)
    assert list(vars(claim)) == ["text", "type", "voice", "at"]
    assert list(vars(claim.at[0])) == ["paragraph"]
