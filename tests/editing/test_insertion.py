"""An entry is put at the end of its section, and nothing else changes."""

import pytest

from briefings.corpus.names import Names
from briefings.corpus.reader import read
from briefings.editing.canonical import FormError
from briefings.editing.changes import change


def inserted(text, title="N"):
    return change(read("a.yaml", text or "{}\n")[0], {("articles", "new"): {"title": title}}, Names())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "articles:\n  new:\n    title: N\n"),
        ("articles: {}\n", "articles:\n  new:\n    title: N\n"),
        ("articles: { }  # none", "articles:  # none\n  new:\n    title: N\n"),
        ("articles:\n  a: {}", "articles:\n  a: {}\n\n  new:\n    title: N\n"),
        ("articles:\n  a: {}\n\n# end\n", "articles:\n  a: {}\n\n  new:\n    title: N\n\n# end\n"),
        ("articles:\n  a: {}\n  # closing\n", "articles:\n  a: {}\n\n  new:\n    title: N\n  # closing\n"),
        ("articles:\n    a: {}\n", "articles:\n    a: {}\n\n    new:\n      title: N\n"),
        ("articles:\n a: {}\n", "articles:\n a: {}\n\n new:\n   title: N\n"),
        ("articles:\n  a: {}\ntopics: {}\n", "articles:\n  a: {}\n\n  new:\n    title: N\n\ntopics: {}\n"),
        ("topics: {}\n", "topics: {}\n\narticles:\n  new:\n    title: N\n"),
        ("redirects: {}\n", "articles:\n  new:\n    title: N\n\nredirects: {}\n"),
        (
            "redirects: {'a': b}\nsettings: {}\n",  # above all that is there: `fmt` moves it up
            "redirects: {'a': b}\nsettings: {}\n\narticles:\n  new:\n    title: N\n",
        ),
        ("articles:\r\n  a: {}\r\n", "articles:\r\n  a: {}\r\n\r\n  new:\r\n    title: N\r\n"),
    ],
)
def test_where_it_goes(before, after):
    assert inserted(before) == after


def test_comments_inside_the_last_entry_stay_with_it():
    before = "articles:\n  a:\n    title: 'A'\n\n    # closing\n"
    assert inserted(before) == f"{before}\n  new:\n    title: N\n"


def test_what_yaml_cannot_hold_is_refused():
    with pytest.raises(FormError):
        inserted("articles:\n  a: {}\n", title="a\udc80b")
