"""What a receipt says was found is what the data says now."""

import pytest

from briefings.corpus.receipts import entries, fingerprint
from tests.corpora import GOOD
from tests.tables import table

SINCE = "warning[stale-receipt] articles.adams-2024.receipt: since the text was checked on 2025-01-02, "
HINT = "; run: python -m briefings verify adams-2024 --text FILE --write"


@pytest.fixture
def said(said_of, corpus_of):
    """What is said of the good corpus, whose receipt knows each passage, after a replacement."""
    article = corpus_of().articles["adams-2024"]
    digests = ", ".join(f'{name}: "{fingerprint(entry)}"' for name, entry in entries(article).items())
    at = f"      anchors_sha256: {article.written.receipt.anchors_sha256}\n"
    known = GOOD.replace(at, f"{at}      passages: {{{digests}}}\n")

    def after(old="", new=""):
        assert old in known
        return [line.partition(": ")[2] for line in said_of(known.replace(old, new, 1))]

    return after


def test_as_it_was(said):
    assert said() == []


@table(__file__, "changed passages")
def test_a_changed_passage_is_named(said, old, new, name):
    assert said(old, new) == [f"{SINCE}the passages of {name} have changed{HINT}"]


def test_what_came_and_what_went(said):
    assert said(
        "a1: {text: The tide stays what it is.}", "a1: {text: The tide stays., at: {paragraph: 7}}"
    ) == [f"{SINCE}the passages of a1 were added{HINT}"]
    assert said("note: The thesis is its reason.}", "note: Why., withdrawn: {date: 2025, reason: Why.}}") == [
        f"{SINCE}the passages of r1 were removed{HINT}"
    ]


def test_a_text_that_is_reworded_leaves_it_alone(said):
    assert said("text: Traffic doubles.", "text: Traffic grows.") == []


def test_without_digests_of_each_passage(said_of):
    old = "{paragraph: 1, start: Dredge the"
    assert said_of(GOOD.replace(old, "{paragraph: 2, start: Dredge the"))[0].endswith(
        f"{SINCE}passages or quotes have changed{HINT}"
    )


def test_digests_that_do_not_agree(said):
    assert said("anchors_sha256: f", "anchors_sha256: 0") == [
        f"{SINCE}the receipt's own digests no longer match{HINT}"
    ]
