"""Pages of every kind are for everybody: in either scheme, on a wide or a narrow screen, as far as axe can tell."""

from __future__ import annotations

import pytest
from browsing import made, too_wide, violations
from conftest import ALL, sample
from pages import kinds

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


@pytest.fixture(scope="module")
def places(address, school, host):
    """Each with what is done there: a page of each kind, what scripts make of some, the search, and no page."""
    every = kinds(school.site)
    found = [(address + place, None) for place in (*every.values(), *made(school))]
    return [*found, (address, search), (f"{host}briefings/bell-1/", None)]


def test_axe_finds_nothing_on_a_page_of_any_kind_and_none_scrolls_sideways(page, places):
    """Axe looks at half of them on one of the screens by turns, or at each on all of them and on the narrowest."""
    found = []
    wide = []
    for number, (place, done) in enumerate(sample(places, 12)):
        page.goto(place, wait_until="networkidle" if "?" in place else "load")
        if done:
            page.evaluate(SHOW, "default")
            done(page)
        for scheme, width in [*SCREENS, NARROWEST] if ALL else [SCREENS[number % len(SCREENS)]]:
            page.set_viewport_size({"width": width, "height": 844})
            page.evaluate(SHOW, scheme)
            found += [f"{scheme} {width} {each}" for each in violations(page)]
        for width in (1280, 390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            if too_wide(page):
                wide.append((place, width))
    assert found == []
    assert wide == []
