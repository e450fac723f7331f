"""What has moved stands at its old address too, so that an old link lands on what it meant, without a script."""

import pytest
from conftest import build
from pages import all_pages, found_by_search, parse, text
from test_links import broken

from tests.corpora.school import dump
from tests.corpora.school import school as school_hours
from tests.tables import table


def landing(school, address, id_):
    """The claim or position at which a fragment lands: what the block around it is of."""
    (found,) = school.page(address).xpath("//*[@id=$id]", id=id_)
    (heading,) = found.xpath("ancestor-or-self::div[1]/h3[@data-version]")
    return heading.get("data-claim") or f"{heading.get('data-article')} on {heading.get('data-question')}"


@table(__file__, "fragments")
def test_an_old_fragment_lands_on_what_it_meant(school, address, id_, lands):
    assert landing(school, address, id_) == lands


def test_a_claim_that_went_to_another_briefing_leaves_word_of_it(school):
    (line,) = school.page("briefings/bells-2").xpath("//li[@id='e9']")
    assert line.xpath("a/@href") == ["../../briefings/bells-5/#e1"]


@pytest.mark.parametrize(
    ("old", "new"), [("briefings/bells", "briefings/bells-3"), ("questions/sleep", "questions/sleep-loss")]
)
def test_the_whole_page_stands_there_says_so_and_names_the_new_one_as_its_own(school, old, new):
    at_old, at_new = school.page(old), school.page(new)
    (notice,) = at_old.xpath("//p[@class='bf-moved']")
    assert notice.xpath("a/@href") == [f"../../{new}/"]
    assert at_new.xpath("//p[@class='bf-moved']") == []
    notice.drop_tree()
    assert text(at_old.xpath("//article")[0]) == text(at_new.xpath("//article")[0])
    for page in (at_old, at_new):
        assert page.xpath("//link[@rel='canonical']/@href") == [f"https://example.org/briefs/{new}/"]
        assert page.xpath("//meta[@property='og:url']/@content") == [f"https://example.org/briefs/{new}/"]


def test_without_an_address_of_the_site_the_canonical_link_is_relative(without):
    page = parse(without.site / "briefings" / "bells.html")
    assert page.xpath("//link[@rel='canonical']/@href") == ["../briefings/bells-3.html"]
    assert page.xpath("//meta[@property='og:url' or @property='og:image']") == []
    assert broken(without.site) == []


def test_it_is_found_at_its_new_address_alone(school):
    sitemap = (school.site / "sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("/briefings/bells-3/</loc>") == 1
    found = found_by_search(school.site)
    for old in ("briefings/bells", "briefings/merged", "questions/sleep"):
        assert f"/{old}/" not in sitemap
        assert f"{old}/" not in found
        for address, page in all_pages(school.site):
            links = [link for link in page.xpath("//a/@href") if link.endswith(f"/{old.partition('/')[2]}/")]
            assert links == [], address
    assert "briefings/bells-3/" in found


def test_a_page_by_hand_in_its_place_must_carry_the_old_fragments(project):
    root = project(dump(school_hours()))
    (root / "docs" / "briefings").mkdir(exist_ok=True)
    (root / "docs" / "briefings" / "bells.md").write_text("# Ours\n", encoding="utf-8")
    built = build(root)
    assert built.code == 1
    for id_ in ("t1", "e7", "e9", "on-bus-costs"):
        assert f'has no "#{id_}"' in built.output


def test_an_old_link_lands_without_javascript(new_page, address):
    page = new_page(java_script_enabled=False, viewport={"width": 390, "height": 700})
    page.goto(f"{address}briefings/bells/?v=00000000#e9")
    box = page.locator("[data-claim='bells-3.e1'][data-kind]").first.bounding_box()
    assert 0 <= box["y"] < 700
    assert page.locator(".bf-cite, .bf-since").count() == 0
