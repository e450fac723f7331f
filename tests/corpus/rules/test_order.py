"""What is out of order is a warning with its line: as few keys as have to move."""

import pytest

from briefings.corpus.loading import MAIN, check_files
from briefings.corpus.names import Names
from briefings.corpus.order import canonical_order

HINT = "`python -m briefings fmt` puts it there"


def said(text):
    """Only what this rule says."""
    _, problems = check_files({MAIN: text.encode()})
    return [
        f"{problem.line}:{problem.column} {problem.message}"
        for problem in problems
        if problem.rule == "order"
    ]


def test_a_warning_in_the_line_of_the_contract(good):
    text = good.replace("    publisher: Port Review\n", "").replace(
        "    published: 2024\n", "    published: 2024\n    publisher: Port Review\n"
    )
    _, problems = check_files({MAIN: text.encode()})
    line = text[: text.index("    published: 2024")].count("\n") + 1
    assert [str(problem) for problem in problems] == [
        (
            f'{MAIN}:{line}:5: warning[order] articles.adams-2024.published: "published" is out of order: its place is '
            f'after "publisher"; {HINT}'
        )
    ]


def test_what_goes_first():
    text = "topics:\n  harbour:\n    summary: It is full.\n    title: The harbour\n"
    assert said(text) == ['3:5 "summary" is out of order: its place is after "title"']
    text = "questions:\n  full:\n    proposition: It is.\n    disagreeing: No.\n    type: fact\n    topic: harbour\n"
    assert said(text) == ['6:5 "topic" is out of order: its place is before all others here']


def test_one_key_that_has_to_move_is_one_problem():
    text = "articles:\n  a:\n    publisher: P\n    title: T\n    authors: []\n    published: 2024\n"
    assert said(text) == ['3:5 "publisher" is out of order: its place is after "authors"']


def test_sections_claims_and_positions_have_an_order_too():
    text = (
        "articles:\n  a:\n    thesis: {t10: {text: T}, t2: {text: T}}\n    positions: {q1: {}, q2: {}}\n"
        "questions: {q2: {}, q1: {}}\n"
    )
    assert [found.partition(" ")[0] for found in said(text)] == ["1:1", "3:14", "4:17"]


def test_a_position_under_the_old_id_of_a_question_stands_in_its_place(good):
    swapped = good.replace("old-channel: deeper-channel", "old-traffic: traffic-grows")
    swapped = swapped.replace("      traffic-grows:\n        stance", "      old-traffic:\n        stance")
    assert said(swapped) == []


@pytest.mark.parametrize("section", ["topics", "events", "questions", "articles", "redirects"])
def test_entries_stand_as_the_contributor_wants(section):
    assert said(f"{section}: {{z: {{}}, a: {{}}}}\n") == []


def test_a_misspelt_field_is_another_mistake():
    """Its place is not known: to say that it belongs at the end would lead away from the mistake."""
    assert said("topics:\n  harbour:\n    titel: The harbour\n    summary: It is full.\n") == []


def test_positions_on_questions_that_are_not_there_are_another_mistake():
    assert (
        said("questions: {q1: {}, q2: {}}\narticles:\n  a:\n    positions: {q1: {}, zz: {}, q2: {}}\n") == []
    )


def test_settings_are_fields():
    """And no ids, whose order would be the contributor's."""
    assert canonical_order(("settings",), ["zzz", "quoted_percent"], Names()) == ["quoted_percent", "zzz"]


def test_across_files_the_questions_of_all_count():
    files = {
        MAIN: b"questions: {q2: {}, q1: {}}\n",
        "data/annotations/a.yaml": b"articles:\n  a:\n    positions: {q1: {}, q2: {}}\n",
    }
    _, problems = check_files(files)
    assert [problem.path for problem in problems if problem.rule == "order"] == ["articles.a.positions.q1"]
