"""Macros in hand-written pages: what they show, and what a mistake says."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from conftest import ROOT, build, copy_project
from jinja2 import DictLoader, Environment
from lxml import etree
from pages import text

from briefings.corpus import load
from briefings.web.arguments import MacroError
from briefings.web.build import Build
from briefings.web.macros import macros
from briefings.web.site import Site
from tests.corpora.school import dump, other
from tests.tables import sections
from tests.with_corpus import change_settings

TABLES = sections(__file__)
BROKEN = TABLES["broken"]
BROKEN |= {call: {"page": call, "said": [f"3:1: {said}"]} for call, said in TABLES["calls"].items()}
BROKEN |= {call: {"page": call, "said": ["3:1: error[template] "]} for call in TABLES["escapes"]}
"""Pages of which each stops the build, by name, or calls, each in the third line of a page; and what is said of each."""
PLACES = {name: f"extra/{number}.md" for number, name in enumerate(BROKEN)}


def _built(folder, pages):
    """Build a project with these pages, by their path under `docs`."""
    root = copy_project(folder / "project", dump(other()))
    for name, page in pages.items():
        path = root / "docs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(page if "\n" in page else f"# Extra\n\n{{{{ {page} }}}}\n", encoding="utf-8")
    named = "".join(f"- {name}\n      " for name in pages if name.startswith("extra/"))
    change_settings(root, ("- Method:", f"{named}- Method:"))
    return build(root)


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """What the build says of the broken pages: each must be told in one run."""
    pages = {PLACES[name]: case["page"] for name, case in BROKEN.items()}
    pages["briefings/bells-6.md"] = "# My own heading\n\nNothing else.\n"
    built = _built(tmp_path_factory.mktemp("broken"), pages)
    assert built.code != 0
    return built.output


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The site of the sound pages."""
    places = {name: f"briefings/{name}.md" for name in ("bells-4", "bells-5", "bells-6")}
    pages = {places.get(name, f"extra/{name}.md"): page for name, page in TABLES["sound"].items()}
    built = _built(tmp_path_factory.mktemp("sound"), pages)
    assert built.code == 0, built.output
    return built


def test_no_mistake_ends_in_a_traceback(broken):
    assert "Traceback" not in broken


@pytest.mark.parametrize("name", BROKEN)
def test_each_mistake_is_told_where_it_stands_and_says_what_to_do(broken, name):
    start = f"docs/{PLACES[name]}:"
    found = [line.removeprefix(start) for line in broken.splitlines() if line.startswith(start)]
    for line, said in zip(found, BROKEN[name]["said"], strict=True):
        assert line.startswith(said)


def test_no_page_has_run_a_command(tmp_path_factory, broken):
    assert broken
    assert not list(tmp_path_factory.getbasetemp().glob("broken*/project/**/ran"))


def test_values_loops_and_macros_of_a_page_work(sound):
    shown = text(sound.page("extra/values").xpath("//article//p")[0])
    named = sound.page("extra/values").findtext("head/title").rpartition(" - ")[2]
    assert shown == f"1 RED 2 GREEN green of 2, True, False, a [('a', 1)] About {named} [0, 1]"
    assert f"About {named}" in sound.page("extra/values").findtext("head/title")


def test_a_macro_in_a_comment_is_no_macro(sound):
    page = etree.tostring(sound.page("extra/comment"), encoding="unicode")
    assert "bells-1" not in page.partition("<article")[2]
    assert "Text." in page.partition("<article")[2]


def test_a_card_in_a_sentence_parts_the_paragraph(sound):
    article = sound.page("extra/sentence").xpath("//article")[0]
    children = [(child.tag, text(child)) for child in article if child.tag in ("p", "div")]
    assert [tag for tag, _ in children] == ["p", "div", "p"]
    assert (children[0][1], children[2][1]) == ("Before", "after.")


def test_a_page_that_names_a_claim_is_named_on_the_claims_page(sound):
    block = sound.page("briefings/bells-2").xpath("//*[@id='e1']/..")[0]
    assert "On the page Extra reading" in text(block)
    assert "../../extra/naming/" in block.xpath(".//a/@href")
    link = sound.page("extra/naming").xpath("//a[@class='bf-ref']")[0]
    assert (link.get("href"), text(link)) == ("../../briefings/bells-2/#e1", "a trial")


def test_a_whole_briefing_on_another_page_carries_no_ids(sound):
    tree = sound.page("extra/whole")
    assert tree.xpath("//*[@data-claim='bells-1.e1']")
    assert tree.xpath("//*[@data-claim][@id]") == []


def test_a_page_can_show_what_a_generated_page_shows(sound):
    def years(name):
        return [text(heading) for heading in sound.page(name).xpath("//article//h2[starts-with(@id, '_')]")]

    assert years("extra/timeline")
    assert years("extra/timeline") == years("timeline")


def test_the_page_on_macros_names_each_of_them():
    page = ROOT / "docs" / "macros.md"
    if not page.exists():
        pytest.skip("a team may have replaced the page")
    headings = re.findall(r"^## .*", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(macros(Build(Site(load(ROOT)), ROOT))) == set(re.findall("`([a-z_]+)`", " ".join(headings)))


def test_a_macro_in_an_imported_template_asks_for_the_context():
    templates = {"m": "{% macro timeline() %}{{ timeline_picture() }}{% endmacro %}"}
    engine = Environment(loader=DictLoader(templates))  # noqa: S701  # as mkdocs-macros makes it
    engine.globals.update(macros(Build(Site(load(ROOT)), ROOT)))
    page = SimpleNamespace(url="x/", markdown="", file=SimpleNamespace(src_uri="x.md"))
    calling = '{% import "m" as m CONTEXT %}{{ m.timeline() }}'
    assert "<div" in engine.from_string(calling.replace("CONTEXT", "with context")).render(page=page)
    with pytest.raises(MacroError, match='write "with context" after the import'):
        engine.from_string(calling.replace("CONTEXT", "")).render(page=page)


def test_articles_are_narrowed_down(sound):
    listed = sound.page("extra/narrowed").xpath("//article//li/@data-article")
    assert listed
    assert set(listed) <= {"bells-1"}


@pytest.mark.parametrize("mistake", ['{{ claim("nope.x") }}', "[bad](../briefings/bells-1.md#e99)"])
def test_a_mistake_in_a_page_leaves_the_last_good_site(sound, mistake):
    before = sorted(path.relative_to(sound.site) for path in sound.site.rglob("*"))
    page = sound.root / "docs" / "extra" / "comment.md"
    good = page.read_text(encoding="utf-8")
    page.write_text(f"# Extra\n\n[good](../briefings/bells-1.md#e1) {mistake}\n", encoding="utf-8")
    again = build(sound.root)
    page.write_text(good, encoding="utf-8")
    assert again.code != 0
    assert ("nope" in again.output, "#e99" in again.output) == ("nope" in mistake, "e99" in mistake)
    assert "#e1'" not in again.output
    assert sorted(path.relative_to(sound.site) for path in sound.site.rglob("*")) == before


def test_a_hand_written_page_takes_over_a_generated_one(sound):
    tree = sound.page("briefings/bells-4")
    assert [text(heading) for heading in tree.xpath("//h1")] == ["My own heading¶"]
    assert tree.xpath("//*[@id='e1'][@data-claim='bells-4.e1']")
    assert tree.xpath("//*[@id='on-later-start']")


def test_a_page_that_takes_over_must_keep_every_id(broken):
    start = "docs/briefings/bells-6.md:1:1: error[lost-anchor]"
    said = [line for line in broken.splitlines() if line.startswith(start)]
    for id_ in ("e1", "on-sleep-loss"):
        assert any(f'"#{id_}"' in line for line in said)


def test_a_page_that_takes_over_keeps_title_and_contents(sound):
    tree = sound.page("briefings/bells-5")
    assert "School bells, part 5" in tree.findtext("head/title")
    contents = {link.get("href") for link in tree.xpath("//nav[contains(@class, 'md-nav--secondary')]//a")}
    assert {"#more", "#evidence", "#positions"} <= contents


def test_a_briefing_called_twice_on_its_own_page_gives_each_id_once(sound):
    ids = sound.page("briefings/bells-6").xpath("//*[@data-claim]/@id")
    assert len(ids) == len(set(ids)) > 0
