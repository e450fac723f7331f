"""An entry is put at the end of its section, and nothing else changes."""

import pytest

from briefings.editing.canonical import FormError
from briefings.editing.insertion import insert

ENTRY = ["  new:", "    title: N"]


def inserted(text, section="articles", lines=ENTRY):
    return insert("a.yaml", text.encode(), section, "new", lines).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "articles:\n  new:\n    title: N\n"),
        ("articles: {}\n", "articles:\n  new:\n    title: N\n"),
        ("articles: { }  # none", "articles:  # none\n  new:\n    title: N\n"),
        ("articles:\n  a: {}", "articles:\n  a: {}\n\n  new:\n    title: N\n"),
        ("articles:\n  a: {}\n\n# end\n", "articles:\n  a: {}\n\n  new:\n    title: N\n\n# end\n"),
        ("articles:\n  a: {}\n  # closing\n", "articles:\n  a: {}\n  # closing\n\n  new:\n    title: N\n"),
        ("articles:\n    a: {}\n", "articles:\n    a: {}\n\n    new:\n      title: N\n"),
        ("articles:\n a: {}\n", "articles:\n a: {}\n\n new:\n   title: N\n"),
        ("articles:\n  a: {}\ntopics: {}\n", "articles:\n  a: {}\n\n  new:\n    title: N\n\ntopics: {}\n"),
        ("topics: {}\n", "topics: {}\n\narticles:\n  new:\n    title: N\n"),
        ("redirects: {}\n", "articles:\n  new:\n    title: N\n\nredirects: {}\n"),
        ("articles:\r\n  a: {}\r\n", "articles:\r\n  a: {}\r\n\r\n  new:\r\n    title: N\r\n"),
    ],
)
def test_where_it_goes(before, after):
    assert inserted(before) == after


def test_what_would_add_more_than_the_entry_is_refused():
    with pytest.raises(FormError, match="add it by hand"):
        inserted("articles:\n  a: {}\n", lines=[*ENTRY, "topics: {}"])


def test_what_would_not_be_read_is_refused():
    with pytest.raises(FormError, match="it cannot be read"):
        inserted("articles:\n  a: {}\n", lines=["  new: ["])
