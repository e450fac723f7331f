"""The page for an address at which there is nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import parse, text
from serving import BASE

from briefings.web.build import Build
from briefings.web.events import MOST_NEAR, known_pages
from briefings.web.site import Site
from tests.corpora.linked import table


def test_it_names_the_nearest_pages_and_searches_for_the_words(host, page):
    page.goto(f"{host}briefings/bell-1/")
    assert page.get_by_role("heading", level=1).inner_text() == "Page not found"
    near = page.locator(".bf-missing a")
    near.first.wait_for()
    assert near.count() <= 3
    assert near.first.get_attribute("href") == f"/{BASE}briefings/bells-1/"
    page.get_by_role("button", name="Search this site").click()
    assert page.get_by_role("combobox").input_value() == "bell 1"
    # Who leaves while the index is on its way has an error in the console.
    page.locator(".bf-search__status", has_text="found").wait_for()
    page.keyboard.press("Escape")
    near.first.click()
    assert page.url == f"{host}briefings/bells-1/"


def test_it_names_nothing_where_nothing_is_near(host, page):
    page.goto(f"{host}zzz/qqqqqq/")
    page.get_by_role("button", name="Search this site").wait_for()
    assert not page.locator(".bf-missing").is_visible()


@pytest.mark.parametrize("end", ["/", ".html", ""])
def test_a_comparison_without_a_page_of_its_own_is_where_articles_are_chosen(host, page, end):
    page.goto(f"{host}compare/bells-1--bells-2--bells-3{end}")
    page.wait_for_url(f"{host}compare/?articles=bells-1,bells-2,bells-3")


def test_without_javascript_it_says_what_happened_and_leads_home(school):
    tree = parse(school.site / "404.html")
    assert tree.xpath("//*[contains(@class, 'bf-missing') and not(@hidden)]") == []
    assert "There is no page at this address." in text(tree)
    assert text(tree.xpath("//article//a[last()]")[-1]) == "Go to the home page"


def test_a_page_of_the_team_takes_its_place(without):
    assert (without.site / "404.html").read_text(encoding="utf-8") == "Ours.\n"


def test_it_does_not_grow_with_the_corpus():
    def known(articles):
        return len(
            known_pages(Build(Site(table({f"a{n}": {"q": 1} for n in range(articles)}).corpus), Path()))[
                "pages"
            ]
        )

    few = known(1)
    assert known(MOST_NEAR - few + 1) == MOST_NEAR
    assert known(MOST_NEAR - few + 2) == 0
