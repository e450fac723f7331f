"""Single fields change in the text of a file, and not a character of anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.corpus.reader import read
from briefings.editing.canonical import FormError
from briefings.editing.fields import Change, apply

FLOW = "a: 1\nat: {paragraph: 1, start: one, end: two}  # why\nb: 2\n"
BLOCK = "a: 1\nat:\n  # before\n  paragraph: 1  # one\n  start: one\n  end: two  # two\n  # after\nb: 2\n"


@pytest.mark.parametrize(
    ("text", "fields", "changed"),
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
def test_a_mapping(text, fields, changed, line_end):
    made = apply("x", text.replace("\n", line_end), [Change(("at",), fields)])
    assert made == changed.replace("\n", line_end)


def test_one_of_a_list():
    text = "at:\n  - {paragraph: 1}  # one\n  - {paragraph: 2}\n"
    assert apply("x", text, [Change(("at", 1), {"paragraph": 3})]) == text.replace("2}", "3}")


def test_a_mapping_in_a_mapping():
    text = "a:\n  b: 1\n  c:\n    d: x  # d\n    e: y\nf: 1\n"
    change = Change(("a",), {"c": {"d": "z", "g": "w"}, "h": {"i": "12345678"}}, only=False)
    assert apply("x", text, [change]) == (
        'a:\n  b: 1\n  c:\n    d: z  # d\n    g: w\n  h:\n    i: "12345678"\nf: 1\n'
    )


@pytest.mark.parametrize(
    ("text", "path", "fields"),
    [
        ("at: {}\n", ("at",), {"paragraph": 1}),
        ("at: {paragraph: 1}\n", ("at",), {}),
        ("at:\n  start: >-\n    one\n    two\n", ("at",), {"start": "three"}),
    ],
)
def test_what_leaves_no_place_is_refused(text, path, fields):
    with pytest.raises(FormError):
        apply("x", text, [Change(path, fields)])


WORD = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)


@given(WORD, WORD, st.sampled_from([FLOW, BLOCK]))
def test_any_words_are_read_back(start, prefix, text):
    fields = {"paragraph": 1, "start": start, "end": "two", "prefix": prefix}
    tree, problems = read("x", apply("x", text, [Change(("at",), fields)]))
    assert problems == []
    assert tree.root["at"] == fields
    assert tree.root["b"] == 2
