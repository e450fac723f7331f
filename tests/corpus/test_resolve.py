"""The Corpus: what the good file means."""

import pytest

from briefings.corpus.vocabulary import Kind
from tests.cases import changed, in_files
from tests.corpora import GOOD
from tests.plain import at, plain
from tests.tables import sections, table

HELD = [
    (f"{entry}.{name}".strip("."), expected)
    for entry, held in sections(__file__)["the good corpus"].items()
    for name, expected in held.items()
]


@pytest.mark.parametrize(("path", "expected"), HELD, ids=[path for path, _ in HELD])
def test_an_entry_holds(corpus_of, path, expected):
    assert at(corpus_of(), path) == expected


@table(__file__, "changed")
def test_after_a_change(corpus_of, old, new, path, expected):
    assert at(corpus_of(changed(GOOD, (old, new))), path) == expected


@pytest.mark.parametrize(
    ("old", "now"),
    [("adams", "adams-2024"), ("adams.t1", "adams-2024.t1"), ("baker-2025.e9", "baker-2025.e1")],
)
def test_an_old_id_leads_on(corpus_of, old, now):
    corpus = corpus_of()
    assert corpus.find(old) is corpus.find(now) is not None


def test_what_is_withdrawn_stays(corpus_of):
    article = corpus_of().articles["baker-2025"]
    assert plain(article.of_kind(Kind.EVIDENCE)) == ["baker-2025.e1", "baker-2025.e2"]


def test_files_together_are_one_corpus(good, said_of):
    assert said_of(in_files(good)) == []
