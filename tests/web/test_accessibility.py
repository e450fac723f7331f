"""Nothing that axe can find keeps anybody from a page of any kind, in either scheme, on a wide or a narrow screen."""

from __future__ import annotations

import pytest
from browsing import made, violations
from conftest import ALL
from pages import kinds
from serving import served

SCREENS = [("default", 1280), ("slate", 390), ("default", 390), ("slate", 1280)]
"""The theme's schemes, each with a width in CSS pixels."""
NARROWEST = ("default", 320)
SHOW = """scheme => {
  document.body.setAttribute("data-md-color-scheme", scheme);
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  getComputedStyle(document.body).color; // from here on, colours go over into those of the scheme
  for (const change of document.getAnimations()) change.finish();
}"""


def search(page):
    page.keyboard.press("/")
    page.keyboard.type("school")
    page.locator("[role=option]").first.wait_for()


def cite(page):
    page.locator(".bf-cite").first.click()


@pytest.fixture(scope="module")
def places(address, school, without):
    """Each with what is done there: a page of each kind, what scripts make of some, and what they open."""
    every = kinds(school.site)
    found = [(address + place, None) for place in (*every.values(), *made(school))]
    with served(
        without.site
    ) as root:  # its error page, unlike that of a site below the root, finds its styles here
        yield [*found, (address, search), (address + every["briefings/*/"], cite), (f"{root}404.html", None)]


def test_axe_finds_nothing_on_a_page_of_any_kind(page, places):
    """Each on one of the screens by turns, or on all of them and on the narrowest."""
    found = []
    for number, (place, done) in enumerate(places):
        page.goto(place, wait_until="networkidle" if "?" in place else "load")
        if done:
            page.evaluate(SHOW, "default")
            done(page)
        for scheme, width in [*SCREENS, NARROWEST] if ALL else [SCREENS[number % len(SCREENS)]]:
            page.set_viewport_size({"width": width, "height": 844})
            page.evaluate(SHOW, scheme)
            found += [f"{scheme} {width} {each}" for each in violations(page)]
    assert found == []
