"""The copy control: one copy that a word processor takes with its links, and a terminal as text."""

import json

import pytest
from browsing import asked, unfold
from conftest import URL
from test_hostile import hostile_after, site_with

from tests.tables import sections, table

TARGETS = """<!doctype html><title>t</title><div id="rich" contenteditable style="min-height:3em">.</div>
<textarea id="plain"></textarea>"""


@pytest.fixture(scope="module")
def claim(school):
    return next(claim for article in school.corpus.articles.values() for claim in article.claims.values())


def pasted(page, address):
    """What a program that reads HTML and one that reads text receive."""
    page.route("**/paste.html", lambda route: route.fulfill(body=TARGETS, content_type="text/html"))
    page.goto(f"{address}paste.html")
    for target in ("#rich", "#plain"):
        page.locator(target).focus()
        page.keyboard.press("Control+A")
        page.keyboard.press("Control+V")
    links = page.locator("#rich a").evaluate_all("all => all.map(a => [a.textContent, a.href])")
    return links, page.locator("#rich").inner_text(), page.locator("#plain").input_value()


def opened(page, address, claim, name=None):
    page.goto(f"{address}briefings/{claim.article.id}/")
    unfold(page)
    page.get_by_role("button", name=name or f"Cite {claim.id}", exact=True).click()


def link_to(claim):
    return f"{URL}briefings/{claim.article.id}/?v={claim.version}#{claim.id}"


INSECURE = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"


@pytest.mark.parametrize("script", ["", INSECURE], ids=["with the Clipboard API", "without it"])
def test_a_sentence_pastes_with_its_link_where_html_is_read_and_as_text_elsewhere(
    permitted, address, claim, script
):
    page = permitted
    opened(page, address, claim)
    page.evaluate(script)
    page.get_by_role("button", name="Copy sentence").click()
    page.get_by_text("Sentence copied.").wait_for()
    links, rich, plain = pasted(page, address)
    link = link_to(claim)
    assert links == [[claim.written.text.rstrip("."), link]]
    assert claim.article.written.title.replace("'", "’")[:20].replace("’", "'") in plain
    assert plain.endswith(f" {link}")
    assert plain.startswith(f"{claim.written.text.rstrip('.')}, ")
    assert "<a" not in rich + plain


def test_a_link_a_note_and_markdown_are_copied_too(permitted, address, claim):
    page = permitted
    link = link_to(claim)
    expected = {"link": link, "Markdown": f"]({link})", "footnote": f"version {claim.version}, {link}."}
    for name, part in expected.items():
        opened(page, address, claim)
        page.get_by_role("button", name=f"Copy {name.lower()}").click()
        page.get_by_text("copied.").wait_for()
        links, _, plain = pasted(page, address)
        assert plain.endswith(part) or part in plain
        assert ([link] == [href for _, href in links if "?v=" in href]) == (name == "footnote")


def test_where_nothing_can_be_copied_the_text_is_there_to_select(page, address, claim):
    opened(page, address, claim)
    page.evaluate(f"{INSECURE}; Document.prototype.execCommand = () => false;")
    page.get_by_role("button", name="Copy link").click()
    box = page.get_by_label("Text to copy")
    assert box.input_value().endswith(f"?v={claim.version}#{claim.id}")
    selected = "document.activeElement.selectionEnd - document.activeElement.selectionStart"
    assert page.evaluate(selected) == len(box.input_value())


@pytest.mark.parametrize(
    "script", ["", "delete HTMLElement.prototype.showPopover"], ids=["popover", "dialog"]
)
def test_the_menu_opens_by_key_closes_by_escape_and_gives_the_focus_back(new_page, address, claim, script):
    page = new_page()
    page.add_init_script(script)
    page.goto(f"{address}briefings/{claim.article.id}/#{claim.id}")
    button = page.get_by_role("button", name=f"Cite {claim.id}", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    page.locator(".bf-cite-menu").wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Copy link"
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Copy sentence"
    page.keyboard.press("Escape")
    page.locator(".bf-cite-menu").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == f"Cite {claim.id}"
    assert button.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize(
    "script", ["", "delete HTMLElement.prototype.showPopover"], ids=["popover", "dialog"]
)
def test_tab_goes_through_the_menu_closes_it_and_goes_on_behind_its_button(new_page, address, claim, script):
    page = new_page()
    page.add_init_script(script)
    page.goto(f"{address}briefings/{claim.article.id}/#{claim.id}")
    button = page.get_by_role("button", name=f"Cite {claim.id}", exact=True)
    label = "document.activeElement.getAttribute('aria-label')"

    def enter():
        button.focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Copy link").wait_for()

    button.focus()
    page.keyboard.press("Tab")
    behind = page.evaluate("document.activeElement.outerHTML")
    enter()
    for name in ("sentence", "markdown", "footnote"):
        page.keyboard.press("Tab")
        assert page.evaluate(label) == f"Copy {name}"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Suggest a correction"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.outerHTML") == behind
    assert page.locator(".bf-cite-menu").is_hidden()
    assert button.get_attribute("aria-expanded") == "false"
    enter()
    for name in ("Close", f"Cite {claim.id}"):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(label) == name
    assert page.locator(".bf-cite-menu").is_hidden()


def test_every_claim_and_position_has_one_of_a_size_to_be_hit(page, address, claim):
    page.goto(f"{address}briefings/{claim.article.id}/")
    unfold(page)
    buttons = page.locator(".bf-cite")
    for_the_whole = ["Cite the article", "Cite this briefing"]
    names = buttons.evaluate_all("all => all.map(b => b.getAttribute('aria-label'))")
    assert names[-2:] == for_the_whole
    assert buttons.count() == len(claim.article.claims) + len(claim.article.positions) + len(for_the_whole)
    assert len(set(names)) == buttons.count()
    sizes = buttons.evaluate_all(
        "all => all.map(b => b.getBoundingClientRect()).map(r => [r.width, r.height])"
    )
    assert min(min(size) for size in sizes) >= 24


@pytest.fixture
def citations(school, claim):
    """By what is cited, the name of a format, the file to download and its text."""
    document = json.loads(
        (school.site / f"api/v1/articles/{claim.article.id}.json").read_text(encoding="utf-8")
    )
    found = {}
    for cited, stem in (("article", claim.article.id), ("briefing", f"briefing-{claim.article.id}")):
        entry = document["citations"][cited]
        found[cited] = [
            ("BibTeX", f"{stem}.bib", entry["bibtex"]),
            ("RIS", f"{stem}.ris", entry["ris"]),
            ("CSL-JSON", f"{stem}.csl.json", [entry["csl_json"]]),
        ]
    return found


def test_an_article_and_its_briefing_are_downloaded_for_reference_managers(
    page, address, claim, citations, requests
):
    for cited, name in (("article", "Cite the article"), ("briefing", "Cite this briefing")):
        page.goto(f"{address}briefings/{claim.article.id}/")
        page.wait_for_load_state("networkidle")
        unfold(page)
        assert data_asked_for(requests) == []
        page.get_by_role("button", name=name, exact=True).click()
        for form, file, text in citations[cited]:
            with page.expect_download() as download:
                page.get_by_role("link", name=f"Download {form}", exact=True).click()
            assert download.value.suggested_filename == file
            found = download.value.path().read_bytes().decode()
            assert (json.loads(found) if form == "CSL-JSON" else found) == text
        assert data_asked_for(requests) == [f"{address}api/v1/articles/{claim.article.id}.json"]
        requests.clear()


def data_asked_for(requests):
    return [url for _, url in requests if "/api/" in url]


def test_they_are_copied_too(permitted, address, claim, citations):
    page = permitted
    for form, _, text in citations["article"]:
        opened(page, address, claim, "Cite the article")
        page.get_by_role("button", name=f"Copy {form}").click()
        page.get_by_text(f"{form} copied.").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert (json.loads(copied) if form == "CSL-JSON" else copied.replace("\r", "")) == (
            text if form == "CSL-JSON" else text.replace("\r", "")
        )


def test_the_arrow_keys_go_through_what_is_copied_and_downloaded(page, address, claim, citations):
    opened(page, address, claim, "Cite this briefing")
    page.get_by_role("link", name="Download RIS").wait_for()
    label = "document.activeElement.getAttribute('aria-label')"
    names = [page.evaluate(label)]
    for _ in range(6):
        page.keyboard.press("ArrowDown")
        names.append(page.evaluate(label))
    expected = [f"{verb} {form}" for form, _, _ in citations["briefing"] for verb in ("Copy", "Download")]
    assert names == [*expected, expected[0]]


def test_where_they_cannot_be_loaded_the_menu_says_so_and_can_be_tried_again(page, address, claim):
    page.route("**/api/**", lambda route: route.fulfill(body="<!doctype html>"), times=1)
    opened(page, address, claim, "Cite the article")
    page.get_by_text("could not be loaded").wait_for()
    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_role("button", name="Cite the article", exact=True).click()
    page.get_by_role("link", name="Download BibTeX").wait_for()


BASE = sections(__file__)["base"]


@pytest.fixture(scope="module")
def home(browser, address):
    """A page that stays open, to ask the modules of a site what they make of a text."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        yield page


@table(__file__, "formats")
def test_a_sentence_and_a_note_say_what_is_known_and_no_more(home, given, sentence, note):
    said = asked(home, "cited", BASE | given)
    assert said[0]["plain"] == f"{sentence} {BASE['address']}"
    assert said[1]["plain"] == f"{note}, {BASE['address']}."


HOSTILE = '# 1. <b>*x*</b> [a](javascript:alert(1)) `c` ![i](x) "q" & \\ | ~~s~~ $m$ {{ 7*7 }}'


def test_whatever_is_typed_is_text_in_every_format(home):
    from markdown import markdown

    given = {"authors": [HOSTILE], "title": HOSTILE, "publisher": HOSTILE, "date": "2025", "text": HOSTILE}
    sentence, note, in_markdown = asked(home, "cited", BASE | given)
    for shown in (sentence["html"], note["html"], markdown(in_markdown["plain"])):
        tags, said = asked(home, "parsed", shown)
        assert set(tags) <= {"a", "p"}
        assert tags.count("a") == 1
        assert "<b>*x*</b> [a](javascript:alert(1)) `c` ![i](x)" in said


def test_a_page_of_hostile_text_can_be_cited(built_once, page, serve):
    address = serve(site_with(built_once, hostile_after).site)
    page.goto(f"{address}briefings/bells-0/")
    unfold(page)
    page.locator(".bf-cite").first.click()
    page.locator(".bf-cite-menu__preview").first.wait_for()
    previews = page.locator(".bf-cite-menu__preview").all_inner_texts()
    assert previews[0].startswith(f"{URL}briefings/bells-0/?v=")
    assert "<script>alert(1)</script>" in previews[1]
    page.goto(f"{address}questions/sleep-loss/?v=00000000#bells-1")
    page.locator(".bf-since [role=status] > *").first.wait_for()
    assert page.locator(".bf-cite").count() == page.locator(".bf-position").count() + 1
