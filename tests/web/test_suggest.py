"""Suggest a correction: what a reader fills in becomes an issue, and its text, through `apply`, a file that is right."""

from __future__ import annotations

import contextlib
import json
import shutil
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from browsing import unfold, violations

from briefings.cli import main
from briefings.corpus import load
from briefings.corpus.vocabulary import EvidenceType, QuestionType, Stance
from tests.conftest import ALL, sample

WIDTHS = [1280, 390]
TEXTS = ["It says “so”, 'and' \"so\" \\ on: # no {{ 7*7 }}.", "- <b>Not</b> a list & [a link](//x.example) ```json",
         "Über 100 % – 学校 🏫, at last.", "Two\nlines, but one sentence."]  # fmt: skip


def corrections(school, width):
    """Of all kinds: the page, the button, the name of the entry, its path in the data, the field and what is filled in.

    There is one for each entry: its version changes with it. A sample is shared out among the widths.
    """
    found = [
        each for article in list(school.corpus.articles.values())[:2] for each in corrections_of(article)
    ]
    question = next(iter(school.corpus.questions.values()))
    kind = next(word.value for word in QuestionType if word != question.written.type)
    entry = question.id, ("questions", question.id)
    found.append((f"questions/{question.id}/", "Cite this question", *entry, "type", {"type": kind}))
    chosen = found if ALL else sample(found, 12)[WIDTHS.index(width) :: len(WIDTHS)]
    return sorted(chosen, key=lambda correction: correction[0])


def corrections_of(article):
    page, at = f"briefings/{article.id}/", ("articles", article.id)
    claims = [claim for claim in article.claims.values() if not claim.written.withdrawn]
    for number, claim in enumerate(claims[:18]):
        text = ("text", {"text": TEXTS[number % len(TEXTS)]})
        other = ("other", {"other": f"Split it.\n\n{TEXTS[number % len(TEXTS)]}"})
        words = {"start": "2025 was", "end": TEXTS[0][:19]}
        passage = ("at", {"paragraph": str(number + 1), "through": "", **words})
        kind = ("type", {"type": next(word.value for word in EvidenceType if word != claim.type)})
        kinds = [text, other, *[passage] * (len(claim.written.at) < 2), *[kind] * bool(claim.type)]
        place = (*at, claim.kind.section, claim.id)
        yield page, f"Cite {claim.id}", claim.key, place, *kinds[number % len(kinds)]
    positions = [each for each in article.positions.values() if not each.written.withdrawn]
    for number, position in enumerate(positions):
        question = position.question
        stance = next(word.value for word in Stance if word != position.written.stance)
        kinds = [("stance", {"stance": stance}), ("text", {"text": TEXTS[number % len(TEXTS)]})]
        name = f"Cite the position on “{question.written.proposition}”"
        entry = f"{article.id}.on-{question.id}", (*at, "positions", question.id)
        yield page, name, *entry, *kinds[number % 2]


def opened(page, button):
    page.get_by_role("button", name=button, exact=True).click()
    page.get_by_role("button", name="Suggest a correction").click()
    page.locator("dialog.bf-form").wait_for()


def fill(page, field, values):
    page.locator("[name=field]").select_option(field)
    for name, value in values.items():
        control = page.locator(f"[name={name}]")
        (control.select_option if name in ("stance", "type") else control.fill)(value)


def issue(page):
    """The title and the text with which the link opens an issue."""
    address = page.get_by_role("link", name="Open as an issue").get_attribute("href")
    assert address.startswith("https://github.com/editors/edited/issues/new?")
    assert len(address) <= 8000
    query = parse_qs(urlsplit(address).query)
    return query["title"][0], query["body"][0]


@pytest.fixture
def applied(school, tmp_path, capsys):
    """Apply the text of an issue to a copy of the data of the school corpus: what is said, the data before and after."""
    shutil.copytree(school.root / "data", tmp_path / "data")
    data = tmp_path / "data" / "annotations.yaml"

    def call(body):
        before = yaml.load(data.read_text(encoding="utf-8"), yaml.CSafeLoader)
        (tmp_path / "issue.md").write_bytes(body.replace("\n", "\r\n").encode())
        code = main(["apply", str(tmp_path / "issue.md"), "--root", str(tmp_path)])
        said = capsys.readouterr().out
        assert code == 0, said
        assert load(tmp_path)
        return said, before, yaml.load(data.read_text(encoding="utf-8"), yaml.CSafeLoader)

    return call


@pytest.fixture(autouse=True)
def no_drafts(page):
    yield
    with contextlib.suppress(Exception):
        page.evaluate("localStorage.clear()")


@pytest.mark.parametrize("width", WIDTHS)
def test_corrections_of_all_kinds_become_changes_of_the_data(page, address, school, applied, width):
    page.set_viewport_size({"width": width, "height": 800})
    at = ""
    for place, button, entry, path, field, values in corrections(school, width):
        if place != at:
            page.goto(address + place)
            at = place
            if place.startswith("briefings"):
                unfold(page)
        opened(page, button)
        fill(page, field, values)
        title, body = issue(page)
        assert title == f"Correction: {entry}"
        page.keyboard.press("Escape")
        said, before, after = applied(body)
        if field == "other":
            assert after == before
            assert "In words: Split it." in said
            continue
        key = field
        if field == "text":
            key = "note" if "positions" in path else "text"
        value = values.get(field)
        if field == "at":
            value = {"paragraph": int(values["paragraph"]), "start": values["start"], "end": values["end"]}
        around = before
        for step in path:
            around = around[step]
        around[key] = " ".join(value.split()) if field == "text" else value
        assert after == before, (entry, field)


def first(school):
    article = next(iter(school.corpus.articles.values()))
    return article, next(iter(article.claims.values()))


def start(page, address, school):
    article, claim = first(school)
    page.goto(f"{address}briefings/{article.id}/")
    unfold(page)
    opened(page, f"Cite {claim.id}")
    return claim


def test_a_draft_survives_a_reload_until_it_is_discarded(page, address, school):
    claim = start(page, address, school)
    page.get_by_label("The better text").fill("A draft.")
    page.get_by_text("Kept as a draft").wait_for()
    start(page, address, school)
    page.get_by_text("This is your draft.").wait_for()
    assert page.get_by_label("The better text").input_value() == "A draft."
    page.get_by_role("button", name="Discard").click()
    assert page.get_by_label("The better text").input_value() == claim.written.text
    start(page, address, school)
    assert page.get_by_label("The better text").input_value() == claim.written.text


def test_a_draft_of_an_earlier_version_says_so_and_keeps_that_version(page, address, school):
    start(page, address, school)
    page.get_by_label("The better text").fill("A draft.")
    page.evaluate("""() => {
      const [key] = Object.keys(localStorage).filter((key) => key.includes("."));
      localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage[key]), version: "00000000" }));
    }""")
    start(page, address, school)
    page.get_by_text("The entry has changed since you began it.").wait_for()
    assert '"version": "00000000"' in issue(page)[1]


def test_the_issue_opens_in_another_tab_and_the_draft_stays(page, address, school):
    start(page, address, school)
    page.get_by_label("The better text").fill("Better.")
    page.context.route("https://github.com/**", lambda route: route.fulfill(body="issue"))
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Open as an issue").click()
    assert parse_qs(urlsplit(popup.value.url).query)["body"][0].endswith("```\n")
    popup.value.close()
    page.context.unroute_all()
    page.get_by_text("Your draft stays here").wait_for()
    start(page, address, school)
    assert page.get_by_label("The better text").input_value() == "Better."


def test_nothing_is_opened_or_copied_before_something_is_changed(permitted, address, school):
    page = permitted
    start(page, address, school)
    for action in (
        page.get_by_role("link", name="Open as an issue"),
        page.get_by_role("button", name="Copy"),
    ):
        action.click()
        page.get_by_text("This is how it is now: change it first.").wait_for()
    assert len(page.context.pages) == 1


def test_what_is_too_long_for_an_address_is_cut_there_and_copied_whole(permitted, address, school):
    page = permitted
    claim = start(page, address, school)
    text = "学" * 700
    page.get_by_label("The better text").fill(text)
    body = issue(page)[1]
    assert body.startswith("```json")
    assert text in body
    page.get_by_label("The better text").fill(text * 2)
    assert issue(page)[1].startswith("Please paste here")
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert json.loads(copied.split("```json")[1].split("```")[0])["value"] == text * 2
    assert claim.written.text.split()[0] in copied


def test_without_a_repository_the_text_can_be_copied(permitted, serve, without):
    page, served = permitted, serve(without.site)
    article, claim = first(without)
    page.goto(f"{served}briefings/{article.id}.html")
    unfold(page)
    opened(page, f"Cite {claim.id}")
    assert page.locator(".bf-form").get_by_role("link").count() == 0
    page.get_by_label("The better text").fill("Better.")
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied.").wait_for()
    assert '"value": "Better."' in page.evaluate("navigator.clipboard.readText()")


def test_where_the_entry_cannot_be_loaded_the_menu_says_so(page, address, school):
    article, claim = first(school)
    page.route("**/api/**", lambda route: route.fulfill(body="<!doctype html>"), times=2)
    page.goto(f"{address}briefings/{article.id}/")
    unfold(page)
    page.get_by_role("button", name=f"Cite {claim.id}", exact=True).click()
    page.get_by_role("button", name="Suggest a correction").click()
    page.get_by_text("The form could not be loaded.").wait_for()


def test_the_form_fits_the_window_and_gives_the_focus_back(page, address, school):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        claim = start(page, address, school)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        box = page.locator(".bf-form").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        page.keyboard.press("Escape")
        page.locator(".bf-form").wait_for(state="detached")
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == f"Cite {claim.id}"


def test_programs_that_read_it_aloud_find_nothing_wrong(page, address, school):
    start(page, address, school)
    page.locator("[name=field]").select_option("other")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page, scheme) == []
