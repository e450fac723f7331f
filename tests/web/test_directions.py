"""A site in a language from right to left: pictures, numbers and English in order, and the language of each text."""

from types import SimpleNamespace

import pytest
from serving import served

from briefings.web import languages
from tests import corpora
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


@pytest.fixture(params=[1280, 390])
def opened(page, hebrew, request):
    """Open a page of it, in a wide and in a narrow window."""
    page.set_viewport_size({"width": request.param, "height": 900})

    def open_page(place):
        page.goto(f"{hebrew}{place}", wait_until="networkidle")
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
        return page

    return open_page


PLACES = """() => [...document.querySelectorAll('.bf-strip, .bf-time, .bf-matrix, .bf-mini')].map((picture) => {
  const { left, top } = picture.getBoundingClientRect();
  return [...picture.querySelectorAll('*')].map((part) => {
    const { x, y, width, height } = part.getBoundingClientRect();
    return [part.className, x - left, y - top, width, height].map((n) => (Number.isFinite(n) ? Math.round(n) : n));
  });
})"""


@pytest.mark.parametrize(
    "place", ["questions/deeper-channel/", "disagreements/", "matrix/", "agreement/", "timeline/"]
)
def test_pictures_have_the_same_geometry_in_both_directions(opened, place):
    page = opened(place)
    found = page.evaluate(PLACES)
    page.evaluate("document.body.dir = 'ltr'")
    assert found == page.evaluate(PLACES)
    assert found != []


BESIDE = """() => [...document.querySelectorAll('.bf-time li')].map((entry) => {
  const range = new Range();
  range.selectNodeContents(entry.querySelector('.bf-time__label'));
  const [label, mark] = [range, entry.querySelector('.bf-time__mark')].map((each) => each.getBoundingClientRect());
  return Math.round(Math.max(label.left - mark.right, mark.left - label.right));
})"""


def test_the_words_of_a_label_lie_beside_their_mark(page, hebrew):
    page.goto(f"{hebrew}timeline/")
    gaps = page.evaluate(BESIDE)
    assert len(gaps) == 6
    assert all(0 < gap <= 12 for gap in gaps), gaps


OUT_OF_ORDER = r"""() => {
  const BLOCKS = 'p, li, dt, dd, th, td, h1, h2, h3, summary, figcaption, caption, label, button, nav, pre';
  const FOREIGN = /[\u0590-\u1fff\u3000-\uffff]/; // from right to left, or in signs that are no single box
  const walker = document.createTreeWalker(document.querySelector('.md-content'), NodeFilter.SHOW_TEXT);
  const lines = new Map(); // of each block, what it shows: foreign words as one piece, else each character
  for (let node; (node = walker.nextNode()); ) {
    const block = node.parentElement.closest(BLOCKS);
    if (!block || node.parentElement.closest('.bf-sr, .bf-matrix thead, .bf-outline__again')) continue;
    if (getComputedStyle(block).direction === 'rtl' && block.closest('[dir]') !== document.body) continue;
    if (!lines.has(block)) lines.set(block, []);
    const whole = FOREIGN.test(node.data);
    const ends = whole ? [node.length] : [...node.data].map((_, number) => number + 1);
    for (const end of ends) {
      const range = new Range();
      range.setStart(node, whole ? 0 : end - 1);
      range.setEnd(node, end);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
      if (range.toString().trim() && boxes.length) lines.get(block).push(boxes);
    }
  }
  const after = (next, last) => next.left >= last.right - 2 || next.top >= last.bottom - 4;
  const wrong = (pieces) => pieces.some((boxes, number) => number && !after(boxes[0], pieces[number - 1].at(-1)));
  return [...lines].filter(([, pieces]) => wrong(pieces)).map(([block]) => block.innerText);
}"""


@pytest.mark.parametrize("place", PAGES)
def test_words_and_numbers_are_read_in_their_order(opened, place):
    page = opened(place)
    assert page.evaluate(OUT_OF_ORDER) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def said(locator):
    return [locator.get_attribute(name) for name in ("lang", "dir")]


def hyphens(locator):
    return locator.evaluate("(element) => getComputedStyle(element).hyphens")


def test_a_text_says_its_language_and_its_direction(page, hebrew):
    page.goto(f"{hebrew}briefings/al-mina-2024/")
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
    page.get_by_role("button", name="Cite t1", exact=True).click()
    assert said(page.locator(".bf-cite-menu")) == ["en", "ltr"]
    assert said(page.locator(".bf-cite-menu__preview").first)[1] == "auto"
    page.keyboard.press("Escape")
    page.locator(".bf-against a").first.hover()
    assert said(page.locator(".bf-hover")) == ["en", "ltr"]


@pytest.mark.parametrize(
    ("tag", "attributes", "name"),
    [
        ("pt-BR", ' lang="pt-BR" dir="ltr"', "Portuguese (Brazil)"),
        ("ur-PK", ' lang="ur-PK" dir="rtl"', "Urdu (Pakistan)"),
        ("de-1996", ' lang="de-1996" dir="ltr"', "German"),
        ("en-GB", ' lang="en-GB" dir="ltr"', ""),
        ("qq", ' lang="qq" dir="auto"', "qq"),
        (None, ' dir="auto"', ""),
    ],
)
def test_a_language_has_a_direction_and_a_name_where_they_are_known(tag, attributes, name):
    article = SimpleNamespace(written=SimpleNamespace(language=tag))
    assert languages.original(article) == attributes
    assert languages.other_than("en", article) == name
