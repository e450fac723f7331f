"""What a reader cites, read off text, has the versions that the pages carry."""

import json
from pathlib import Path

import pytest
import yaml
from published import load
from test_hostile import hostile_after

from briefings.corpus.loading import MAIN
from briefings.corpus.redirects import ends_of
from briefings.corpus.versions import digest
from briefings.history.revision import blocks, contents, parsed
from tests.corpora import GOOD
from tests.corpora.school import dump, other, with_texts
from tests.tables import table

ROOT = Path(__file__).resolve().parent.parent.parent
TEXTS = {
    "good": GOOD,
    "shipped": (ROOT / "data" / "annotations.yaml").read_text(encoding="utf-8"),
    "other": dump(other()),
    "hostile": dump(with_texts(other(), hostile_after)),
}


def published(text):
    """The version of everything by place, as the pages carry it."""
    corpus = load(text)
    versions = {(question.id, ""): question.version for question in corpus.questions.values()}
    for article in corpus.articles.values():
        versions |= {(article.id, claim.id): claim.version for claim in article.claims.values()}
        for position in article.positions.values():
            versions[article.id, f"on-{position.question.id}"] = position.version
    return versions, ends_of(corpus.redirects)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_revision_read_block_by_block_has_the_versions_that_it_was_published_with(text):
    versions, ends = published(text)
    found = {}
    for block in blocks(MAIN, text.encode()).values():
        found |= {place: digest(content) for place, content in contents(parsed(block), ends)}
    assert found == versions


def test_one_in_another_form_is_read_as_a_whole():
    text = TEXTS["good"]

    for other_form in (
        json.dumps(yaml.safe_load(text), default=str),
        f'"articles":\n{text.partition("articles:")[2]}',
    ):
        versions = published(text)[0]
        found = {
            place: digest(content)
            for block in blocks(MAIN, other_form.encode()).values()
            for place, content in contents(parsed(block), published(text)[1])
        }
        assert found.items() <= versions.items()
        assert ("adams-2024", "e1") in found


@table(__file__, "old revisions", "text")
def test_whatever_an_old_revision_holds_is_read_as_far_as_it_goes(text):
    for block in blocks(MAIN, text.encode()).values():
        for place, content in contents(parsed(block), {}):
            assert len(place) == 2
            assert len(digest(content)) == 8
