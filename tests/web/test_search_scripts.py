"""Search finds words inside a text whose script has no blanks, and shows the text as its author wrote it."""

import unicodedata

import pytest
from serving import served

from briefings.web.word_spaces import parted
from tests.tables import table


@pytest.fixture(scope="module")
def start(scripts):
    """Where the site is served."""
    with served(scripts.site) as address:
        yield address


@table(__file__, "found")
def test_a_word_inside_a_text_is_found(page, start, words, text, marks):
    page.goto(start)
    page.keyboard.press("/")
    page.locator("dialog input[role=combobox]").fill(words)
    page.locator("[role=option]").first.wait_for()
    assert any(text in option for option in page.locator("[role=option]").all_inner_texts())
    marked = page.locator("dialog mark").all_inner_texts()
    assert {word.rstrip("，。.") for word in marked} <= set(marks)
    dialog = page.locator("dialog")
    assert [dialog.get_attribute(name) for name in ("lang", "dir")] == ["en", "ltr"]
    found = dialog.locator(".bf-search__text", has_text=text)
    from_the_right = unicodedata.bidirectional(text[0]) in ("R", "AL")
    assert found.evaluate("(element) => getComputedStyle(element).direction === 'rtl'") == from_the_right


def test_nothing_of_the_index_stays_in_the_site(scripts):
    assert [path.name for path in scripts.site.iterdir() if path.name.startswith(".")] == []
    assert "\u2060" not in (scripts.site / "briefings/port-review-2024/index.html").read_text(
        encoding="utf-8"
    )


def test_words_are_parted_in_texts_alone():
    before = '<p title="航道很深">“航道”&amp;<b>船</b>长没有船 的</p><script>"a<b"</script>'
    after = parted(before)
    assert after.replace("\u2060 ", "") == before
    assert 'title="航道很深">“航道”&amp;<b>船</b>' in after
    assert "没有\u2060 船 的" in after


def test_a_page_without_such_scripts_is_indexed_as_it_is():
    page = "<p>“harbour” – Łódź"
    assert parted(page) == page
