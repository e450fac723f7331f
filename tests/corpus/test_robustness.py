"""Whatever stands in a file, `check_files` says what is wrong with it: it never fails."""

import re

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from briefings.corpus.loading import MAIN, check_files

CONTRACT = re.compile(r"data/annotations\.yaml:\d+:\d+: (error|warning|note)\[[a-z-]+\] .+", re.DOTALL)

IDS = ["t1", "e1", "adams-2024", "adams-2024.t1", "harbour", "a.b.c", "index"]
SCALARS = st.sampled_from([*IDS, "", "[[e1]]", "[[", "2025", "x" * 3000, "\u202e", "failed"]) | st.text(
    max_size=20
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SCALARS, inner, max_size=3),
    max_leaves=5,
)


def said(data):
    corpus, problems = check_files({MAIN: data})
    assert (corpus is None) == any(problem.severity == "error" for problem in problems)
    for problem in problems:
        assert CONTRACT.fullmatch(str(problem))
        assert str(problem).isprintable()
        assert problem.line <= len(re.findall(rb"\r\n|\r|\n", data)) + 1
    return problems


@given(st.binary(max_size=300))
def test_any_bytes(data):
    said(data)


@example("---")
@given(st.text(st.sampled_from("abt1:-[]{}'\"|>&*!%@#,?~ \n\t\\<=")))
def test_any_punctuation(text):
    said(text.encode())


def paths(node, path=()):
    yield path
    if isinstance(node, dict):
        for key, value in node.items():
            yield from paths(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from paths(value, (*path, index))


@pytest.fixture(scope="module")
def places(good):
    return [path for path in paths(yaml.load(good, yaml.CSafeLoader)) if path]


@given(data=st.data())
def test_anything_in_the_place_of_anything(good, places, data):
    """The rules read entries that do not fit the schema: no type of value may trip them."""
    tree = yaml.load(good, yaml.CSafeLoader)
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(places))
        node = tree
        try:
            for step in path[:-1]:
                node = node[step]
            if data.draw(st.booleans()):
                node[path[-1]] = data.draw(VALUES)
            else:
                node[data.draw(SCALARS)] = node.pop(path[-1])
        except (KeyError, IndexError, TypeError, AttributeError):
            continue
    said(yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", errors="surrogatepass"))


def test_an_id_that_cannot_be_seen_is_written_as_a_code(good):
    tree = yaml.load(good, yaml.CSafeLoader)
    tree["articles"]["baker-2025"]["positions"]["\u202e"] = {"stance": "agree", "basis": "stated"}
    problems = said(yaml.safe_dump(tree, allow_unicode=True).encode())
    assert any("two spaces: \\u202e:" in problem.hint for problem in problems)


@pytest.mark.parametrize("name", ["text", "at", "quote"])
@pytest.mark.parametrize(
    "entry", [{"paragraph": 1}, {"text": "Without a passage."}, {"at": {"paragraph": 1}}]
)
def test_a_claim_whose_id_is_the_name_of_a_field_is_looked_at(good, name, entry):
    tree = yaml.load(good, yaml.CSafeLoader)
    tree["articles"]["baker-2025"]["thesis"][name] = entry
    problems = said(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode())
    assert any(problem.path.startswith(f"articles.baker-2025.thesis.{name}") for problem in problems)


@given(data=st.data())
def test_any_part_of_a_file(good, data):
    """A file that ends too early, or lacks something in its middle."""
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, len(good)))
    said((good[:start] + good[end:]).encode())


@given(data=st.data())
def test_any_byte_in_any_place(good, data):
    content = bytearray(good.encode())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    said(bytes(content))


@pytest.mark.parametrize("wrong", ["CON", "a.", "../x", "Big", ""])
def test_an_id_that_is_none_ends_in_a_problem(wrong):
    article = "{title: T, authors: [], publisher: P, published: 2024, topics: [x]}"
    assert said(f'topics: {{x: {{title: X}}}}\narticles:\n  "{wrong}": {article}\n'.encode())
