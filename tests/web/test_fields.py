"""The tables of fields say all that the schemas hold."""

import pytest

from briefings.corpus.fields import all_fields
from briefings.corpus.schema import File
from briefings.web.views.fields import kinds, published, sections, written
from tests.tables import table


def test_every_field_that_can_be_written_is_in_a_table():
    named = {field.name.rpartition(".")[2] for section in sections() for field in written(section)}
    assert named == all_fields() - File.model_fields.keys() | {"topics", "events"}


@pytest.mark.parametrize("section", sections())
def test_each_field_has_a_value_and_a_meaning_in_words(section):
    assert [field.name for field in written(section) if not (field.value and field.about)] == []


@table(__file__, "notes")
def test_a_field_says_whether_it_is_needed_and_where_it_may_stand(section, name, note):
    assert {field.name: field.note for field in written(section)}[name] == note


def test_published_fields_that_may_be_missing_are_marked():
    notes = {field.name: field.note for field in published("Claim")}
    assert (notes["text"], notes["voice"], notes["quote"], notes["status"]) == (
        "",
        "",
        "if known",
        "if known",
    )
    assert "Claim" in kinds()
