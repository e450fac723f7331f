"""Canonical form: one text for one meaning, found from whatever order and style."""

import random
from itertools import zip_longest

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bench.corpus import generate
from briefings.corpus.names import collect
from briefings.corpus.reader import read
from briefings.corpus.tree import Bare, Fields, Integer, Items
from briefings.corpus.vocabulary import SECTIONS
from briefings.editing.canonical import FormError, canonical
from briefings.editing.layout import WIDTH
from tests.corpora.school import dump, other, with_texts

SHUFFLES = 3


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


def header_of(text):
    return text[: text.index("\n\n") + 2] if text.startswith("#") else ""


class TestTheShippedFile:
    """It is in canonical form, and comes back to it."""

    def test_does_not_change(self, tidy, shipped):
        assert first_difference(shipped, tidy(shipped)) is None

    @pytest.mark.parametrize("seed", range(SHUFFLES))
    def test_comes_back_from_any_order_and_style(self, tidy, shipped, seed):
        chance = random.Random(seed)  # noqa: S311  # the same every time
        data = shuffled(data_of(read("", shipped)[0].root), chance)
        text = header_of(shipped) + restyled(data, chance)
        assert text != shipped
        assert first_difference(shipped, tidy(text)) is None


def corpora():
    return {
        "generated": generate(4, seed=2),
        "other": dump(other()),
        "long texts": dump(with_texts(other(), lambda text: f"{text} — and so: on, {{and}} 'on' #1 " * 3)),
        "paragraphs": dump(with_texts(other(), lambda text: f"{text}\n\nAnd more,\nbelow.\n")),
        "empty": "articles: {}\n",
    }


@pytest.mark.parametrize("corpus", corpora())
class TestOtherCorpora:
    """Generated ones, and one that is nothing like the shipped one."""

    def test_twice_is_the_same_as_once(self, tidy, corpus):
        once = tidy(corpora()[corpus])
        assert tidy(once) == once

    def test_the_order_in_which_it_was_written_is_forgotten(self, tidy, corpus):
        text = corpora()[corpus]
        data = data_of(read("", text)[0].root)
        for seed in range(SHUFFLES):
            chance = random.Random(seed)  # noqa: S311  # the same every time
            again = restyled(shuffled(data, chance), chance)
            assert first_difference(tidy(text), tidy(again)) is None

    def test_the_meaning_is_the_same(self, tidy, corpus):
        before, after = (read("", text)[0].root for text in (corpora()[corpus], tidy(corpora()[corpus])))
        assert before == after
        for section in ("topics", "events", "questions", "articles"):
            assert list(before.get(section, ())) == list(after.get(section, ()))

    def test_lines_keep_to_the_width(self, tidy, corpus):
        for line in tidy(corpora()[corpus]).split("\n"):
            assert len(line) <= WIDTH or " " not in line.strip().partition(": ")[2]
            assert line == line.rstrip()

    def test_nothing_is_left_to_say(self, tidy, form_of, corpus):
        assert form_of(tidy(corpora()[corpus])) == []


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

    @pytest.mark.parametrize(
        ("written", "form"),
        [
            ("'plain words'", "plain words"),
            ("'it''s'", "it's"),
            ("'2025'", '"2025"'),
            ("2025", "2025"),
            ("'2025-05-29'", "2025-05-29"),
            ("'true'", '"true"'),
            ("'yes'", "yes"),
            ("'a: b'", '"a: b"'),
            ("a:b", "a:b"),
            ("'[[t1]] x'", '"[[t1]] x"'),
            ("'x [[t1]]'", "x [[t1]]"),
            ("'- x'", '"- x"'),
            ("'-x'", "-x"),
            ("'a # b'", '"a # b"'),
            ("a#b", "a#b"),
            ('"tab\\there"', '"tab\\there"'),
            ('"\\u202e"', '"\\u202E"'),
            ("Zoë’s 山田", "Zoë’s 山田"),
            ("e\u0301", "e\u0301"),
        ],
    )
    def test_has_quotation_marks_only_where_it_needs_them(self, tidy, written, form):
        assert tidy(f"articles:\n  a:\n    title: {written}\n") == f"articles:\n  a:\n    title: {form}\n"

    def test_words_of_a_source_always_have_them(self, tidy):
        text = "articles:\n  a:\n    thesis:\n      t1:\n        at: {paragraph: 1, start: one}\n"
        assert 'at: {paragraph: 1, start: "one"}' in tidy(text)

    def test_in_brackets_more_of_them_are_needed(self, tidy):
        assert "- x, y" not in (written := tidy("articles: {a: {x: ['x, y', 'b']}}\n"))
        assert 'x: ["x, y", b]' in written

    def test_paragraphs_stay_paragraphs(self, tidy):
        text = "articles:\n  a:\n    title: |\n      One.\n\n      Two.\n"
        assert tidy(text) == text

    def test_folded_text_is_filled(self, tidy):
        text = "articles:\n  a:\n    note: >\n" + "      word word word\n" * 12
        assert [len(line) for line in tidy(text).split("\n")[3:5]] == [110, 80]
        assert tidy(text).split("\n")[2] == "    note: >"


class TestStyle:
    """Small things stand on one line if there is room, entries and claims never."""

    def test_a_list_that_does_not_fit_has_a_line_for_each_item(self, tidy):
        many = ", ".join(f"some-article-{number}.t1" for number in range(8))
        text = f"articles:\n  a:\n    positions:\n      q:\n        because: [{many}]\n"
        assert "        because:\n          - some-article-0.t1\n          - some-article-1.t1\n" in tidy(
            text
        )

    def test_claims_have_lines_of_their_own(self, tidy):
        text = "articles: {a: {thesis: {t1: {text: T., at: {paragraph: 1}}}}}\n"
        assert tidy(text) == (
            "articles:\n  a:\n    thesis:\n      t1:\n        text: T.\n        at: {paragraph: 1}\n"
        )

    def test_sections_questions_and_articles_are_set_apart(self, tidy):
        text = "topics: {t: {title: T}, u: {title: U}}\narticles: {a: {title: A}, b: {title: B}}\n"
        assert tidy(text) == (
            "topics:\n  t:\n    title: T\n  u:\n    title: U\n\narticles:\n  a:\n    title: A\n\n  b:\n    title: B\n"
        )

    @pytest.mark.parametrize(("letters", "stays"), [(48, True), (49, False)])
    def test_a_list_is_on_one_line_as_long_as_it_fits(self, tidy, letters, stays):
        # `    topics: [` and `, ` and `]` take 16 columns of the 110.
        text = f"articles:\n  a:\n    topics: [{'a' * 46}, {'b' * letters}]\n"
        assert (tidy(text) == text) == stays

    def test_line_ends_are_line_feeds(self, tidy):
        assert tidy("articles:\r\n  a:\r\n    title: A\r\n") == "articles:\n  a:\n    title: A\n"

    def test_fields_that_nobody_knows_come_last_in_their_order(self, tidy):
        text = "articles:\n  a:\n    zeta: x\n    alpha: y\n    title: A\n"
        assert list(read("", tidy(text))[0].root["articles"]["a"]) == ["title", "zeta", "alpha"]

    @pytest.mark.parametrize("section", SECTIONS)
    def test_claims_stand_as_people_count(self, tidy, section):
        ids = ["x10", "x2", "x1", "x1-b"]
        claims = "".join(f"      {id_}: {{text: T.}}\n" for id_ in ids)
        entry = read("", tidy(f"articles:\n  a:\n    {section}:\n{claims}"))[0].root["articles"]["a"]
        assert list(entry[section]) == ["x1", "x1-b", "x2", "x10"]

    def test_positions_stand_as_the_questions_do_also_by_their_old_ids(self, tidy):
        text = (
            "questions: {q2: {type: fact}, q1: {type: fact}}\n"
            "articles: {a: {positions: {gone: {stance: agree}, q1: {stance: agree}, old: {stance: mixed}}}}\n"
            "redirects: {old: q2}\n"
        )
        assert list(read("", tidy(text))[0].root["articles"]["a"]["positions"]) == ["old", "q1", "gone"]


class TestSafety:
    """If the result were not the same data with the same comments, there is none."""

    TEXT = "articles:\n  a:\n    title: T  # why\n"

    def test_a_comment_less(self, tidy, monkeypatch):
        monkeypatch.setattr("briefings.editing.comments.Comments.put_back", lambda _self, text: text)
        with pytest.raises(FormError, match="a comment would be lost"):
            tidy(self.TEXT)

    @pytest.mark.parametrize("written", ["articles:\n  a:\n    title: U\n", "articles: [\n"])
    def test_other_data(self, tidy, monkeypatch, written):
        monkeypatch.setattr("briefings.editing.layout.rewrite", lambda *_: written)
        with pytest.raises(FormError):
            tidy(self.TEXT)
