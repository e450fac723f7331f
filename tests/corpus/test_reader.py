"""YAML that is more than mappings, lists and text is refused where it is met, and everything has its place."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefings.corpus.problem import KEPT
from briefings.corpus.reader import DEPTH_LIMIT, plain, read
from briefings.corpus.tree import Bare, Integer
from tests.tables import table


def refused(text):
    """Line, column and rule of each problem."""
    return [(problem.line, problem.column, problem.rule) for problem in read("f", text)[1]]


def root(text):
    tree, problems = read("f", text)
    assert problems == []
    return tree.root


class TestPlaces:
    """Lines and columns count from 1, columns in code points."""

    @table(__file__, "places of values")
    def test_of_a_value(self, text, path, place):
        assert read("f", text)[0].place(tuple(path)) == tuple(place)

    def test_of_a_key(self):
        tree, _ = read("f", "a:\n  𝕏é: {b: c, d: e}\n")
        assert tree.place(("a", "𝕏é", "d"), key=True) == (2, 14)

    def test_of_one_thing_that_stands_for_a_list(self):
        tree, _ = read("f", "a: b\nc: {d: e}\n")
        assert tree.place(("a", 0)) == (1, 4)
        assert tree.place(("c", 0, "d")) == (2, 8)
        assert tree.node(("c", 0, "d")) == "e"


class TestScalars:
    """The core schema of YAML 1.2 says what is text, and only without quotation marks."""

    @pytest.mark.parametrize(
        "text", ["yes", "no", "on", "Off", "2025-05-29", "12:30", "1_000", "0b1", "1e", ".", "-", "+"]
    )
    def test_what_only_yaml_1_1_takes_for_something_else_is_text(self, text):
        assert plain(text) == text
        assert isinstance(plain(text), str)

    @pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
    def test_nothing(self, text):
        assert plain(text) is None

    @pytest.mark.parametrize("text", ["true", "True", "TRUE", "false", "False", "FALSE"])
    def test_truth(self, text):
        assert plain(text) == Bare(text, "a truth value")

    @pytest.mark.parametrize(
        "text",
        ["-1", "+1", "0o17", "0xfF", "1.5", ".5", "1.", "-1e3", "1E+3", ".inf", "-.INF", ".nan", "9" * 19],
    )
    def test_numbers(self, text):
        assert plain(text) == Bare(text, "a number")

    def test_integers_keep_how_they_are_written(self):
        value = plain("0044")
        assert isinstance(value, Integer)
        assert (value, value.text) == (44, "0044")

    @pytest.mark.parametrize("written", ["'2025'", '"true"', "|-\n  2025", ">-\n  null"])
    def test_quotation_marks_make_text(self, written):
        assert isinstance(root(f"a: {written}\n")["a"], str)

    @given(st.text(alphabet="0123456789+-.eExXoabcdefINFnullTtRrUuAaSs~_ "))
    def test_agrees_with_a_regular_expression_for_each_production(self, text):
        """Section 10.3.2 of YAML 1.2.2, production by production."""
        number = [
            r"[-+]?[0-9]+",
            r"0o[0-7]+",
            r"0x[0-9a-fA-F]+",
            r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
            r"[-+]?(\.inf|\.Inf|\.INF)",
            r"\.nan|\.NaN|\.NAN",
        ]
        is_number = any(re.fullmatch(production, text) for production in number)
        assert isinstance(plain(text), Integer | Bare) == (
            is_number or bool(re.fullmatch("true|True|TRUE|false|False|FALSE", text))
        )


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
TREES = st.recursive(
    TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(TEXT, TREES, min_size=1), st.booleans(), st.booleans())
def test_reads_what_pyyaml_writes(tree, flow, unicode):
    text = yaml.safe_dump(
        tree, default_style='"', default_flow_style=flow, allow_unicode=unicode, sort_keys=False
    )
    assert root(text) == tree


@given(st.dictionaries(st.text("ab\u00e9𝕏", min_size=1), st.text("cd\u00e9𝕏", min_size=1), min_size=1))
def test_places_are_where_the_text_is(tree):
    text = yaml.safe_dump({"𝕏": [tree]}, allow_unicode=True, default_flow_style=True, width=10_000)
    read_tree, _ = read("f", text)
    lines = text.splitlines()
    for key, value in tree.items():
        for expected, is_key in ((key, True), (value, False)):
            line, column = read_tree.place(("𝕏", 0, key), key=is_key)
            assert lines[line - 1][column - 1 :].startswith(expected)


class TestRefused:
    """What is refused has a Problem with its place, and the rest is read."""

    @table(__file__, "refused")
    def test_with_its_place(self, text, expected):
        assert refused(text) == [tuple(expected)]

    def test_a_quoted_merge_key_is_a_key_like_any_other(self):
        assert root('"<<": b\n') == {"<<": "b"}

    def test_and_everything_else_is_read(self):
        tree, problems = read("f", "a: &x b\nc: *x\nd: !!int 5\n? [e]\n: {f: g}\nh: i\n")
        assert [problem.rule for problem in problems] == ["anchor", "alias", "tag", "key"]
        assert tree.root == {"a": "b", "c": None, "d": 5, "h": "i"}

    def test_the_first_of_two_keys_counts_and_the_other_is_kept_apart(self):
        tree, _ = read("f", "a: b\na: {c: d}\n")
        assert tree.root == {"a": "b"}
        assert tree.root.repeated == (("a", {"c": "d"}),)

    def test_a_key_that_is_there_already_says_where(self):
        _, (problem,) = read("f", "x: y\n\na: b\nc: d\na: e\n")
        assert str(problem) == (
            'f:5:1: error[duplicate-key] a: there is already a "a" here, in line 3; only the first was checked'
        )

    def test_the_problem_says_where_in_the_data(self):
        _, problems = read("f", "a:\n  b: [c, *d]\n")
        assert problems[0].path == "a.b"

    def test_a_document_may_start_with_dashes_and_end_with_dots(self):
        assert root("---\na: b\n...\n") == {"a": "b"}


class TestStops:
    """Syntax, depth and a second document end the file: the message says so, and the tree knows what was open."""

    def test_at_a_syntax_error(self):
        """The last value read may go on in what was not read."""
        tree, (problem,) = read("f", "a:\n  b: c\n  d: 'x'y\n")
        assert tree.root == {"a": {"b": "c", "d": "x"}}
        assert tree.cut == ("a", "d")
        assert problem.message.endswith("; the rest of this file was not checked")

    def test_at_too_many_levels(self):
        nested = "[" * DEPTH_LIMIT
        tree, (problem,) = read("f", f"a: {nested}]\n")
        assert (problem.line, problem.column, problem.rule) == (1, 3 + DEPTH_LIMIT, "depth")
        assert problem.message.endswith("; the rest of this file was not checked")
        assert tree.cut is not None

    def test_but_not_at_the_deepest_that_is_allowed(self):
        nested = "[" * (DEPTH_LIMIT - 1) + "]" * (DEPTH_LIMIT - 1)
        assert refused(f"a: {nested}\n") == []

    def test_the_deepest_that_is_allowed_is_20(self):
        assert DEPTH_LIMIT == 20

    def test_at_too_many_values(self, monkeypatch):
        monkeypatch.setattr("briefings.corpus.reader.NODE_LIMIT", 3)
        assert refused("a: [b, c]\n") == []
        assert refused("a: [b, c, d]\n") == [(1, 11, "size")]

    def test_at_too_many_values_in_one_entry(self, monkeypatch):
        monkeypatch.setattr("briefings.corpus.reader.ENTRY_LIMIT", 3)
        assert refused("a: {x: {b: [c, d]}, y: {b: [c, d]}}\n") == []
        assert refused("a:\n  x: {b: [c, d]}\n  y: {b: [c, d, e]}\n") == [(3, 17, "size")]

    def test_at_too_many_entries_of_one_list_or_mapping(self, monkeypatch):
        monkeypatch.setattr("briefings.corpus.reader.WIDTH_LIMIT", 2)
        assert refused("a: [b, c]\nd: {e: f, g: h}\n") == []
        assert refused("a: [b, c, d]\n") == [(1, 11, "size")]
        assert refused("a: b\nc: d\ne: f\n") == [(3, 1, "size")]

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (
                "articles: {a: {}, b: {}, c: {}}",
                "2 entries here; {}; move articles to files of their own in {}",
            ),
            ("questions: {a: {}, b: {}, c: {}}", "2 entries here; {}; move some of them to a file in {}"),
            ("articles: {a: {x: y, z: {}, k: l}}", "2 entries here; {}; make several entries of it"),
        ],
    )
    def test_and_says_what_to_do(self, monkeypatch, text, said):
        monkeypatch.setattr("briefings.corpus.reader.WIDTH_LIMIT", 2)
        _, (problem,) = read("f", text)
        said = said.format("the rest of this file was not checked", "data/annotations/")
        assert str(problem).endswith(f": there are more than {said}")

    def test_at_more_problems_than_anybody_reads(self):
        tree, problems = read("f", "a: [" + "~," * 5_000 + "]\n")
        assert len(problems) == KEPT + 1
        assert tree.cut == ("a",)

    def test_a_file_read_to_its_end_is_not_cut(self):
        assert read("f", "a: b\n")[0].cut is None


def test_texts_that_rules_look_at_are_found_wherever_they_are():
    tree, _ = read(
        "f", "a: TODO\nb: [TODO]\nc:\n  d: TODO\n  e: {f: TODO, g: [x, TODO, {h: TODO}]}\n  i: [TODO]\n"
    )
    inside = [("f",), ("g", 1), ("g", 2, "h")]
    expected = [("a",), ("b", 0), ("c", "d"), *(("c", "e", *path) for path in inside), ("c", "i", 0)]
    assert tree.notable == [(path, "TODO") for path in expected]
