"""The pictures of the built site: well-formed, named, described, light, and readable where they are shown."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT
from lxml import etree
from pages import all_pages, parse, text

from briefings.corpus import load

SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
OURS = 'class="bf-svg'
NAMESPACE = "{http://www.w3.org/2000/svg}"
HEAVIEST = 25_000


def svgs(path):
    """The pictures of a page as they are written."""
    return [svg for svg in SVG.findall(path.read_text(encoding="utf-8")) if OURS in svg]


@pytest.fixture(scope="module")
def drawn(shipped):
    """Every picture of the site, keys apart, with the page that it is on."""
    return [
        (path.relative_to(shipped.site).as_posix(), svg)
        for path in sorted(shipped.site.rglob("*.html"))
        for svg in svgs(path)
        if "aria-labelledby" in svg
    ]


def of(drawn, page, kind):
    return [svg for where, svg in drawn if where == f"{page}/index.html" and kind in svg]


def test_every_kind_of_picture_is_on_the_site(drawn):
    corpus = load(ROOT)
    for article in corpus.articles:
        assert any("bf-n--thesis" in svg for svg in of(drawn, f"briefings/{article}", "bf-svg"))
    assert of(drawn, "timeline", "bf-time__event")


def test_every_picture_is_well_formed_and_light(shipped, drawn):
    assert len(drawn) > len(load(ROOT).articles)
    for where, svg in drawn:
        assert etree.fromstring(svg).tag == f"{NAMESPACE}svg", where
        assert len(svg.encode()) <= HEAVIEST, where
    for path in shipped.site.rglob("*.html"):
        for svg in svgs(path):
            etree.fromstring(svg)


def test_every_picture_has_a_title_and_a_description_and_is_one_image_or_a_group_of_links(drawn):
    for where, svg in drawn:
        root = etree.fromstring(svg)
        title, description = root[0], root[1]
        assert title.tag == f"{NAMESPACE}title", where
        assert root.get("aria-labelledby") == title.get("id")
        assert description.tag == f"{NAMESPACE}desc"
        assert root.get("aria-describedby") == description.get("id")
        assert title.text.strip()
        assert description.text.strip()
        links = list(root.iter(f"{NAMESPACE}a"))
        assert root.get("role") == ("group" if links else "img"), where
        assert all(link.find(f"{NAMESPACE}title").text.strip() for link in links)


def test_keys_of_pictures_are_kept_from_screen_readers(shipped):
    for path in shipped.site.rglob("*.html"):
        for svg in svgs(path):
            assert ("aria-labelledby" in svg) != ('aria-hidden="true"' in svg.partition(">")[0]), path


def test_ids_of_pictures_cannot_be_those_of_claims(drawn):
    ids = [id_ for _, svg in drawn for id_ in re.findall(r' id="([^"]*)"', svg)]
    assert ids
    assert all(id_.startswith("_") for id_ in ids)


def test_every_claim_is_in_the_outline_of_its_briefing(shipped):
    for article in load(ROOT).articles.values():
        (outline,) = parse(shipped.site / "briefings" / article.id / "index.html").xpath(
            "//details[@class='bf-outline']"
        )
        links = set(outline.xpath(".//a/@href"))
        assert {f"#{claim.id}" for claim in article.claims.values()} <= links


def test_a_map_says_how_many_claims_it_leaves_out(shipped):
    said = 0
    for address, page in all_pages(shipped.site):
        for figure in page.xpath("//figure[contains(@class, 'bf-map')]"):
            count = re.search(r"(\d+) of (\d+) claims are drawn; the other (\d+)", text(figure))
            if count:
                drawn, of_all, rest = map(int, count.groups())
                assert drawn + rest == of_all, address
                said += 1
    assert said


WIDER = """() => [...document.querySelectorAll('.bf-map .bf-n, .bf-map .bf-g, .bf-map .bf-g a')].flatMap(node => {
  const room = node.querySelector('rect').getBBox();
  return [...node.querySelectorAll(':scope > text')]
    .map(text => [text.textContent, text.getBBox().x + text.getBBox().width - room.x - room.width])
    .filter(([, over]) => over > 0);
})"""

OVER = """() => {
  const boxes = [...document.querySelectorAll('.bf-time text')]
    .map(text => [text.textContent, text.getBoundingClientRect()]);
  const found = [];
  for (const [one, a] of boxes) for (const [two, b] of boxes)
    if (one < two && a.left + 1 < b.right && b.left + 1 < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom)
      found.push([one, two]);
  return found;
}"""


def test_text_stays_in_its_box_in_a_browser(page, address):
    for article in load(ROOT).articles:
        page.goto(f"{address}briefings/{article}/")
        assert page.evaluate(WIDER) == []


def test_no_text_lies_over_another_in_a_browser(page, address):
    page.goto(f"{address}timeline/")
    assert page.evaluate(OVER) == []


def test_a_phone_has_the_outline_in_place_of_the_map(browser, address):
    article = next(iter(load(ROOT).articles))
    shown = {}
    for width in (390, 1280):
        with browser.new_context(viewport={"width": width, "height": 844}) as context:
            page = context.new_page()
            page.goto(f"{address}briefings/{article}/")
            shown[width] = [
                page.locator(where).first.is_visible() for where in (".bf-map > svg", ".bf-outline li")
            ]
    assert shown == {390: [False, True], 1280: [True, False]}


def test_a_reader_goes_from_the_map_to_the_claim_by_keyboard(page, address):
    article = next(iter(load(ROOT).articles.values()))
    page.goto(f"{address}briefings/{article.id}/")
    link = page.locator(".bf-map .bf-n").first
    link.focus()
    target = link.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{target}")
    assert target.removeprefix("#") in article.claims
