"""What a page says of its passages: verified, changed since, or not verified; and of an original that is gone."""

from __future__ import annotations

import pytest
from lxml import html
from pages import text
from published import load

from briefings.corpus.receipts import anchors_sha256, entries, fingerprint
from briefings.web.context import PageContext
from briefings.web.site import Site
from briefings.web.views import briefing, question
from tests.corpora.school import dump, other

ID = "bells-0"


@pytest.fixture
def data():
    """A corpus in which one article has a receipt of everything in it."""
    made = other()
    article = load(dump(made)).articles[ID]
    made["articles"][ID]["receipt"] = {
        "date": "2026-01-31",
        "text_sha256": "0" * 64,
        "words": 900,
        "paragraphs": 12,
        "anchors_sha256": anchors_sha256(article),
        "passages": {name: fingerprint(entry) for name, entry in entries(article).items()},
    }
    return made


def page_of(data, id_=ID):
    corpus = load(dump(data))
    site = Site(corpus)
    here = PageContext(site, f"briefings/{id_}/")
    return html.fromstring(f"<div>{briefing.render(here, corpus.articles[id_])}</div>")


def marks(page):
    """The state beside the passages of each claim."""
    return {
        claim.xpath("h3/@id")[0]: [
            style.removeprefix("bf-checked bf-checked--")
            for style in claim.xpath(".//*[contains(@class, 'bf-checked')]/@class")
        ]
        for claim in page.xpath("//*[contains(@class, 'bf-claim ')]")
    }


def about(page):
    return text(page.xpath("//*[@data-receipt]")[0])


def test_verified(data):
    page = page_of(data)
    found = marks(page)
    assert found["t1"] == found["e1"] == ["verified"]
    assert all(states in ([], ["verified"]) for states in found.values())
    (sign,) = page.xpath("//h3[@id='t1']/following-sibling::p//*[contains(@class, 'bf-checked')]")
    assert (text(sign), sign.get("title")) == ("✓verified", "Found in a copy of the text")
    count = sum(bool(states) for states in found.values())
    assert f"looked up in a copy of the text on 31 January 2026: {count} verified (✓)." in about(page)


def test_a_claim_that_points_nowhere_has_no_mark(data):
    data["articles"][ID]["assumptions"] = {"a9": {"text": "Buses come."}}
    assert marks(page_of(data))["a9"] == []


def test_changed_since_and_not_verified(data):
    article = data["articles"][ID]
    article["thesis"]["t1"]["at"]["paragraph"] = 4
    article["thesis"]["t9"] = {"text": "And a new one.", "at": {"paragraph": 5}}
    page = page_of(data)
    found = marks(page)
    assert (found["t1"], found["t9"], found["e1"]) == (["stale"], ["unverified"], ["verified"])
    assert "1 changed since, 1 not verified." in about(page)
    assert "changed since" in text(page.xpath("//h3[@id='t1']/following-sibling::p")[0])


def test_without_digests_of_each_the_whole_receipt_is_stale(data):
    article = data["articles"][ID]
    del article["receipt"]["passages"]
    assert marks(page_of(data))["e1"] == ["verified"]
    article["thesis"]["t1"]["at"]["paragraph"] = 4
    assert marks(page_of(data))["e1"] == ["stale"]


def test_without_a_receipt(data):
    page = page_of(data, "bells-1")
    assert marks(page)["t1"] == ["unverified"]
    assert "looked up" not in about(page)


def test_beside_a_position_and_on_a_card(data):
    article = data["articles"][ID]
    question_id = next(iter(article["positions"]))
    article["positions"][question_id]["at"] = {"paragraph": 3}
    corpus = load(dump(data))
    site = Site(corpus)
    page = html.fromstring(
        question.render(PageContext(site, f"questions/{question_id}/"), corpus.questions[question_id])
    )
    (place,) = page.xpath(f"//*[h3[@id='{ID}']]")
    states = place.xpath(".//*[contains(@class, 'bf-checked')]/@class")
    assert states[0] == "bf-checked bf-checked--unverified"
    assert set(states[1:]) <= {"bf-checked bf-checked--verified"}


def test_how_much_is_quoted(data):
    article = data["articles"][ID]
    article["thesis"]["t1"]["quote"] = "the early bell"
    assert "Quotes repeat 3 of the article’s 900 words." in about(page_of(data))


URL, ARCHIVED = "https://example.org/bells", "https://archive.example.org/bells"


@pytest.mark.parametrize(
    ("fields", "links"),
    [
        ({"url": URL, "archived": ARCHIVED, "gone": "2026-03-01"}, [f"{ARCHIVED}#:~:text=the%20bell"]),
        ({"url": URL, "gone": 2026}, []),
        ({"url": URL, "archived": ARCHIVED}, [f"{URL}#:~:text=the%20bell"]),
    ],
)
def test_passages_lead_to_the_original_while_it_is_there_and_then_to_its_archived_copy(data, fields, links):
    data["articles"][ID] |= fields
    passages = "//h3[@id='t1']/following-sibling::p//*[contains(@class, 'bf-at')]//a/@href"
    assert page_of(data).xpath(passages) == links


def test_an_original_that_is_gone_is_shown_as_such(data):
    data["articles"][ID] |= {"url": URL, "archived": ARCHIVED, "gone": "2026-03-01"}
    byline = page_of(data).xpath("//*[@class='bf-byline']")[0]
    assert "original no longer at its address (tried 1 March 2026)" in text(byline)
    assert byline.xpath(".//a[contains(., 'archived copy')]/@href") == [ARCHIVED]
    assert byline.xpath(f".//a[@href='{URL}']") == []
