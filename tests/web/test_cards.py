"""Hover cards: by pointer and by key, dismissible, hoverable, persistent, and fetched once."""

import re

import pytest
from browsing import unfold, violations


def fetched(requests):
    """The pages that are fetched after the page itself has loaded."""
    return [url for kind, url in requests if kind == "fetch"]


@pytest.fixture
def link(page, address, opposed, requests):
    """A link to the opposing position, in view."""
    position, opponent = opposed
    page.goto(f"{address}briefings/{position.article.id}/#on-{position.question.id}")
    found = page.locator(f".bf-position:has(> #on-{position.question.id}) .bf-against a").first
    found.scroll_into_view_if_needed()
    assert found.get_attribute("href").endswith(f"{opponent.article.id}/#on-{opponent.question.id}")
    return found


def card(page):
    return page.locator(".bf-hover")


def test_it_shows_what_the_link_leads_to(page, link, opposed):
    link.hover()
    card(page).wait_for()
    said = card(page).inner_text()
    assert opposed[1].question.written.proposition in said
    assert opposed[1].article.written.title in said
    assert link.get_attribute("aria-describedby") == card(page).get_attribute("id")


def test_the_pointer_can_move_into_it_and_it_stays_until_it_leaves(page, link):
    link.hover()
    card(page).wait_for()
    card(page).evaluate("card => card.firstElementChild.setAttribute('data-first', '')")
    box = card(page).bounding_box()
    for step in range(1, 4):
        page.mouse.move(box["x"] + 10 * step, box["y"] + box["height"] * step / 4)
    page.wait_for_timeout(700)
    # The very card, and not one that came for a link under the pointer once the first had gone.
    assert card(page).locator("[data-first]").is_visible()
    page.mouse.move(2, 2)
    card(page).wait_for(state="hidden")
    assert link.get_attribute("aria-describedby") is None


def test_escape_dismisses_it_and_nothing_else(page, link):
    link.hover()
    card(page).wait_for()
    page.keyboard.press("Escape")
    card(page).wait_for(state="hidden")
    page.wait_for_timeout(600)
    assert card(page).is_hidden()


def test_it_comes_with_the_focus_and_goes_with_it(page, link):
    page.evaluate("scrollBy(0, 0)")
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    card(page).wait_for()
    page.keyboard.press("Escape")
    card(page).wait_for(state="hidden")
    assert link.evaluate("link => link === document.activeElement")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    card(page).wait_for()
    page.locator("body").evaluate("() => document.activeElement.blur()")
    card(page).wait_for(state="hidden")


def test_a_page_is_fetched_once(page, link, requests):
    for _ in range(3):
        link.hover()
        card(page).wait_for()
        page.mouse.move(2, 2)
        card(page).wait_for(state="hidden")
    assert len(fetched(requests)) == 1


def test_passing_over_a_link_fetches_nothing(page, link, requests):
    link.hover()
    page.mouse.move(2, 2)
    page.wait_for_timeout(600)
    assert fetched(requests) == []
    assert card(page).count() == 0


def test_a_target_on_the_screen_needs_none_and_one_below_is_taken_from_the_page(
    page, address, opposed, requests
):
    page.goto(f"{address}briefings/{opposed[0].article.id}/")
    unfold(page)
    page.locator(".bf-claim").first.evaluate("e => e.scrollIntoView()")
    links = page.locator(".bf-rel a[href^='#']")
    on_screen, off_screen = None, None
    for number in range(links.count()):
        target = links.nth(number).get_attribute("href")[1:]
        top = page.locator(f"#{target}").evaluate("e => e.getBoundingClientRect().top")
        if not 80 < links.nth(number).bounding_box()["y"] < 800:
            continue
        if 0 <= top < 880 and on_screen is None:
            on_screen = links.nth(number)
        if not -20 < top < 920 and off_screen is None:
            off_screen = links.nth(number)
    off_screen.hover()
    card(page).wait_for()
    assert re.match(r"(evidence|prediction|thesis|assumption|recommendation) \w+", card(page).inner_text())
    page.keyboard.press("Escape")
    on_screen.hover()
    page.wait_for_timeout(700)
    assert card(page).is_hidden()
    assert fetched(requests) == []


def test_a_touch_shows_none(new_page, address, opposed):
    page = new_page(has_touch=True, viewport={"width": 390, "height": 844})
    page.goto(f"{address}briefings/{opposed[0].article.id}/#positions")
    # A finger that rests on the link: a tap would end with a click, which hides any card.
    touch = {"pointerType": "touch", "bubbles": True}
    page.locator(".bf-against a").first.dispatch_event("pointerover", touch)
    page.wait_for_timeout(700)
    assert card(page).count() == 0


def test_a_page_that_cannot_be_had_is_no_error_and_is_not_asked_for_again(new_page, address, opposed):
    position, _ = opposed
    wrong, asked = [], []
    page = new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))

    def route(route):
        if route.request.resource_type != "fetch":
            return route.continue_()
        asked.append(route.request.url)
        return route.abort()

    page.route("**/*", route)
    page.goto(f"{address}briefings/{position.article.id}/#on-{position.question.id}")
    for _ in range(2):
        page.locator(f".bf-position:has(> #on-{position.question.id}) .bf-against a").first.hover()
        page.wait_for_timeout(600)
        page.mouse.move(2, 2)
        page.wait_for_timeout(400)
    assert card(page).count() == 0
    assert len(asked) == 1
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_a_card_or_the_menu_is_open(page, address, opposed, scheme):
    position, _ = opposed
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}briefings/{position.article.id}/?v=00000000#on-{position.question.id}")
    page.locator(".bf-since__what").wait_for()
    page.locator(".bf-against a").first.hover()
    card(page).wait_for()
    found = violations(page, scheme)
    page.locator(".bf-position .bf-cite").first.click()
    page.wait_for_timeout(400)  # the theme's button to the top of the page fades in
    assert found + violations(page, scheme) == []
