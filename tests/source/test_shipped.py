"""Every anchor and quote of the shipped articles is found where it is said to be; where their texts are at hand.

The texts belong to their publishers and are no part of the project. They are looked for in the folder that the variable
ARTICLES names, and in `articles` of a folder `shared` beside the checkout or above it, and known by their digests.
"""

import os
from pathlib import Path

import pytest

from briefings.corpus import load
from briefings.corpus.receipts import Verification, anchors_sha256, entries, verification
from briefings.source.directive import Source
from briefings.source.reading import ReadingError, read
from briefings.source.verifying import verify

ROOT = Path(__file__).resolve().parents[2]
CORPUS = load(ROOT)
ARTICLES = [
    article
    for article in CORPUS.articles.values()
    if article.written.receipt and article.written.receipt.anchors_sha256 == anchors_sha256(article)
]
"""Those with a receipt that is not stale."""


def texts():
    """The texts at hand, by their digests."""
    named = os.environ.get("ARTICLES")
    folders = [Path(named)] if named else [folder / "shared" / "articles" for folder in ROOT.parents]
    found = {}
    for path in (path for folder in folders for path in sorted(folder.glob("*.txt"))):
        try:
            text = read(path.read_bytes())
        except ReadingError:
            continue
        found[text.sha256] = text
    return found


TEXTS = texts()


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
class TestArticle:
    def test_its_receipt_is_of_all_anchors(self, article):
        assert set(verification(article).values()) == {Verification.VERIFIED}
        assert set(article.written.receipt.passages) in (set(), set(entries(article)))

    def test_all_of_it_is_found(self, article):
        text = TEXTS.get(article.written.receipt.text_sha256)
        if text is None:
            pytest.skip("its text is not at hand: name the folder that holds it in the variable ARTICLES")
        assert (article.written.receipt.words, article.written.receipt.paragraphs) == (
            text.words,
            len(text.paragraphs),
        )
        looked = verify(Source(text), article)
        assert [each for each in looked if each.finding] == []
        assert len(looked) == sum(len(entry.written.at) for entry in entries(article).values()) + sum(
            claim.written.quote is not None for claim in article.claims.values()
        )
