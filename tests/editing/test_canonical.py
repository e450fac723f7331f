"""Canonical form: one text for one meaning, found from whatever order and style."""

import random
from itertools import zip_longest

import pytest
import yaml
from conftest import ALL
from hypothesis import given
from hypothesis import strategies as st

from bench.corpus import generate
from briefings.corpus.names import collect
from briefings.corpus.reader import read
from briefings.corpus.tree import Bare, Fields, Integer, Items
from briefings.editing.canonical import FormError, canonical
from briefings.editing.layout import WIDTH
from tests.corpora.school import dump, other, with_texts
from tests.tables import table

SHUFFLES = range(3 if ALL else 2)
"""Seeds of the orders and styles in which a corpus is written again."""


def data_of(node):
    """Plain data for PyYAML's own dumper."""
    match node:
        case Fields():
            return {key: data_of(value) for key, value in node.items()}
        case Items():
            return [data_of(value) for value in node]
        case Integer():
            return int(node)
        case Bare():
            return yaml.safe_load(node.text)
    return node


def shuffled(data, chance, path=()):
    """The same data, with the keys of all mappings whose order is fixed in another one."""
    if isinstance(data, list):
        return [shuffled(value, chance, (*path, 0)) for value in data]
    if not isinstance(data, dict):
        return data
    keys = list(data)
    if len(path) != 1:  # entries keep the contributor's order
        chance.shuffle(keys)
    return {key: shuffled(data[key], chance, (*path, key)) for key in keys}


class Dumper(yaml.SafeDumper):
    """Quotes digits that are text: to YAML 1.1, unlike 1.2, `08` is no number."""


Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="'" if text.isdigit() else None
    ),
)


def restyled(data, chance):
    """The data as YAML in another style: other quotation marks, brackets, indentation and width."""
    return yaml.dump(
        data,
        Dumper=Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=chance.choice([40, 80, 300]),
        indent=chance.choice([2, 4]),
        default_style=chance.choice([None, "'", '"']) if not _has_numbers(data) else None,
        default_flow_style=chance.choice([None, True, False]),
    )


def _has_numbers(data):
    if isinstance(data, dict | list):
        return any(_has_numbers(value) for value in (data.values() if isinstance(data, dict) else data))
    return isinstance(data, int)


def first_difference(old, new):
    """The first line in which two long texts differ, which pytest would take minutes to find."""
    pairs = zip_longest(old.split("\n"), new.split("\n"))
    return next(((line, *pair) for line, pair in enumerate(pairs, 1) if pair[0] != pair[1]), None)


CORPORA = {
    "generated": generate(4, seed=2),
    "other": dump(other()),
    "long texts": dump(with_texts(other(), lambda text: f"{text} — and so: on, {{and}} 'on' #1 " * 3)),
    "paragraphs": dump(with_texts(other(), lambda text: f"{text}\n\nAnd more,\nbelow.\n")),
    "empty": "articles: {}\n",
}


@pytest.mark.parametrize("text", CORPORA.values(), ids=CORPORA)
class TestOtherCorpora:
    """Generated ones, and one that is nothing like the shipped one."""

    def test_twice_is_the_same_as_once(self, tidy, text):
        once = tidy(text)
        assert tidy(once) == once

    def test_the_order_in_which_it_was_written_is_forgotten(self, tidy, text):
        data = data_of(read("", text)[0].root)
        for seed in SHUFFLES:
            chance = random.Random(seed)  # noqa: S311  # the same every time
            again = restyled(shuffled(data, chance), chance)
            assert first_difference(tidy(text), tidy(again)) is None

    def test_the_meaning_is_the_same(self, tidy, text):
        before, after = (read("", each)[0].root for each in (text, tidy(text)))
        assert before == after
        for section in ("topics", "events", "questions", "articles"):
            assert list(before.get(section, ())) == list(after.get(section, ()))

    def test_lines_keep_to_the_width(self, tidy, text):
        for line in tidy(text).split("\n"):
            assert len(line) <= WIDTH or " " not in line.strip().partition(": ")[2]
            assert line == line.rstrip()

    def test_nothing_is_left_to_say(self, tidy, form_of, text):
        assert form_of(tidy(text)) == []


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)
TEXTS = st.lists(
    WORDS
    | st.sampled_from(["#", "- ", ": ", "2025", "null", "{", "]", "'", '"', "\n", "\\", "---", "<<", "…"]),
    max_size=40,
).map(" ".join)


class TestTexts:
    """Whatever a text holds, it is read again as it was."""

    @given(st.lists(TEXTS, min_size=3, max_size=3))
    def test_any(self, tidy, texts):
        document = yaml.dump(
            {"articles": {"a": {"title": texts[0], "authors": [{"name": texts[1]}], "x": [texts[2]]}}},
            Dumper=yaml.SafeDumper,
            allow_unicode=False,
            sort_keys=False,
            default_style='"',
        )
        tree, problems = read("", document)
        assert problems == []
        written = canonical(tree, collect([tree]))
        assert read("", written)[0].root == tree.root
        assert tidy(written) == written

    @table(__file__, "quotation marks")
    def test_has_quotation_marks_only_where_it_needs_them(self, tidy, written, form):
        assert tidy(f"articles:\n  a:\n    title: {written}\n") == f"articles:\n  a:\n    title: {form}\n"


@table(__file__, "forms")
def test_form(tidy, yaml, expected):
    """Without `expected`, what is written is in canonical form."""
    assert tidy(yaml) == (expected or yaml)
    assert tidy(expected or yaml) == (expected or yaml)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("articles:\n  a:\n    title: T\n", "a comment would be lost"),
        ("articles:\n  a:\n    title: U  # why\n", "not be read as the same data"),
        ("articles: [\n", "not be read as the same data"),
    ],
)
def test_nothing_is_written_that_lacks_something(monkeypatch, written, said):
    monkeypatch.setattr("briefings.editing.layout.Layout.file", lambda *_: written)
    tree, _ = read("", "articles:\n  a:\n    title: T  # why\n")
    with pytest.raises(FormError, match=said):
        canonical(tree, collect([tree]))
