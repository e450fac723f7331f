"""Search finds whatever the data say, and leads to the place where the site says it."""

from __future__ import annotations

import json
import re

import pytest
from conftest import build_well
from pages import elements_by_id, found_by_search

from briefings.corpus.loading import MAIN, check_files
from briefings.web.search_records import records
from briefings.web.site import Site
from briefings.web.words import STANCE_WORDS
from tests.corpora.every_field import everything
from tests.corpora.school import dump, other
from tests.with_corpus import change_settings

NOT_FOUND = (
    r"\.at\.0\.\w+",  # words of the original, which only find a passage in it
    r"authors\.0\.short",  # a part of the name
    r"(second|checked)\.by",
    r"events\.(first-event\.note|second-event\.\w+)",  # the timeline alone shows them, and it is a list
    r"positions\.question-3\.seemingly_opposed\.0\.note",  # withdrawn, and so not shown
)
"""Texts of the data that search does not find, by where they stand."""


def test_every_text_of_the_data_is_found():
    data, paths = everything(lambda mark: mark)
    corpus = check_files({MAIN: json.dumps(data).encode()})[0]
    found = json.dumps(
        [
            [it.title, *it.texts, *([part.heading, *part.texts] for part in it.sections)]
            for it in records(Site(corpus))
        ]
    )
    missing = [".".join(path) for mark, path in paths.items() if mark not in found]
    assert [path for path in missing if not re.search(rf"(?:{'|'.join(NOT_FOUND)})\Z", path)] == []


@pytest.fixture(scope="module", params=["shipped", "school"])
def searched(request):
    """A site that was built with search, and what its index holds."""
    site = request.getfixturevalue(request.param)
    return site, found_by_search(site.site)


def test_a_result_leads_to_a_claim_or_position_and_says_what_it_is(searched):
    site, pages = searched
    for address in (
        *(f"briefings/{id_}/" for id_ in site.corpus.articles),
        *map("questions/{}/".format, site.corpus.questions),
    ):
        page = pages[address]
        headings = {
            id_: element
            for id_, element in elements_by_id(site.page(address)).items()
            if element.get("data-kind") or element.get("data-stance")
        }
        parts = {anchor["id"] for anchor in page["anchors"] if anchor["id"]} - {"about"}
        assert parts == set(headings), address
        kinds = {id_: element.get("data-kind") or "position" for id_, element in headings.items()}
        said = dict(entry.split(":")[:2] for entry in page["meta"].get("claims", "").split())
        assert said == {id_: kind for id_, kind in kinds.items() if kind != "position"}, address
        assert set(page["filters"]["kind"]) == set(kinds.values()) if kinds else "kind" not in page["filters"]


def test_each_address_is_a_page_and_lists_and_pages_for_writers_are_left_out(searched):
    site, pages = searched
    assert [address for address in pages if not (site.site / address / "index.html").is_file()] == []
    authors = {f"authors/{id_}/" for id_ in site.corpus.authors}
    topics = {f"topics/{id_}/" for id_ in site.corpus.topics}
    of_data = {address for address in pages if address.partition("/")[0] in ("authors", "topics")}
    assert of_data == authors | topics
    assert {"", "method/"} <= set(pages)
    assert {
        "macros/",
        "design/",
        "rules/",
        "second-coding/",
        "disagreements/",
        "briefings/",
        "compare/",
    }.isdisjoint(pages)


def test_a_page_by_hand_is_found_with_its_own_words_unless_it_asks_to_be_left_out(project):
    root = project(dump(other("bells-1", "bells-2", "bells-3")))
    written = {
        "briefings/bells-1.md": 'A preface of ours.\n\n{{ briefing("bells-1") }}\n',
        "notes.md": "# Notes\n\nOn timetables.\n\n## Sources { #sources }\n\nThe archive.\n",
        "secret.md": "---\nsearch: {exclude: true}\n---\n# For writers\n",
    }
    for name, text in written.items():
        (root / "docs" / name).parent.mkdir(exist_ok=True)
        (root / "docs" / name).write_text(text, encoding="utf-8")
    change_settings(root, ("not_in_nav: |\n", "not_in_nav: |\n  /notes.md\n  /secret.md\n"))
    pages = found_by_search(build_well(root, SEARCH="true").site)
    article = pages["briefings/bells-1/"]
    assert "A preface of ours." in article["content"]
    assert article["meta"]["page"] == "briefing"
    assert "t1:thesis" in article["meta"]["claims"].split()
    assert article["filters"]["publisher"]
    assert [anchor["id"] for anchor in pages["notes/"]["anchors"] if anchor["element"] == "h2"] == ["sources"]
    assert pages["notes/"]["meta"]["title"] == "Notes"
    assert "secret/" not in pages


def test_the_index_holds_what_our_dialog_loads_and_no_other_dialog(school):
    files = {path.name for path in (school.site / "pagefind").iterdir() if path.is_file()}
    kept = {
        "pagefind.js",
        "pagefind-entry.json",
        "wasm.en.pagefind",
        "wasm.unknown.pagefind",
    }
    assert {name for name in files if not name.endswith(".pf_meta")} == kept


def wanted(school):
    """What a reader looks for, in words, and the end of the address that a result must lead to."""
    figures = school.figures
    position = next(
        position
        for article in school.corpus.articles.values()
        for position in article.positions.values()
        if position.written.note and figures.opponents(position)
    )
    claims = [claim for article in school.corpus.articles.values() for claim in article.claims.values()]
    quoted = next(claim for claim in claims if claim.written.quote)
    reported = next(claim for claim in claims if claim.written.voice.value == "reported")
    article, question = position.article, position.question
    opponent = figures.opponents(position)[0].article
    here = f"briefings/{article.id}/"
    proposition = question.written.proposition
    return {
        "author": (article.authors[0].name, f"authors/{article.authors[0].id}/"),
        "publisher": (f"{article.written.title} {article.written.publisher}", here),
        "proposition": (proposition, f"questions/{question.id}/"),
        "stance": (
            f"{article.authors[0].name} {STANCE_WORDS[position.written.stance]} {proposition}",
            f"{here}#on-{question.id}",
        ),
        "stance on its question": (
            f"{proposition} {article.authors[0].name}",
            f"questions/{question.id}/#{article.id}",
        ),
        "opponent": (
            f"opposed {opponent.authors[0].name} {proposition}",
            f"{here}#on-{question.id}",
        ),
        "note": (
            f"{proposition} {position.written.note.split(']]')[-1]}",
            f"{here}#on-{question.id}",
        ),
        "quote": (quoted.written.quote, f"briefings/{quoted.article.id}/#{quoted.id}"),
        "reported": (f"reported {reported.written.text}", f"briefings/{reported.article.id}/#{reported.id}"),
    }


def test_a_search_loads_the_pages_that_it_shows_and_no_more(page, address, requests, school):
    page.goto(address)
    page.keyboard.press("/")
    page.locator("dialog input[role=combobox]").fill(
        next(iter(school.corpus.articles.values())).written.title
    )
    page.get_by_text("More results").wait_for()
    loaded = [url.partition("/pagefind/")[2].partition("/")[0] for _, url in requests if "/pagefind/" in url]
    assert loaded.count("fragment") == page.locator(".bf-search__page").count() == 5
    assert not any("worker" in name for name in loaded)


LOOKED_FOR = (
    "author", "publisher", "proposition", "stance", "stance on its question", "opponent", "note",
    "quote", "reported",
)  # fmt: skip


@pytest.mark.parametrize("what", LOOKED_FOR)
def test_a_reader_finds_it_and_lands_there(page, address, school, what):
    words, place = wanted(school)[what]
    page.goto(f"{address}method/")
    page.keyboard.press("/")
    page.locator("dialog input[role=combobox]").fill(words)
    link = page.locator(f"dialog a[role=option][href$='{place}']")
    link.first.wait_for()
    if what == "reported":
        assert (
            link.locator(".bf-search__kind").inner_text() == f"evidence {place.partition('#')[2]}, reported"
        )
    link.first.click()
    page.wait_for_url(f"**/{place}")
    fragment = place.partition("#")[2]
    assert page.locator(f"[id='{fragment}']" if fragment else "h1").first.is_visible()
