"""Which fields the schema has at a place."""

import pytest

from briefings.corpus.fields import fields_of


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((), ["topics", "events", "questions", "articles", "redirects", "settings"]),
        (("topics", "harbour"), ["title", "summary"]),
        (("articles", "a", "authors", 0), ["id", "name", "affiliation"]),
        (("articles", "a", "withdrawn"), ["date", "reason"]),
        (
            ("articles", "a", "thesis", "t1", "at", 0),
            ["paragraph", "through", "start", "end", "prefix", "suffix"],
        ),
        (
            ("articles", "a", "positions", "q", "at", 0),
            ["paragraph", "through", "start", "end", "prefix", "suffix"],
        ),
        (("articles", "a", "evidence", "e1", "cites", 0), ["title", "url"]),
        (("articles", "a", "positions", "q", "second"), ["by", "stance", "first"]),
        (("articles",), []),
        (("topics", "harbour", "title"), []),
        (("nowhere", "at", "all"), []),
    ],
)
def test_at_a_place(path, expected):
    assert fields_of(path) == expected
