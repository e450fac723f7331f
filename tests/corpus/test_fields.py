"""Which fields the schema has at a place."""

from briefings.corpus.fields import fields_of
from tests.tables import table


@table(__file__, "at a place")
def test_at_a_place(path, expected):
    assert fields_of(tuple(path)) == expected
