"""Every page that shows a figure shows the same, and it is the one that the analysis gives."""

from __future__ import annotations

import json

import pytest
from conftest import ROOT
from pages import parse, resolved, text

from briefings.analysis.figures import Figures
from briefings.corpus import load
from briefings.corpus.vocabulary import Kind


@pytest.fixture(scope="module")
def figures():
    return Figures(load(ROOT))


def page(shipped, address):
    return parse(shipped.site / address / "index.html")


def scores(shipped):
    """What the page of the index shows for each question."""
    rows = page(shipped, "disagreements").xpath("//tr[@data-question][@data-score]")
    return {row.get("data-question"): row.get("data-score") for row in rows}


class TestTheIndex:
    """One number, wherever it stands."""

    def test_of_every_question_is_the_analysis_s(self, shipped, figures):
        assert scores(shipped) == {
            d.question.id: "" if d.score is None else f"{d.score:.4f}" for d in figures.disagreements
        }

    def test_has_its_range_on_its_question(self, shipped, figures):
        d = figures.disagreements[0]
        (shown,) = page(shipped, f"questions/{d.question.id}").xpath(
            "//p[@class='bf-figures']//*[@class='bf-range']"
        )
        assert text(shown) == f"({d.low:.2f}–{d.high:.2f})"

    def test_is_the_same_in_the_data_where_there_are_any(self, shipped):
        file = shipped.site / "api" / "v1" / "disagreements.json"
        if not file.is_file():
            pytest.skip("this site publishes no data")
        found = json.loads(file.read_text(encoding="utf-8"))["disagreements"]
        published = {each["question"]: each["disagreement"]["score"] for each in found}
        published = {id_: "" if score is None else f"{score:.4f}" for id_, score in published.items()}
        assert published == scores(shipped)


class TestTheFrontPage:
    """What divides most, and one agreement that nobody would expect: computed."""

    def links(self, shipped, heading):
        return page(shipped, "").xpath(
            "//h2[@id=$id]/following::p[@class='bf-highlight__title'][preceding::h2[1][@id=$id]]/a/@href",
            id=heading,
        )

    def test_shows_the_two_most_divisive_questions(self, shipped, figures):
        assert self.links(shipped, "what-divides-most") == [
            f"questions/{d.question.id}/" for d in figures.disagreements[:2]
        ]

    def test_shows_the_most_surprising_agreement(self, shipped, figures):
        first = figures.common_ground[0]
        assert self.links(shipped, "agreed-against-expectation") == [f"questions/{first.question.id}/"]

    def test_says_where_the_opposition_is_only_seeming(self, shipped, figures):
        shown = page(shipped, "").xpath("//p[@class='bf-seeming']")
        divisive = [d.question for d in figures.disagreements[:2]]
        assert len(shown) == sum(len(figures.seemings_on(question)) for question in divisive) > 0


class TestAgreeWithoutKnowingIt:
    def test_lists_all_shared_ground_in_its_order(self, shipped, figures):
        ids = page(shipped, "common-ground").xpath("//h2/@id")
        assert ids == [
            ground.question.id + ("" if ground.sign > 0 else "-against") for ground in figures.common_ground
        ]

    def test_shows_both_of_the_pair_with_what_they_rest_on(self, shipped, figures):
        first = figures.common_ground[0]
        (both,) = page(shipped, "common-ground").xpath("(//div[@class='bf-beside'])[1]")
        sides = both.xpath("div[@class='bf-beside__side']")
        for side, article in zip(sides, first.pair, strict=True):
            because = article.positions[first.question.id].because
            assert side.xpath(".//li/@data-claim") == [claim.key for claim in because[:3]]


class TestOnlySeeminglyOpposed:
    def test_lists_every_note(self, shipped, figures):
        tree = page(shipped, "seemingly-opposed")
        assert tree.xpath("//h2/@id") == [note.question.id for note in figures.seemingly_opposed]
        assert len(tree.xpath("//p[@class='bf-seeming__note']")) == len(figures.seemingly_opposed) > 0

    def test_is_said_on_the_question_and_in_both_briefings(self, shipped, figures):
        for note in figures.seemingly_opposed:
            question = page(shipped, f"questions/{note.question.id}")
            for position in note.positions:
                for tree, id_ in (
                    (question, position.article.id),
                    (page(shipped, f"briefings/{position.article.id}"), f"on-{note.question.id}"),
                ):
                    (said,) = tree.xpath("//*[@id=$id]/..//p[@class='bf-seeming']", id=id_)
                    assert text(said).startswith("Only seemingly opposed")


class TestReadTwice:
    def test_alpha_is_the_analysis_s(self, shipped, figures):
        (shown,) = page(shipped, "second-coding").xpath("//*[@data-alpha]")
        assert shown.get("data-alpha") == f"{figures.reliability.alpha:.4f}"
        assert text(shown) == f"{figures.reliability.alpha:.2f}"

    def test_every_cell_that_was_read_differently_is_listed(self, shipped, figures):
        links = page(shipped, "second-coding").xpath("//tbody/tr/th/a[1]/@href")
        assert [resolved("second-coding/", link) for link in links] == [
            f"questions/{cell.position.question.id}/#{cell.position.article.id}"
            for cell in figures.reliability.differently
        ]


def test_no_formula_is_left_out(shipped):
    assert len(page(shipped, "method").xpath("//*[local-name()='math']")) == 5


class TestRecommendations:
    def test_each_stands_under_whom_it_addresses(self, shipped, figures):
        claims = [
            claim
            for article in figures.corpus.articles.values()
            for claim in article.of_kind(Kind.RECOMMENDATION)
        ]
        cards = page(shipped, "recommendations").xpath("//div[contains(@class, 'bf-card')]/@data-claim")
        assert sorted(cards) == sorted(claim.key for claim in claims for _ in claim.to)

    def test_those_that_contradict_each_other_stand_side_by_side(self, shipped, figures):
        shown = page(shipped, "recommendations").xpath("//div[@class='bf-clash']")
        assert len(shown) == len(figures.contradictions) > 0
        for clash, found in zip(shown, figures.contradictions, strict=True):
            for_, against = clash.xpath("div/div[@class='bf-beside__side']")
            assert for_.xpath(".//@data-claim") == [claim.key for claim in found.for_[:4]]
            assert against.xpath(".//@data-claim") == [claim.key for claim in found.against[:4]]


def test_the_events_that_a_claim_rests_on_are_links_to_the_timeline(shipped, figures):
    claims = [c for a in figures.corpus.articles.values() for c in a.claims.values() if c.events]
    assert claims
    for claim in claims:
        tree = page(shipped, f"briefings/{claim.article.id}")
        links = tree.xpath("//*[@id=$id]/..//p[starts-with(., 'Rests on')]/a/@href", id=claim.id)
        assert [resolved("a/b/", link) for link in links] == [
            f"timeline/#{event.id}" for event in claim.events
        ]
