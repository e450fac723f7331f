"""What the pages hold, by the contracts that memos and other programs rely on."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT
from pages import all_pages, parse, resolved, text

from briefings.analysis.figures import Figures
from briefings.corpus import load
from briefings.web.labels import KIND_SECTIONS


@pytest.fixture(scope="module")
def corpus():
    return load(ROOT)


@pytest.fixture(scope="module")
def figures(corpus):
    return Figures(corpus)


def page(shipped, address):
    return parse(shipped.site / address / "index.html")


def test_the_build_prints_no_warning(shipped):
    assert "WARNING" not in shipped.output
    assert "ERROR" not in shipped.output


def test_every_address_of_the_contract_exists(shipped, corpus):
    expected = ["", "disagreements", "predictions", "recommendations", "timeline", "method", "contribute"]
    expected += ["briefings", "questions"]
    expected += [f"briefings/{id_}" for id_ in corpus.articles]
    expected += [f"questions/{id_}" for id_ in corpus.questions]
    expected += [f"topics/{id_}" for id_ in corpus.topics]
    expected += [f"authors/{id_}" for id_ in corpus.authors]
    assert [address for address in expected if not (shipped.site / address / "index.html").is_file()] == []


def test_every_claim_stands_in_its_briefing_under_its_id_with_its_attributes(shipped, corpus):
    for article in corpus.articles.values():
        tree = page(shipped, f"briefings/{article.id}")
        for claim in article.claims.values():
            (heading,) = tree.xpath("//*[@id=$id]", id=claim.id)
            assert heading.tag in ("h3", "h4")
            assert heading.get("data-claim") == claim.key
            assert heading.get("data-kind") == claim.kind.value
            assert heading.get("data-version") == claim.version
            assert re.fullmatch(r"[0-9a-f]{8}", claim.version)


def test_every_position_stands_in_its_briefing_and_on_its_question(shipped, corpus):
    for article in corpus.articles.values():
        for position in article.positions.values():
            question = position.question
            for address, id_ in (
                (f"briefings/{article.id}", f"on-{question.id}"),
                (f"questions/{question.id}", article.id),
            ):
                (element,) = page(shipped, address).xpath("//*[@id=$id]", id=id_)
                assert element.get("data-question") == question.id
                assert element.get("data-article") == article.id
                assert element.get("data-stance") == (
                    "unclear" if position.stance is None else str(int(position.stance))
                )
                assert element.get("data-version") == position.version


def test_a_claim_shown_elsewhere_is_a_card_with_no_id(shipped):
    cards = 0
    for address, tree in all_pages(shipped.site):
        for element in tree.xpath("//*[@data-claim]"):
            if address != f"briefings/{element.get('data-claim').split('.')[0]}/":
                cards += 1
                assert element.get("id") is None
                assert element.get("data-version")
    assert cards > 100


def test_the_index_has_a_row_for_each_question_in_the_order_of_the_figures(shipped, figures):
    rows = page(shipped, "disagreements").xpath("//*[@data-score]")
    assert [row.get("data-question") for row in rows] == [d.question.id for d in figures.disagreements]
    for row, d in zip(rows, figures.disagreements, strict=True):
        assert row.get("data-label") == d.label.value
        assert row.get("data-score") == ("" if d.score is None else f"{d.score:.4f}")


def test_every_cell_of_the_matrix_is_a_link_to_the_position_and_silence_is_no_link(shipped, corpus):
    matrix = page(shipped, "matrix").xpath("//table[contains(@class, 'bf-matrix')]")[0]
    links = {link.get("href") for link in matrix.xpath(".//td/a")}
    silent = matrix.xpath(".//td[contains(@class, 'bf-silent')]")
    positions = [position for article in corpus.articles.values() for position in article.positions.values()]
    assert links == {f"../questions/{p.question.id}/#{p.article.id}" for p in positions}
    assert len(silent) == len(corpus.articles) * len(corpus.questions) - len(positions)
    assert all(text(cell) == "silent" for cell in silent)


def test_each_claim_links_to_what_it_bears_on_and_back(shipped, corpus):
    trees = {id_: page(shipped, f"briefings/{id_}") for id_ in corpus.articles}

    def links(claim):
        block = trees[claim.article.id].xpath("//*[@id=$id]/..", id=claim.id)[0]
        address = f"briefings/{claim.article.id}/"
        return {resolved(address, link.get("href")) for link in block.xpath(".//a")}

    def to(claim):
        return f"briefings/{claim.article.id}/#{claim.id}"

    pairs = 0
    for article in corpus.articles.values():
        for claim in article.claims.values():
            for others in claim.relations.values():
                for other in others:
                    pairs += 1
                    assert to(other) in links(claim)
                    assert to(claim) in links(other)
            for position in claim.positions:
                assert f"briefings/{article.id}/#on-{position.question.id}" in links(claim)
    assert pairs > 50


def test_each_position_names_the_authors_who_oppose_it(shipped, corpus, figures):
    for article in corpus.articles.values():
        tree = page(shipped, f"briefings/{article.id}")
        for position in article.positions.values():
            block = tree.xpath("//*[@id=$id]/..", id=f"on-{position.question.id}")[0]
            links = block.xpath(".//*[@class='bf-against']//a/@href")
            against = {resolved(f"briefings/{article.id}/", link) for link in links}
            expected = {
                f"briefings/{o.article.id}/#on-{position.question.id}" for o in figures.opponents(position)
            }
            assert against == expected


def test_what_mentions_a_thing_in_double_brackets_is_named_on_its_page(shipped, corpus):
    for article in corpus.articles.values():
        if article.mentions:
            assert "Referred to in" in text(page(shipped, f"briefings/{article.id}"))
    for question in corpus.questions.values():
        if question.mentions:
            assert "Referred to in" in text(page(shipped, f"questions/{question.id}"))


def test_passages_link_into_the_original_where_its_address_is_known(shipped, corpus):
    article = next(article for article in corpus.articles.values() if article.url)
    links = page(shipped, f"briefings/{article.id}").xpath("//*[@class='bf-at']/a/@href")
    assert links
    assert all(link.startswith(f"{article.url}#:~:text=") for link in links if "#" in link)
    unknown = next(article for article in corpus.articles.values() if not article.url)
    assert page(shipped, f"briefings/{unknown.id}").xpath("//*[@class='bf-at']/a") == []


def test_titles_and_descriptions_say_what_the_page_is_about(shipped, corpus):
    for article in corpus.articles.values():
        tree = page(shipped, f"briefings/{article.id}")
        assert article.title in tree.findtext("head/title")
        assert tree.xpath("//meta[@name='description']/@content")[0]
        assert tree.xpath("//link[@rel='canonical']/@href") == [
            f"https://example.org/briefs/briefings/{article.id}/"
        ]


def test_the_shipped_corpus_is_as_deep_as_promised(corpus):
    claims = [claim for article in corpus.articles.values() for claim in article.claims.values()]
    positions = [position for article in corpus.articles.values() for position in article.positions.values()]
    assert len(claims) >= 100
    assert len(positions) >= 50
    assert all(claim.at for claim in claims if claim.kind.value != "assumption")
    assert all(position.at or any(claim.at for claim in position.because) for position in positions)


def test_search_knows_the_sections_of_a_briefing_by_the_same_ids(shipped):
    script = (shipped.site / "assets" / "search.js").read_text(encoding="utf-8")
    listed = script.partition("const SECTIONS = {")[2].partition("}")[0]
    known = dict(re.findall(r"(\w+): \"(\w+)\"", listed))
    assert known.pop("positions") == "position"
    assert known == {section: kind.value for kind, section in KIND_SECTIONS.items()}
