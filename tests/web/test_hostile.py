"""Whatever a stranger types shows as typed, everywhere, and is never code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from other_formats import other_files, shape
from pages import all_pages, text

from tests.corpora.school import FREE_TEXT, dump, other, with_texts
from tests.tables import sections, table
from tests.with_corpus import change_settings

if TYPE_CHECKING:
    from lxml import html

HOSTILE = sections(__file__)["strings"]
EVALUATED = "1787569"
"""What 1337 times 1337 is: it stands nowhere, unless a template has been evaluated."""
BRACKETS = " [[<b>"
"""Text with double brackets takes another way through the code than text without."""


def hostile_after(harmless: str) -> str:
    """The same text with all of the hostile strings after it; a link in it stays one."""
    return f"{harmless} {' '.join(HOSTILE)}"


def hostile_in_brackets(harmless: str) -> str:
    """The same, with double brackets that name nothing."""
    return hostile_after(harmless) + BRACKETS


def shaped(harmless: str) -> str:
    """Harmless text of the same shape: as many words, none of them markup."""
    return f"{harmless} {' '.join('word' for _ in ' '.join(HOSTILE).split())}"


def add_calls(root):
    """A page of calls in a copy of the project."""
    (root / "docs" / "calls.md").write_text(sections(__file__)["calls"], encoding="utf-8")
    change_settings(root, ("- Method:", "- Calls: calls.md\n      - Method:"))


def site_with(built_once, texts):
    """The site of the school corpus with every text put through `texts`, and a page of calls."""
    return built_once(texts.__name__, dump(with_texts(other(), texts)), add_calls, SEARCH="true")


@pytest.fixture(scope="module", params=[hostile_after, hostile_in_brackets], ids=["plain", "brackets"])
def hostile(built_once, request):
    return site_with(built_once, request.param)


@pytest.fixture(scope="module")
def harmless(built_once):
    return site_with(built_once, shaped)


def skeleton(tree: html.HtmlElement) -> list[tuple[str, tuple[str, ...]]]:
    """Every element with the names of its attributes, in order."""
    return [(element.tag, tuple(element.attrib)) for element in tree.iter() if isinstance(element.tag, str)]


def test_pages_have_the_same_elements_and_attributes_as_with_harmless_text(hostile, harmless):
    first, second = dict(all_pages(hostile.site)), dict(all_pages(harmless.site))
    assert first.keys() == second.keys()
    assert "calls/" in first
    for address, tree in first.items():
        assert skeleton(tree) == skeleton(second[address]), address


def alive(site):
    """What on the pages of a site runs, or would if it were followed: handlers, schemes, evaluated templates."""
    for address, tree in all_pages(site.site):
        if EVALUATED in text(tree):
            yield address, EVALUATED
        for element in tree.iter():
            for name, value in element.attrib.items():
                scheme = name in ("href", "src", "action") and re.match(
                    r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):", value
                )
                if name.startswith("on") or (scheme and scheme[1] != "https"):
                    yield address, f"{name}={value}"


def test_nothing_of_it_is_alive_on_any_page(hostile):
    assert list(alive(hostile)) == []


def shown_as_typed(shown: str) -> bool:
    return all(" ".join(string.split()) in shown for string in HOSTILE)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "briefings",
        "briefings/bells-0",
        "questions/sleep-loss",
        "disagreements",
        "calls",
        "timeline",
        "compare/bells-0--bells-1",
    ],
)
def test_it_shows_as_typed(hostile, address):
    assert shown_as_typed(text(hostile.page(address).find("body")))


@pytest.mark.parametrize("address", ["briefings/bells-0", "questions/sleep-loss", "topics/school-hours"])
def test_it_shows_as_typed_in_the_title_and_the_description(hostile, address):
    tree = hostile.page(address)
    assert shown_as_typed(" ".join(tree.findtext("head/title").split()))
    assert shown_as_typed(tree.xpath("//meta[@name='description']/@content")[0])


def test_a_macro_called_in_a_sentence_a_list_and_a_table_shows_it_as_typed(hostile):
    tree = hostile.page("calls")
    for place in ("//article//p[a[@class='bf-ref']]", "//article//ul/li[div]", "//article//td[div]"):
        element = tree.xpath(place)[0]
        assert shown_as_typed(text(element)), place
    assert shown_as_typed(text(tree.xpath("//div[contains(@class, 'admonition')]")[0]))


def test_the_search_index_holds_text_and_no_markup(hostile):
    import gzip

    fragments = list((hostile.site / "pagefind" / "fragment").glob("*"))
    assert fragments
    for path in fragments:
        content = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        assert EVALUATED not in content


def test_every_other_file_has_the_same_shape_as_with_harmless_text(hostile, harmless):
    """Feeds, JSON, tables, calendars and references: whatever the site holds, by its suffix."""
    first, second = dict(other_files(hostile.site)), dict(other_files(harmless.site))
    assert first.keys() == second.keys()
    for address, path in first.items():
        assert shape(path) == shape(second[address]), address
        assert EVALUATED not in path.read_text(encoding="utf-8"), address


@table(__file__, "shapes")
def test_shapes_tell_apart_what_text_has_added(tmp_path, name, one, other):
    (tmp_path / name).write_bytes(one.encode())
    before = shape(tmp_path / name)
    (tmp_path / name).write_bytes(other.encode())
    assert shape(tmp_path / name) != before


def test_the_hostile_corpus_reaches_every_free_text_field():
    dumped = dump(with_texts(other(), hostile_after))
    for field in FREE_TEXT - {"quote", "reason", "by", "affiliation"}:
        assert re.search(rf"\b{field}: .*alert\(1\)|\b{field}:\n\s*- .*alert\(1\)", dumped), field
