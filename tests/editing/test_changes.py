"""Single fields change in the text of a file, and not a character of anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.corpus.names import Names
from briefings.corpus.reader import read
from briefings.editing.canonical import FormError
from briefings.editing.changes import change

ANCHOR = dict.fromkeys(["paragraph", "through", "start", "end", "prefix", "suffix"])


CLAIM = ("articles", "x", "thesis", "t1")
ABOVE = "articles:\n  x:\n    thesis:\n      t1:\n"


def changed(text, path, fields):
    """The text of a claim with these fields set in it."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    above = ABOVE.replace("\n", line_end)
    tree, problems = read("x", above + "".join(f"        {line}" for line in text.splitlines(keepends=True)))
    assert problems == []
    made = change(tree, {(*CLAIM, *path): fields}, Names())
    assert made.startswith(above)
    return "".join(line[8:] for line in made.removeprefix(above).splitlines(keepends=True))


FLOW = "a: 1\nat: {paragraph: 1, start: one, end: two}  # why\nb: 2\n"
BLOCK = "a: 1\nat:\n  # before\n  paragraph: 1  # one\n  start: one\n  end: two  # two\n  # after\nb: 2\n"


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        (FLOW, {"paragraph": 2, "start": "one", "end": "two"}, FLOW.replace("paragraph: 1", "paragraph: 2")),
        (
            FLOW,
            {"paragraph": 1, "start": "one, too", "end": "two"},
            FLOW.replace("start: one", 'start: "one, too"'),
        ),
        (FLOW, {"paragraph": 1, "start": "one"}, FLOW.replace(", end: two", "")),
        (FLOW, {"start": "one", "end": "two"}, FLOW.replace("paragraph: 1, ", "")),
        (
            FLOW,
            {"paragraph": 1, "through": 3, "start": "one", "end": "two", "prefix": "x", "suffix": "y"},
            FLOW.replace(
                "1, start: one, end: two", "1, through: 3, start: one, end: two, prefix: x, suffix: y"
            ),
        ),
        (
            BLOCK,
            {"paragraph": 12, "start": "one", "end": "two"},
            BLOCK.replace("paragraph: 1 ", "paragraph: 12 "),
        ),
        (BLOCK, {"paragraph": 1, "start": "one"}, BLOCK.replace("  end: two  # two\n", "")),
        (
            BLOCK,
            {"paragraph": 1, "start": "one", "end": "two", "prefix": "1"},
            BLOCK.replace("two  # two\n", 'two  # two\n  prefix: "1"\n'),
        ),
        (
            BLOCK,
            {"paragraph": 1, "through": 2, "start": "one", "end": "two"},
            BLOCK.replace("# one\n", "# one\n  through: 2\n"),
        ),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_mapping(text, fields, expected, line_end):
    made = changed(text.replace("\n", line_end), ("at",), ANCHOR | fields)
    assert made == expected.replace("\n", line_end)


def test_one_of_a_list():
    text = "at:\n  - {paragraph: 1}  # one\n  - {paragraph: 2}\n"
    assert changed(text, ("at", 1), {"paragraph": 3}) == text.replace("2}", "3}")


def test_a_mapping_in_a_mapping():
    text = "articles:\n  x:\n    receipt:\n      date: x  # d\n      words: 1\n      passages:\n        t1: a\n    z: 1\n"
    passages = {"t1": None, "t2": "b", "t10": "12345678"}
    fields = {"receipt": {"date": "y", "words": None, "paragraphs": 2, "passages": passages}, "url": "z"}
    tree, _ = read("x", text.replace("t1: a", "t1: a\n        t2: a"))
    assert change(tree, {("articles", "x"): fields}, Names()) == (
        "articles:\n  x:\n    receipt:\n      date: y  # d\n      paragraphs: 2\n      passages:\n        t2: b\n"
        '        t10: "12345678"\n    z: 1\n    url: z\n'
    )


@pytest.mark.parametrize(
    ("text", "path", "fields"),
    [
        ("at: {}\n", ("at",), {"paragraph": 1}),
        ("at: {paragraph: 1}\n", ("at",), {"paragraph": None}),
        ("at: [{paragraph: 1}]\n", ("at",), {"paragraph": 2}),
    ],
)
def test_what_leaves_no_place_is_refused(text, path, fields):
    with pytest.raises(FormError):
        changed(text, path, fields)


WORD = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)


@given(WORD, WORD, st.sampled_from([FLOW, BLOCK]))
def test_any_words_are_read_back(start, prefix, text):
    fields = {"paragraph": 1, "start": start, "end": "two", "prefix": prefix}
    tree, problems = read("x", changed(text, ("at",), fields))
    assert problems == []
    assert tree.root["at"] == fields
    assert tree.root["b"] == 2
