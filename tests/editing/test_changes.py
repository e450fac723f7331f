"""The lines of a value change in the text of a file, and not a character of anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.corpus.names import Names
from briefings.corpus.reader import read
from briefings.editing.canonical import FormError
from briefings.editing.changes import change
from tests.tables import table

CLAIM = ("articles", "x", "thesis", "t1")
ABOVE = "articles:\n  x:\n    thesis:\n      t1:\n"
FLOW = 'a:   1\nat: {paragraph: 1, start: "one", end: "two"}  # why\nb:   2\n'
BLOCK = 'a:   1\nat:\n  # before\n  paragraph: 1  # one\n  start: "one"\n  end: "two"\n  # after\nb:   2\n'


def changed(text, path, value):
    """The text of a claim with another value at a path in it."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    above = ABOVE.replace("\n", line_end)
    tree, problems = read("x", above + "".join(f"        {line}" for line in text.splitlines(keepends=True)))
    assert problems == []
    made = change(tree, {(*CLAIM, *path): value}, Names())
    assert made.startswith(above)
    return "".join(line[8:] for line in made.removeprefix(above).splitlines(keepends=True))


@table(__file__, "anchors")
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_an_anchor(text, anchor, expected, line_end):
    made = changed(text.replace("\n", line_end), ("at",), anchor)
    assert made == expected.replace("\n", line_end)


def test_one_of_a_list():
    text = "at:\n  - {paragraph: 1}  # one\n  - {paragraph:   2}\n  - {paragraph:   4}\n"
    assert changed(text, ("at", 1), {"paragraph": 3}) == text.replace("  2}", "3}").replace(":3", ": 3")


def test_one_of_a_list_in_brackets():
    assert changed("at: [{paragraph: 1},\n     {paragraph: 2}]\n", ("at", 1), {"paragraph": 3}) == (
        "at: [{paragraph: 1}, {paragraph: 3}]\n"
    )


RECEIPT = {"date": "y", "words": 12, "passages": {"t2": "b", "t10": "12345678"}}
WRITTEN = "{0}receipt:\n{0}  date: y\n{0}  words: 12\n{0}  passages:"


@pytest.mark.parametrize("indent", ["    ", "   "])
@table(__file__, "receipts")
def test_a_receipt(old, passages, indent):
    above = f"articles:\n  x:\n{indent}title: 'T'\n{indent}  # of x\n"
    below = f"{indent}# end of x\n  y:\n{indent}title: 'U'\n"
    tree, _ = read("x", above + old.format(indent) + below)
    made = change(tree, {("articles", "x", "receipt"): RECEIPT}, Names())
    assert made == above + (WRITTEN + passages).format(indent) + below


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BLOCK.replace('"two"', '"two"  # why'), "a comment would be lost"),
        ("at: x\n", "there is no mapping or list under `at`"),
    ],
)
def test_what_would_lose_something_is_refused(text, said):
    path = ("at",) if "end" in text else ("at", "x", "y")
    with pytest.raises(FormError, match=said):
        changed(text, path, {"paragraph": 1})


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("articles:\n  x: {title: T}\n", "`x`"),
        ("articles: {x: {title: T}}\n", "`articles`"),
        ("{articles: {}}\n", "the whole file"),
    ],
)
def test_what_is_in_brackets_is_refused(text, what):
    tree, _ = read("x", text)
    with pytest.raises(FormError, match=rf"{what} is written in {{ }}: run `python -m briefings fmt` first"):
        change(tree, {("articles", "x", "receipt"): RECEIPT}, Names())


WORD = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)


@given(WORD, WORD, st.sampled_from([FLOW, BLOCK]))
def test_any_words_are_read_back(start, prefix, text):
    anchor = {"paragraph": 1, "start": start, "end": "two", "prefix": prefix}
    tree, problems = read("x", changed(text, ("at",), anchor))
    assert problems == []
    assert tree.root["at"] == anchor
    assert tree.root["b"] == 2
