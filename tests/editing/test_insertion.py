"""An entry is put at the end of its section, and nothing else changes."""

import pytest

from briefings.corpus.names import Names
from briefings.corpus.reader import read
from briefings.editing.canonical import FormError
from briefings.editing.changes import change
from tests.tables import table


def inserted(text, title="N"):
    return change(read("a.yaml", text or "{}\n")[0], {("articles", "new"): {"title": title}}, Names())


@table(__file__, "where it goes")
def test_where_it_goes(before, after):
    assert inserted(before) == after


def test_comments_inside_the_last_entry_stay_with_it():
    before = "articles:\n  a:\n    title: 'A'\n\n    # closing\n"
    assert inserted(before) == f"{before}\n  new:\n    title: N\n"


def test_what_yaml_cannot_hold_is_refused():
    with pytest.raises(FormError):
        inserted("articles:\n  a: {}\n", title="a\udc80b")
