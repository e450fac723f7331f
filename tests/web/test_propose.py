"""Propose an article: the form makes the very file that `new article` writes."""

from __future__ import annotations

import shutil
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from browsing import violations

from briefings.cli import main

PLAIN = {"title": "Bells at nine", "authors": "Ann Bell\nBo Day", "publisher": "The School", "published": "2024-05",
         "url": "https://example.org/bells", "language": "de-AT", "topic": "school", "annotator": "A. B."}  # fmt: skip
FACTS = [
    PLAIN,
    {
        **PLAIN,
        "title": "\"Bells\": 'a' # {{ 7*7 }} ${{ x }} \\ - <b> 学校 🏫",
        "authors": "María José O’Neil",
    },
    {**PLAIN, "title": "- [x", "authors": "Zoë Groß", "publisher": "&a *a !!x", "published": "2024~"},
    {**PLAIN, "authors": "", "published": "2024", "url": "", "topic": ""},
    {
        **PLAIN,
        "title": "null",
        "publisher": "true",
        "authors": "7",
        "published": "2024-05-29",
        "annotator": "",
    },
]


@pytest.fixture(autouse=True)
def no_drafts(page):
    yield
    page.evaluate("localStorage.clear()")


def by_command(root, facts, id_):
    """The data that `new article` writes for the same facts."""
    options = ["--id", id_]
    for name in ("title", "publisher", "published", "url", "language", "topic", "annotator"):
        if facts[name]:
            options += [f"--{name}={facts[name]}"]
    authors = [f"--author={name}" for name in facts["authors"].split("\n") if name]
    assert main(["new", "article", "--root", str(root), *options, *(authors or ["--anonymous"])]) == 0
    return (root / "data" / "annotations" / f"{id_}.yaml").read_text(encoding="utf-8")


def test_it_is_the_file_that_the_command_writes_and_nothing_in_it_is_wrong(page, address, school, tmp_path):
    topic = next(iter(school.corpus.topics))
    page.goto(f"{address}briefings/")
    page.get_by_role("button", name="Propose an article").click()
    for number, given in enumerate(FACTS):
        facts = given | {"topic": given["topic"] and topic}
        for name, value in facts.items():
            control = page.locator(f".bf-form [name={name}]")
            (control.select_option if name == "topic" else control.fill)(value)
        link = page.get_by_role("link", name="Open as a new file").get_attribute("href")
        assert link.startswith("https://github.com/editors/edited/new/main?")
        query = parse_qs(urlsplit(link).query)
        file, text = query["filename"][0], query["value"][0]
        folder, _, name = file.rpartition("/")
        assert folder == "data/annotations"
        proposed, made = tmp_path / f"{number}-form", tmp_path / f"{number}-command"
        for root in (proposed, made):
            shutil.copytree(school.root / "data", root / "data")
            (root / "mkdocs.yml").touch()
        path = proposed / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        assert main(["check", "--root", str(proposed)]) == 0
        assert main(["fmt", "--root", str(proposed)]) == 0
        expected = by_command(made, facts, name.removesuffix(".yaml"))
        assert path.read_text(encoding="utf-8") == expected
        assert yaml.safe_load(text).keys() == {"articles"}


def test_what_is_missing_is_asked_for_and_by_hand_the_file_is_named(permitted, address, school):
    page = permitted
    page.goto(f"{address}briefings/")
    page.get_by_role("button", name="Propose an article").click()
    page.get_by_role("button", name="Copy").click()
    assert page.evaluate("document.activeElement.name") == "title"
    page.get_by_label("Title").fill("Bells")
    page.get_by_label("Publisher").fill("The School")
    page.get_by_label("Date").fill("2024")
    article = next(iter(school.corpus.articles))
    page.evaluate(f"document.querySelector('[data-article={article}]').dataset.article = 'the-school-2024'")
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Save it as data/annotations/the-school-2024b.yaml.").wait_for()
    assert "  the-school-2024b:\n" in page.evaluate("navigator.clipboard.readText()").replace("\r", "")


def test_the_form_fits_a_phone_and_programs_that_read_it_aloud_find_nothing_wrong(page, address):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}briefings/")
    page.get_by_role("button", name="Propose an article").click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page, scheme) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
