"""A site in a language from right to left: pictures, numbers and English in order, and the language of each text."""

from types import SimpleNamespace

import pytest
from browsing import asked, unfold
from serving import served

from briefings.web import languages
from tests import corpora
from tests.tables import table
from tests.with_corpus import change_settings

PAGES = (
    "", "method/", "disagreements/", "matrix/", "agreement/", "timeline/", "common-ground/", "recommendations/",
    "briefings/", "briefings/al-mina-2024/", "briefings/port-review-2024/", "questions/deeper-channel/",
    "questions/pilots-heard/", "compare/al-mina-2024--ha-namal-2024/",
    "compare/?articles=ha-namal-2024,al-mina-2024",
)  # fmt: skip


@pytest.fixture(scope="module")
def hebrew(built_once):
    """Where the articles in many scripts are served, on a site in Hebrew."""
    language = ("  language: en\n", "  language: he\n")
    site = built_once("hebrew", corpora.text("scripts"), lambda root: change_settings(root, language)).site
    with served(site) as address:
        yield address


def opened(page, address):
    """Open a page and show it in a wide and in a narrow window."""
    page.goto(address, wait_until="networkidle" if "?" in address else "load")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        yield width


@pytest.mark.parametrize(
    "place", ["questions/deeper-channel/", "disagreements/", "matrix/", "agreement/", "timeline/"]
)
def test_pictures_have_the_same_geometry_in_both_directions(page, hebrew, place):
    for _ in opened(page, hebrew + place):
        found = asked(page, "pictures")
        page.evaluate("document.body.dir = 'ltr'")
        assert found == asked(page, "pictures")
        assert found != []
        page.evaluate("document.body.dir = 'rtl'")


def test_the_words_of_a_label_lie_beside_their_mark(page, hebrew):
    page.goto(f"{hebrew}timeline/")
    gaps = asked(page, "besideMarks")
    assert len(gaps) == 6
    assert all(0 < gap <= 12 for gap in gaps), gaps


@pytest.mark.parametrize("place", PAGES)
def test_words_and_numbers_are_read_in_their_order(page, hebrew, place):
    for width in opened(page, hebrew + place):
        assert asked(page, "outOfOrder") == [], width
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width


def said(locator):
    return [locator.get_attribute(name) for name in ("lang", "dir")]


def hyphens(locator):
    return locator.evaluate("(element) => getComputedStyle(element).hyphens")


def test_a_text_says_its_language_and_its_direction(page, hebrew):
    page.goto(f"{hebrew}briefings/al-mina-2024/#t1")
    title = page.locator("h1")
    assert said(title) == ["ar", "rtl"]
    assert hyphens(title) == "auto"
    assert said(page.locator(".bf-quote")) == ["ar", "rtl"]
    assert said(page.locator("#t1")) == ["he", "auto"]
    assert said(page.locator(".bf-author")) == ["he", "auto"]
    assert said(page.locator("div:has(> .bf-briefing)")) == ["en", "ltr"]
    assert hyphens(page.locator("h2").first) == "manual"
    assert page.locator(".bf-language").inner_text() == "in Arabic"
    mark, claim = page.locator("#t1 .bf-id").bounding_box(), page.locator("#t1").bounding_box()
    assert mark["x"] + mark["width"] == pytest.approx(claim["x"] + claim["width"], abs=1)
    page.goto(f"{hebrew}briefings/port-review-2024/")
    assert said(page.locator("h1")) == ["zh", "ltr"]
    page.goto(f"{hebrew}briefings/ha-namal-2024/")
    assert page.locator(".bf-language").count() == 0


def test_what_a_script_adds_says_that_it_is_english(page, hebrew):
    page.goto(f"{hebrew}briefings/al-mina-2024/")
    unfold(page)
    page.get_by_role("button", name="Cite t1", exact=True).click()
    assert said(page.locator(".bf-cite-menu")) == ["en", "ltr"]
    assert said(page.locator(".bf-cite-menu__preview").first)[1] == "auto"
    page.keyboard.press("Escape")
    page.locator(".bf-against a").first.hover()
    assert said(page.locator(".bf-hover")) == ["en", "ltr"]


@table(__file__, "languages")
def test_a_language_has_a_direction_and_a_name_where_they_are_known(tag, attributes, name):
    article = SimpleNamespace(written=SimpleNamespace(language=tag))
    assert languages.original(article) == attributes
    assert languages.other_than("en", article) == name
