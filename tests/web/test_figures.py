"""Every page that shows a figure shows the same, and it is the one that the analysis gives."""

from __future__ import annotations

import csv
import json
import re

import pytest
from lxml import html
from pages import canonical, parse, resolved, text

from briefings.corpus.vocabulary import Kind
from briefings.exports.entries import question_in_full
from briefings.web.context import PageContext
from briefings.web.site import Site
from briefings.web.views.common_ground import SHOWN
from briefings.web.views.index import render_finding, render_most_divisive, render_table
from briefings.web.views.question import render as render_question
from tests.corpora.linked import table

OTHERS = {"o0": 1, "o1": 1}
OPPOSED = dict.fromkeys(OTHERS, -1)


def scores(site):
    """What the page of the index shows for each question."""
    rows = [row for tree in site.parts("disagreements") for row in tree.xpath("//tr[@data-score]")]
    return {row.get("data-question"): row.get("data-score") for row in rows}


class TestTheIndex:
    """One number, wherever it stands."""

    def test_of_every_question_is_the_analysis_s(self, site, figures):
        assert scores(site) == {
            d.question.id: "" if d.score is None else f"{d.score:.4f}" for d in figures.disagreements
        }

    def test_has_its_range_on_its_question(self, site, figures):
        for d in figures.disagreements:
            page = site.page(f"questions/{d.question.id}")
            shown = [text(range_) for range_ in page.xpath("//p[@class='bf-figures']//*[@class='bf-range']")]
            assert shown == ([] if d.score is None else [f"({d.low:.2f}–{d.high:.2f})"])

    def test_is_shown_in_place_of_counts_with_five_positions(self):
        rows = {f"a{n}": {"five": 2 if n else -2, "four": None if n == 4 else n - 1} for n in range(5)}
        rows["silent"] = {}
        made = Site(table(rows).corpus)
        tree = html.fromstring(render_table(PageContext(made, "disagreements/")))
        cells = {
            row.get("data-question"): [text(cell) for cell in row.xpath("td")]
            for row in tree.xpath("//tbody/tr")
        }
        assert cells == {
            "five": ["opposed 0.67 (0.50–0.75)", "14", "1 of 5 (20%)", "5 of 6"],
            "four": [
                "opposed 2 for, 1 against, 1 mixed, 1 unclear, 1 silent",
                "1111",
                "1 of 4",
                "4 of 6, 1 unclear",
            ],
        }

    def test_is_the_same_in_the_data(self, site):
        file = site.site / "api" / "v1" / "disagreements.json"
        found = json.loads(file.read_text(encoding="utf-8"))["disagreements"]
        published = {each["question"]: each["disagreement"]["score"] for each in found}
        published = {id_: "" if score is None else f"{score:.4f}" for id_, score in published.items()}
        assert published == scores(site)


def test_why_they_differ_is_said_of_a_single_dissenter_too():
    made = Site(table({f"a{number}": {"q": 1 if number else -1} for number in range(7)}).corpus)
    (d,) = made.figures.disagreements
    assert d.label.value == "dissent"
    page = render_question(PageContext(made, "questions/q/"), d.question)
    assert html.fromstring(page).xpath("//h2[@id='_why']")
    assert "why" in question_in_full(made.publication, d.question)


def test_dissent_names_no_larger_side_where_there_is_none():
    made = Site(table({f"a{number}": {"q": {0: 1, 1: -1}.get(number, 0)} for number in range(20)}).corpus)
    page = render_question(PageContext(made, "x/"), made.corpus.questions["q"])
    assert "There are articles on both sides, but few on at least one of them." in page


class TestTheFrontPage:
    """What it leads with, what divides most and what is newest: computed."""

    def test_shows_the_three_questions_that_divide_most(self, site, figures):
        links = site.page("").xpath("//p[@class='bf-highlight__title']/a/@href")
        assert links == [f"questions/{d.question.id}/" for d in figures.most_divisive[:3]]

    def test_leads_with_the_finding_and_links_what_it_names(self, site, figures):
        lead = site.page("").xpath("//p[contains(@class, 'bf-lead')]")[0]
        expected = []
        if found := figures.finding:
            expected.append(f"questions/{found.disagreement.question.id}/")
            if found.ground:
                expected += [f"briefings/{article.id}/" for article in found.ground.pair]
        assert lead.xpath(".//a/@href")[: len(expected)] == expected
        assert text(lead).endswith(".")

    @pytest.mark.parametrize(
        ("rows", "said"),
        [
            (
                {"a": {"q": 1, **OTHERS}, "b": {"q": 2, **OPPOSED}},
                "Both articles agree that “It is”, although a and b are on opposite sides of two other questions.",
            ),
            (
                {"a": {"q": -1, "o0": 1}, "b": {"q": -1, "o0": -1}, "c": {"q": -1}},
                "All three articles disagree that “It is”, although a and b are on opposite sides of one other question.",
            ),
            (
                {
                    **{f"x{n}": {"q": 1} for n in range(10, 18)},
                    "a": {"q": 1, **OTHERS},
                    "b": {"q": 1, **OPPOSED},
                    "c": {"q": 0},
                },
                "10 of 11 articles agree that “It is”, although a and b are on opposite sides of two other questions.",
            ),
            (
                {"a": {"q": 1}, "b": {"q": 1}, "c": {"q": 0}, "d": {"q": -1}},
                "The articles are split: two agree that “It is”, one is mixed and one disagrees.",
            ),
            (
                {"a": {"q": 1}, "b": {"q": -1}},
                "The articles are split: one agrees that “It is”, and one disagrees.",
            ),
            (
                {"a": {"q": 1}, "b": {"q": 2}, "c": {}},
                "Both articles that take a position agree that “It is”.",
            ),
            (
                {"a": {"q": 1}, "b": {"q": -1}, "a2": {"q": -1}},
                "With each author counted once, both articles that take a position disagree that “It is”.",
            ),
            (
                {"a": {"q": 1}, "b": {"q": -1}, "b2": {"q": -1}},
                "With each author counted once, the articles are split: one agrees that “It is”, and one disagrees.",
            ),
            ({"a": {"q": 1}, "b": {"q": 0}}, "2 articles can be compared on 1 question."),
            (
                {"a": {"q": 1}, "b": {"r": 1}},
                "No two of the 2 articles take a position on the same question yet.",
            ),
            ({"a": {"q": 1}}, "One article has been annotated so far, so there is nothing to compare yet."),
            ({}, "No article has been annotated so far, so there is nothing to compare yet."),
        ],
    )
    def test_says_the_finding_in_one_sentence(self, rows, said):
        # `a2` is a later article by the author of `a`.
        made = Site(table(rows, bylines={id_: ([id_.removesuffix("2")], "2026") for id_ in rows}).corpus)
        assert text(html.fromstring(render_finding(PageContext(made, "x/")))) == said

    def test_leads_with_an_even_split_and_not_with_strong_dissent(self):
        rows = {
            f"a{n}": {"even": -1 if n < 3 else 1, "dissent": 2 if n else -2, "mixed": n % 2} for n in range(6)
        }
        made = Site(table(rows).corpus)
        assert [d.question.id for d in made.figures.disagreements] == ["dissent", "even", "mixed"]
        tree = html.fromstring(render_most_divisive(PageContext(made, "x/")))
        links = tree.xpath("//p[@class='bf-highlight__title']/a/@href")
        assert [link.split("/")[-2] for link in links] == ["even", "dissent", "mixed"]

    def test_says_where_the_opposition_is_only_seeming(self, site, figures):
        shown = site.page("").xpath("//p[@class='bf-seeming']")
        divisive = [d.question for d in figures.most_divisive[:3]]
        assert len(shown) == sum(len(figures.opposition_notes_on(question)) for question in divisive)

    def test_names_the_briefings_annotated_last_with_the_day(self, site, corpus):
        shown = site.page("").xpath("//li[@data-article]")
        articles = [corpus.articles[item.get("data-article")] for item in shown]
        kept = [article for article in corpus.articles.values() if not article.written.withdrawn]
        dated = {article: day for article in kept if (day := annotated(article))}
        assert len(articles) == min(4, len(dated or kept))
        latest = sorted(dated.values(), key=lambda day: day.last, reverse=True)
        assert [annotated(article) for article in articles if dated] == latest[: len(articles)]
        for item, article in zip(shown, articles, strict=True):
            assert not dated or f"annotated on {annotated(article).words}" in text(item)
        assert ("does not say when" in text(site.page(""))) == (bool(kept) and not dated)


def annotated(article):
    """The first day on which anybody worked on the annotations; None where the data does not say."""
    days = [revision.date for revision in article.written.revisions]
    days += [article.written.receipt.date] if article.written.receipt else []
    return min(days, key=lambda day: day.first, default=None)


class TestSharedGround:
    """One page, found too at the addresses that its parts once had."""

    def ids(self, site, address):
        return [id_ for tree in site.parts(address) for id_ in tree.xpath("//h3/@id")]

    def beside(self, site, kind):
        trees = site.parts("common-ground")
        return [each for tree in trees for each in tree.xpath(f"//div[@class='{kind}']")]

    def test_lists_common_ground_and_then_every_note(self, site, figures):
        grounds = [each.question.id + ("" if each.sign > 0 else "-against") for each in figures.common_ground]
        notes = dict.fromkeys(note.question.id for note in figures.opposition_notes)
        assert self.ids(site, "common-ground") == [*grounds[:SHOWN], *(f"seeming_{id_}" for id_ in notes)]
        said = [
            p for tree in site.parts("common-ground") for p in tree.xpath("//p[@class='bf-seeming__note']")
        ]
        assert len(said) == len(figures.opposition_notes)

    def test_a_question_leads_to_its_note_where_the_notes_had_a_page(self, site, figures):
        notes = dict.fromkeys(note.question.id for note in figures.opposition_notes)
        assert self.ids(site, "seemingly-opposed") == list(notes)

    def test_the_former_pages_name_the_page(self, site):
        current = canonical(site.page("common-ground"))
        for former in ("seemingly-opposed", "contradictions"):
            assert canonical(site.page(former)) == current

    def test_shows_both_of_the_pair_with_what_they_rest_on(self, site, figures):
        shown = self.beside(site, "bf-beside")
        for both, ground in zip(shown, figures.common_ground[:SHOWN], strict=False):
            sides = both.xpath("div[@class='bf-beside__side']")
            for side, article in zip(sides, ground.pair, strict=True):
                because = article.positions[ground.question.id].because
                assert side.xpath(".//li/@data-claim") == [claim.key for claim in because[:3]]

    def test_recommendations_that_contradict_each_other_stand_side_by_side(self, site, figures):
        for clash, found in zip(self.beside(site, "bf-clash"), figures.contradictions, strict=True):
            for_, against = clash.xpath("div/div[@class='bf-beside__side']")
            assert for_.xpath(".//@data-claim") == [claim.key for claim in found.for_[:4]]
            assert against.xpath(".//@data-claim") == [claim.key for claim in found.against[:4]]


class TestOnlySeeminglyOpposed:
    def test_is_said_on_the_question_and_in_both_briefings(self, site, figures):
        for note in figures.opposition_notes:
            question = site.page(f"questions/{note.question.id}")
            for position in note.positions:
                for tree, id_ in (
                    (question, position.article.id),
                    (site.page(f"briefings/{position.article.id}"), f"on-{note.question.id}"),
                ):
                    (said,) = tree.xpath("//*[@id=$id]/..//p[@class='bf-seeming']", id=id_)
                    assert text(said).startswith("Only seemingly opposed")


class TestReadTwice:
    def test_alpha_is_the_analysis_s(self, site, figures):
        shown = site.page("second-coding").xpath("//*[@data-alpha]")
        alpha = figures.reliability.alpha
        assert [(found.get("data-alpha"), text(found)) for found in shown] == (
            [] if alpha is None else [(f"{alpha:.4f}", f"{alpha:.2f}")]
        )

    def test_every_cell_that_was_read_differently_is_listed(self, site, figures):
        links = [x for tree in site.parts("second-coding") for x in tree.xpath("//tbody/tr/th/a[1]/@href")]
        assert [resolved("second-coding/", link) for link in links] == [
            f"questions/{cell.position.question.id}/#{cell.position.article.id}"
            for cell in figures.reliability.differently
        ]


def test_no_formula_is_left_out(site):
    assert len(site.page("method").xpath("//*[local-name()='math']")) == 5


class TestRecommendations:
    def test_each_stands_under_whom_it_addresses(self, site, figures):
        claims = [
            claim
            for article in figures.corpus.articles.values()
            for claim in article.of_kind(Kind.RECOMMENDATION)
            if claim.written.withdrawn is None and article.written.withdrawn is None
        ]
        cards = [
            key
            for tree in site.parts("recommendations")
            for key in tree.xpath(
                "//h2[starts-with(@id, '_')]/following::div[contains(@class, 'bf-card')]/@data-claim"
            )
        ]
        assert sorted(cards) == sorted(claim.key for claim in claims for _ in claim.to or [None])


def test_the_events_that_a_claim_rests_on_are_links_to_the_timeline(claims):
    for claim, heading in claims:
        links = heading.getparent().xpath(".//p[starts-with(., 'Rests on')]/a/@href")
        assert [resolved("a/b/", link) for link in links] == [f"timeline/#{each.id}" for each in claim.events]


COUNTS = {
    "equal": "the same",
    "same_side_by_degree": "on the same side but not as strongly",
    "one_mixed": "with one mixed",
    "opposite_sides": "opposed",
}
"""How two articles stand to each other on the questions that they share: in the data, and in words."""


def in_words(row):
    return ", ".join(f"{row[name]} {words}" for name, words in COUNTS.items() if int(row[name]))


def test_two_articles_have_the_same_counts_on_every_page_and_in_the_data(site, figures):
    with (site.site / "api/v1/agreement.csv").open(encoding="utf-8-sig", newline="") as file:
        said = {frozenset((row["article"], row["other"])): in_words(row) for row in csv.DictReader(file)}
    assert said.keys() == {frozenset((pair.a.id, pair.b.id)) for pair in figures.pairs}
    for cell in site.page("agreement").xpath("//table[contains(@class, 'bf-pairs')]//td/a"):
        words = said.get(compared(cell.get("href")))
        assert cell.get("title").endswith(f": {words}" if words else " 0 shared questions")
    for path in (site.site / "api/v1/articles").glob("*.json"):
        article = json.loads(path.read_text(encoding="utf-8"))["article"]
        for near in (*article["closest"], *article["farthest"]):
            assert in_words(near) == said[frozenset((article["id"], near["article"]))]
    for ground in figures.common_ground[:1]:
        words = said[frozenset(article.id for article in ground.pair)]
        assert f": {words}. They are opposed on" in text(site.page("macros"))
    pages = list((site.site / "compare").glob("*--*/index.html"))
    names = {page.parent.name for page in pages}
    assert {"--".join(reversed(name.split("--"))) for name in names} == names
    for page in pages:
        tree = parse(page)
        words = said.get(frozenset(page.parent.name.split("--")))
        assert text(tree.xpath("//ul[@class='bf-glance']")[0]).endswith(
            f": {words}." if words else " 0 shared questions."
        )
        parts = tree.xpath("//h2[span] | //p[contains(@class, 'bf-compare__empty')]")
        shown = ["".join(part.xpath("span[@class='bf-count']/text()")) or "0" for part in parts]
        assert in_words(dict(zip(reversed(COUNTS), shown, strict=False))) == (words or "")


def compared(link):
    """The articles of a comparison: of few, two have a page, `a--b/`; of many, a browser compares `?articles=a,b`."""
    name = link.rpartition("compare/")[2].removeprefix("?articles=").strip("/")
    return frozenset(re.split("--|,", name))


def test_each_briefing_leads_to_its_comparisons(site, figures):
    for id_, near in figures.neighbours.items():  # withdrawn articles have none
        others = {each.b.id for each in (*near.closest, *near.farthest)}
        links = site.page(f"briefings/{id_}").xpath("//a[text()='compare']/@href")
        assert {compared(link) for link in links} == {frozenset((id_, other)) for other in others}
