"""Search finds words inside a text whose script has no blanks, and shows the text as its author wrote it."""

import pytest

from briefings.web.word_spaces import spaced
from tests import corpora


@pytest.fixture(scope="module")
def scripts(built_once):
    return built_once("scripts-search", corpora.text("scripts"), SEARCH="true")


@pytest.fixture
def found(page, scripts, serve):
    """Search for words: the options that are shown, and the words that are marked in them."""

    def search(words):
        page.goto(serve(scripts.site))
        page.keyboard.press("/")
        page.locator("dialog input[role=combobox]").fill(words)
        page.locator("[role=option]").first.wait_for()
        return page.locator("[role=option]").all_inner_texts(), page.locator("dialog mark").all_inner_texts()

    return search


@pytest.mark.parametrize(
    ("words", "text", "marks"),
    [
        ("航道", "港务局决定疏浚航道，但是没有询问船长的意见。", {"航道"}),
        ("疏浚航道", "港务局决定疏浚航道，但是没有询问船长的意见。", {"疏浚", "航道"}),
        ("浅瀬", "水先人は二十年前から浅瀬が動くと話している。", {"浅瀬"}),
        ("ค่าใช้จ่าย", "ท่าเรือลึกพอแล้ว และค่าใช้จ่ายสูงเกินไป", {"ค่า", "ใช้", "จ่าย", "ค่าใช้จ่าย"}),
        ("إنفاق", "القناة عميقة بما يكفي، ولا حاجة إلى إنفاق 4 ملايين كل ربيع.", {"إنفاق"}),
        ("סערות", "צה״ל דיווח על 3 סערות (מתוך 4) שסגרו את הנמל.", {"סערות"}),
    ],
)
def test_a_word_inside_a_text_is_found(found, words, text, marks):
    options, marked = found(words)
    assert any(text in option for option in options)
    assert {word.rstrip("，。.") for word in marked} <= marks


def test_the_dialog_is_english_and_a_text_in_it_goes_in_its_own_direction(found, page):
    found("إنفاق")
    dialog = page.locator("dialog")
    assert [dialog.get_attribute(name) for name in ("lang", "dir")] == ["en", "ltr"]
    text = dialog.locator(".bf-search__text", has_text="إنفاق")
    assert text.evaluate("(element) => getComputedStyle(element).direction") == "rtl"


def test_nothing_of_the_index_stays_in_the_site(scripts):
    assert [path.name for path in scripts.site.iterdir() if path.name.startswith(".")] == []
    assert "\u2060" not in (scripts.site / "briefings/port-review-2024/index.html").read_text(
        encoding="utf-8"
    )


def test_words_are_parted_in_texts_alone(tmp_path):
    before = '<p title="航道很深">“航道”&amp;<b>船</b>长没有船 的</p><script>"a<b"</script>'
    (tmp_path / "a.html").write_text(before, encoding="utf-8")
    (tmp_path / "b.html").write_text("<p>harbour", encoding="utf-8")
    with spaced(tmp_path) as pages:
        assert pages != tmp_path
        after = (pages / "a.html").read_text(encoding="utf-8")
        assert (pages / "b.html").read_text(encoding="utf-8") == "<p>harbour"
    assert after.replace("\u2060 ", "") == before
    assert 'title="航道很深">“航道”&amp;<b>船</b>' in after
    assert "没有\u2060 船 的" in after
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "b.html"]


def test_a_site_without_such_scripts_is_indexed_as_it_is(tmp_path):
    (tmp_path / "b.html").write_text("<p>“harbour” – Łódź", encoding="utf-8")
    with spaced(tmp_path) as pages:
        assert pages == tmp_path
