"""The pictures of the built site: well-formed, named, described, light, and readable where they are shown."""

from __future__ import annotations

import re

import pytest
from lxml import etree

SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
OURS = 'class="bf-svg'
NAMESPACE = "{http://www.w3.org/2000/svg}"
HEAVIEST = 25_000


def svgs(path):
    """The pictures of a page as they are written."""
    return [svg for svg in SVG.findall(path.read_text(encoding="utf-8")) if OURS in svg]


@pytest.fixture(scope="module")
def drawn(site):
    """Every picture of the site, keys apart, with the page that it is on."""
    return [
        (path.relative_to(site.site).as_posix(), svg)
        for path in sorted(site.site.rglob("*.html"))
        for svg in svgs(path)
        if "aria-labelledby" in svg
    ]


def of(drawn, page, kind):
    return [svg for where, svg in drawn if where == f"{page}/index.html" and kind in svg]


def test_every_kind_of_picture_is_on_the_site(site, drawn):
    assert bool(site.corpus.events) is bool(of(drawn, "timeline", "bf-time__event"))


def test_every_picture_is_well_formed_and_light(site, drawn):
    assert drawn
    for where, svg in drawn:
        assert etree.fromstring(svg).tag == f"{NAMESPACE}svg", where
        assert len(svg.encode()) <= HEAVIEST, where
    for path in site.site.rglob("*.html"):
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


def test_keys_of_pictures_are_kept_from_screen_readers(site):
    for path in site.site.rglob("*.html"):
        for svg in svgs(path):
            assert ("aria-labelledby" in svg) != ('aria-hidden="true"' in svg.partition(">")[0]), path


def test_ids_of_pictures_cannot_be_those_of_claims(drawn):
    ids = [id_ for _, svg in drawn for id_ in re.findall(r' id="([^"]*)"', svg)]
    assert ids
    assert all(id_.startswith("_") for id_ in ids)


OVER = """() => {
  const boxes = [...document.querySelectorAll('.bf-time text')]
    .map(text => [text.textContent, text.getBoundingClientRect()]);
  const found = [];
  for (const [one, a] of boxes) for (const [two, b] of boxes)
    if (one < two && a.left + 1 < b.right && b.left + 1 < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom)
      found.push([one, two]);
  return found;
}"""


def test_no_text_lies_over_another_in_a_browser(page, address):
    page.goto(f"{address}timeline/")
    assert page.evaluate(OVER) == []
