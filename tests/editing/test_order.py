"""What is out of order is said without writing the file, each with its line."""

import subprocess
import sys

from conftest import ROOT

from briefings.corpus.names import collect
from briefings.corpus.reader import read
from briefings.corpus.rules.order import order_problems

HINT = "`python -m briefings fmt` puts it there"


def order_of(text):
    tree, _ = read("a.yaml", text)
    return order_problems(tree, collect([tree]))


def said(text, problems=order_of):
    return [str(problem).replace(f"; {HINT}", "") for problem in problems(text)]


def test_nothing_in_what_fmt_has_written(shipped, form_of):
    assert said(shipped) == []
    assert said(shipped, form_of) == []


def test_one_key_that_has_to_move_is_one_problem():
    text = "articles:\n  a:\n    publisher: P\n    title: T\n    authors: []\n    published: 2024\n"
    assert said(text) == [
        'a.yaml:3:5: warning[order] articles.a.publisher: "publisher" is out of order: its place is after "authors"'
    ]


def test_what_comes_first_has_nothing_to_come_after():
    text = "articles:\n  a:\n    publisher: P\n    published: 2024\n    title: T\n"
    assert said(text) == [
        'a.yaml:5:5: warning[order] articles.a.title: "title" is out of order: its place is before all others here'
    ]


def test_sections_claims_and_positions_have_an_order_too():
    text = (
        "articles:\n  a:\n    thesis: {t10: {text: T}, t2: {text: T}}\n    positions: {q1: {}, q2: {}}\n"
        "questions: {q2: {}, q1: {}}\n"
    )
    assert [line.split(": ")[1:3:1][0] for line in said(text)] == [
        "warning[order] articles",
        "warning[order] articles.a.thesis.t10",
        "warning[order] articles.a.positions.q1",
    ]


def test_entries_stand_as_the_contributor_wants():
    assert (
        said("topics: {z: {title: Z}, a: {title: A}}\narticles: {z: {}, a: {}}\nredirects: {z9: z, a9: a}\n")
        == []
    )


def test_form_is_one_problem_a_file_at_the_first_place(form_of):
    text = "articles:\n  a:\n    title: 'T'\n    publisher: 'P'\n"
    (problem,) = said(text, form_of)
    assert problem.startswith(
        "data/annotations.yaml:3:1: warning[form] `title: 'T'` is not in canonical form; "
    )


def test_order_alone_is_no_matter_of_form(form_of):
    text = "articles:\n  a:\n    publisher: P\n    title: T\n"
    assert [line.split("[")[1][:5] for line in said(text, form_of)] == ["order"]


def test_looking_for_it_loads_no_writer_of_yaml():
    code = "import briefings.cli, briefings.editing.canonical, sys; sys.exit('ruamel.yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
