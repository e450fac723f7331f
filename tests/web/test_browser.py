"""The built site as a reader uses it."""

from __future__ import annotations

import re

import pytest
from browsing import too_wide
from pages import part_of_matrix


def search(page, words):
    page.keyboard.press("/")
    box = page.locator("dialog input[role=combobox]")
    box.wait_for()
    box.fill(words)
    page.locator("[role=option]").first.wait_for()


def test_a_reader_finds_a_claim_follows_it_to_the_opposing_author_and_comes_back(page, address, opposed):
    position, opponent = opposed
    claim = position.because[0]
    page.goto(address)
    words = " ".join(claim.written.text.split()[:9])
    search(page, words)
    landing = f"briefings/{position.article.id}/#{claim.id}"
    page.locator(f"[role=option]:has(a[href$='{landing}']), a[role=option][href$='{landing}']").first.click()
    page.wait_for_url(f"**/{landing}")
    heading = page.locator(f"#{claim.id}")
    assert heading.get_attribute("data-claim") == claim.key
    assert heading.is_visible()

    # From the claim to the position that it carries, to the author who opposes it, and back again.
    block = page.locator(f".bf-claim:has(> #{claim.id})")
    block.locator(f"a[href='#on-{position.question.id}']").click()
    page.wait_for_url(f"**/briefings/{position.article.id}/#on-{position.question.id}")
    against = page.locator(f".bf-position:has(> #on-{position.question.id}) .bf-against")
    against.locator(f"a[href*='{opponent.article.id}']").click()
    page.wait_for_url(f"**/briefings/{opponent.article.id}/#on-{position.question.id}")
    theirs = page.locator(f"#on-{position.question.id}")
    assert theirs.get_attribute("data-article") == opponent.article.id
    back = page.locator(
        f".bf-position:has(> #on-{position.question.id}) .bf-against a[href*='{position.article.id}']"
    )
    back.click()
    page.wait_for_url(f"**/briefings/{position.article.id}/#on-{position.question.id}")


def test_search_works_from_the_keyboard_alone(page, address, opposed):
    page.goto(address + "method/")
    search(page, " ".join(opposed[0].because[0].written.text.split()[:9]))
    page.keyboard.press("ArrowDown")
    active = page.locator("dialog input[role=combobox]").get_attribute("aria-activedescendant")
    assert active
    link = page.locator(f"#{active}").evaluate("e => (e.closest('a') || e.querySelector('a') || e).href")
    page.keyboard.press("Enter")
    page.wait_for_url(link)


@pytest.mark.parametrize("kind", ["evidence", "position"])
def test_search_shows_only_what_is_of_the_kind_that_a_reader_chooses(page, address, school, kind):
    claims = [claim for article in school.corpus.articles.values() for claim in article.claims.values()]
    evidence = next(claim for claim in claims if claim.kind.value == "evidence").written.text
    text = evidence if kind == "evidence" else school.figures.disagreements[0].question.written.proposition
    page.goto(address)
    search(page, max(text.strip(".").split(), key=len))
    page.get_by_role("combobox", name="kind").select_option(kind)
    page.locator("[role=status]", has_text=f"{kind}: ").wait_for()
    found = page.locator("dialog a.bf-search__part").evaluate_all("all => all.map((link) => link.href)")
    assert found
    page.get_by_role("button", name="Clear filters").click()
    page.locator("[role=status]", has_text=re.compile("pages? found[.]")).wait_for()
    for link in found:
        page.goto(link)
        heading = page.locator(f"[id='{link.partition('#')[2]}']")
        assert (heading.get_attribute("data-kind") or "position") == kind


def test_escape_closes_search_and_slash_in_a_field_is_a_slash(page, address):
    page.goto(address)
    page.keyboard.press("/")
    box = page.locator("dialog input[role=combobox]")
    box.wait_for()
    page.keyboard.type("a/b")
    assert box.input_value() == "a/b"
    page.keyboard.press("Escape")
    box.wait_for(state="hidden")


def test_what_is_typed_while_the_search_loads_is_searched_for_and_no_key_of_the_theme(page, address):
    held = []
    page.route("**/assets/search.js", lambda route: held.insert(0, route))
    page.goto(f"{address}method/")
    page.keyboard.type("/n. later")
    held.pop().continue_()
    box = page.locator("dialog input[role=combobox]")
    box.wait_for()
    assert box.input_value() == "n. later"
    assert page.url == f"{address}method/"


def test_no_page_of_a_large_corpus_scrolls_sideways(page, far_away):
    places = [f"{far_away}agreement.html", f"{far_away}matrix/{part_of_matrix(far_away, page)}"]
    found = []
    for place in places:
        page.goto(place)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 844})
            if too_wide(page):
                found.append((place, width))
    assert found == []


FOCUSED = "selector => document.activeElement.matches(selector)"
SEEN = """() => {
  const focused = document.activeElement;
  const { x, y, width, height } = focused.getBoundingClientRect();
  const on = document.elementFromPoint(x + width / 2, y + height / 2);
  return width > 0 && (focused.contains(on) || on?.contains(focused));
}"""


def tab_to(page, selector):
    """Press Tab until the focus is on such an element; it has to be in view and nothing above it."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED, selector):
            assert page.evaluate(SEEN), selector
            return
    pytest.fail(f"no Tab leads to {selector}")


def test_keys_alone_lead_from_home_to_a_claim_its_opponent_a_copied_link_and_a_comparison(
    permitted, address, opposed
):
    page = permitted
    position, opponent = opposed
    claim, question = position.because[0], position.question.id
    page.goto(address)
    search(page, " ".join(claim.written.text.split()[:9]))
    landing = f"briefings/{position.article.id}/#{claim.id}"
    chosen = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))"
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        if page.evaluate(f"{chosen}?.closest('a, [role=option]').outerHTML.includes('{landing}')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{landing}")
    tab_to(page, f"a[href='#on-{question}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/briefings/{position.article.id}/#on-{question}")
    tab_to(page, f".bf-against a[href*='{opponent.article.id}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/briefings/{opponent.article.id}/#on-{question}")
    tab_to(page, ".bf-cite")
    page.keyboard.press("Enter")
    tab_to(page, ".bf-cite-menu button:not(.bf-cite-menu__close)")
    page.keyboard.press("Enter")
    page.get_by_text("Copied").first.wait_for()
    assert f"/briefings/{opponent.article.id}/" in page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("Escape")
    tab_to(page, "summary:has(#neighbours)")
    page.keyboard.press("Enter")
    tab_to(page, "a[href*='compare/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/*/")
    assert page.locator(".bf-compare").first.is_visible()
