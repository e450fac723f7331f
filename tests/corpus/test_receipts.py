"""Digests of passages: RFC 8785, of what was looked up and of nothing else."""

import hashlib

import rfc8785

from briefings.corpus.loading import MAIN, check_files
from briefings.corpus.receipts import anchors_sha256, content, entries, fingerprint


def test_the_digests_by_hand(corpus_of):
    article = corpus_of().articles["adams-2024"]
    by_hand = {
        "t1": {"at": [{"paragraph": 1, "start": "Dredge the", "end": "at once"}]},
        "e1": {"at": [{"paragraph": 2, "through": 3}]},
        "e2": {
            "at": [
                {"paragraph": 4},
                {"paragraph": 9, "start": "they waited", "prefix": "and", "suffix": "then"},
            ],
            "quote": "nine hours",
        },
        "p1": {"at": [{"paragraph": 5}]},
        "r1": {"at": [{"paragraph": 6}]},
    }
    assert {name: content(entry) for name, entry in entries(article).items()} == by_hand
    assert anchors_sha256(article) == hashlib.sha256(rfc8785.dumps(by_hand)).hexdigest()
    for name, entry in entries(article).items():
        assert fingerprint(entry) == hashlib.sha256(rfc8785.dumps(by_hand[name])).hexdigest()[:8]


def test_the_form_of_an_accent_changes_nothing(good):
    def digest(words):
        text = good.replace("start: they waited", f"start: {words}")
        corpus, _ = check_files({MAIN: text.encode()})  # that the receipt is stale is no error
        return fingerprint(entries(corpus.articles["adams-2024"])["e2"])

    assert digest("caf\u00e9") == digest("cafe\u0301")
    assert digest("caf\u00e9") != digest("cafe")
