"""What the pages hold, by the contracts that memos and other programs rely on."""

from __future__ import annotations

import re

from conftest import ROOT
from lxml.html import tostring
from other_formats import other_files
from pages import all_pages, canonical, elements_by_id, resolved, text

from briefings.analysis.eligible import is_eligible
from briefings.corpus.model import Event
from briefings.corpus.vocabulary import Relation
from briefings.web.views.briefing import OPPONENTS


def test_the_build_prints_no_warning(site):
    assert "WARNING" not in site.output
    assert "ERROR" not in site.output


def test_every_address_of_the_contract_exists(site, corpus):
    expected = ["", "disagreements", "predictions", "recommendations", "timeline", "method", "contribute"]
    expected += ["briefings", "questions"]
    expected += [f"briefings/{id_}" for id_ in corpus.articles]
    expected += [f"questions/{id_}" for id_ in corpus.questions]
    expected += [f"topics/{id_}" for id_ in corpus.topics]
    expected += [f"authors/{id_}" for id_ in corpus.authors]
    assert [address for address in expected if not (site.site / address / "index.html").is_file()] == []


def test_every_claim_stands_in_its_briefing_under_its_id_with_its_attributes(claims):
    for claim, heading in claims:
        assert heading.tag in ("h3", "h4")
        assert heading.get("data-claim") == claim.key
        assert heading.get("data-kind") == claim.kind.value
        assert heading.get("data-version") == claim.version
        assert re.fullmatch(r"[0-9a-f]{8}", claim.version)


def test_every_position_stands_in_its_briefing_and_on_its_question(site, corpus, positions):
    questions = {id_: elements_by_id(site.page(f"questions/{id_}")) for id_ in corpus.questions}
    for position, in_briefing in positions:
        for element in (in_briefing, questions[position.question.id][position.article.id]):
            assert element.get("data-question") == position.question.id
            assert element.get("data-article") == position.article.id
            stance = "unclear" if position.value is None else str(position.value)
            assert element.get("data-stance") == stance
            assert element.get("data-version") == position.version


def test_a_claim_shown_elsewhere_is_a_card_with_no_id(site):
    cards = 0
    for _, tree in all_pages(site.site):
        for element in tree.xpath("//*[@data-claim]"):
            if not canonical(tree).endswith(f"/briefings/{element.get('data-claim').split('.')[0]}/"):
                cards += 1
                assert element.get("id") is None
                assert element.get("data-version")
    assert cards or not any((site.site / "briefings").glob("*/index.html"))


def test_the_index_has_a_row_for_each_question_in_the_order_of_the_figures(site, figures):
    rows = [row for tree in site.parts("disagreements") for row in tree.xpath("//*[@data-score]")]
    assert [row.get("data-question") for row in rows] == [d.question.id for d in figures.disagreements]
    for row, d in zip(rows, figures.disagreements, strict=True):
        assert row.get("data-label") == d.label.value
        assert row.get("data-score") == ("" if d.score is None else f"{d.score:.4f}")


def test_every_cell_of_the_matrix_is_a_link_to_the_position_and_silence_is_no_link(site, corpus):
    cells = [
        (address, cell)
        for address, tree in all_pages(site.site)
        if address.startswith("matrix/")
        for cell in tree.xpath(
            "//table[contains(@class, 'bf-matrix') and not(contains(@class, 'bf-matrix--small'))]//td"
        )
    ]
    links = {resolved(address, cell[0].get("href")) for address, cell in cells if cell.xpath("a")}
    positions = [
        p for article in corpus.articles.values() for p in article.positions.values() if is_eligible(p)
    ]
    assert links == {f"questions/{p.question.id}/#{p.article.id}" for p in positions}
    silent = [cell for _, cell in cells if "bf-silent" in cell.get("class", "")]
    assert len(silent) == len(cells) - len(positions)
    assert all(text(cell) == "silent" for cell in silent)


def test_each_claim_links_to_what_it_bears_on_and_back(claims):
    links = {
        claim: {
            resolved(f"briefings/{claim.article.id}/", link)
            for link in heading.getparent().xpath(".//a/@href")
        }
        for claim, heading in claims
    }

    def to(claim):
        return f"briefings/{claim.article.id}/#{claim.id}"

    for claim, found in links.items():
        for how, others in claim.relations.items():
            for other in others:
                assert to(other) in found
                own = [each for each in other.incoming if each[1].article is other.article]
                assert to(claim) in links[other] or (
                    # Of the article's own reasons one stands for all: each of them says what it supports.
                    how is Relation.SUPPORTS
                    and claim.article is other.article
                    and any(each[0] is how and to(each[1]) in links[other] for each in own)
                )
        for position in claim.positions if claim.written.withdrawn else filter(is_eligible, claim.positions):
            assert f"briefings/{claim.article.id}/#on-{position.question.id}" in found


def test_each_position_names_the_authors_who_oppose_it(positions, figures):
    for position, heading in positions:
        links = heading.getparent().xpath(".//*[@class='bf-against']//a/@href")
        against = {resolved(f"briefings/{position.article.id}/", link) for link in links}
        opponents = figures.opponents(position)
        expected = {f"briefings/{o.article.id}/#on-{position.question.id}" for o in opponents[:OPPONENTS]}
        rest = {f"questions/{position.question.id}/"} if len(opponents) > OPPONENTS else set()
        assert against == expected | rest


def test_what_mentions_a_thing_in_double_brackets_is_named_on_its_page(site, corpus, briefings):
    for article, page in briefings:
        assert not article.mentions or "Referred to in" in text(page)
        links = " ".join(page.xpath("//p[@class='bf-back']/a/@href"))
        for source in article.mentions:
            assert not isinstance(source, Event) or f"#{source.id}" in links
    for question in corpus.questions.values():
        if question.mentions:
            assert "Referred to in" in text(site.page(f"questions/{question.id}"))


def test_a_list_goes_on_on_further_pages_after_a_hundred_entries(site, corpus):
    listed = [len(tree.xpath("//li[@data-article]")) for tree in site.parts("briefings")]
    assert sum(listed) == len(corpus.articles)
    assert all(count == 100 for count in listed[:-1])


def test_every_page_says_something(site):
    for address, tree in all_pages(site.site):
        assert len(text(tree.xpath("//article")[0])) > 30, address


def test_passages_link_into_the_original_where_its_address_is_known(briefings):
    for article, tree in briefings:
        links = tree.xpath("//*[@class='bf-at']/a/@href")
        assert bool(links) is (article.reachable is not None)
        assert all(link.startswith(f"{article.reachable}#:~:text=") for link in links if "#" in link)


def test_titles_and_descriptions_say_what_the_page_is_about(briefings):
    for article, tree in briefings:
        assert article.written.title in tree.findtext("head/title")
        assert tree.xpath("//meta[@name='description']/@content")[0]
        assert tree.xpath("//link[@rel='canonical']/@href") == [
            f"https://example.org/briefs/briefings/{article.id}/"
        ]


def test_every_claim_and_position_of_the_corpus_leads_to_its_passage(corpus):
    claims = [claim for article in corpus.articles.values() for claim in article.claims.values()]
    positions = [position for article in corpus.articles.values() for position in article.positions.values()]
    assert all(claim.written.at for claim in claims if claim.kind.value != "assumption")
    assert all(
        position.written.at or any(claim.written.at for claim in position.because) for position in positions
    )


def test_no_line_of_a_style_sheet_or_template_is_longer_than_120_characters():
    folders = (ROOT / "docs" / "assets", ROOT / "briefings" / "web")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for folder in folders
        for path in sorted([*folder.rglob("*.css"), *folder.rglob("*.html")])
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > 120
    ]
    assert found == []


STAND_IN = r"(?:macro|slot)[0-9a-f]{16}"
MENTION = r"\[\[[a-z][a-z0-9.-]*\]\]"


def test_nothing_that_is_published_stands_for_something_else_and_pages_have_our_marks(site):
    """Attributes and data in pages, and files for other programs, too. The interface has mentions as they are written."""
    for address, tree in all_pages(site.site):
        assert tree.xpath("//meta[@property='og:title']"), address
        for code in tree.xpath("//code | //pre"):
            code.clear(keep_tail=True)
        assert not re.search(rf"{MENTION}|\{{[{{%]|{STAND_IN}", tostring(tree, encoding="unicode")), address
    for address, path in other_files(site.site):
        found = STAND_IN if address.startswith("api/") else f"{MENTION}|{STAND_IN}"
        assert not re.search(found, path.read_text(encoding="utf-8")), address
