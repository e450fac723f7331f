"""What is out of order is a warning with its line: as few keys as have to move."""

from briefings.corpus.loading import MAIN, check_files
from briefings.corpus.names import Names
from briefings.corpus.order import canonical_order
from tests.tables import table

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


@table(__file__, "orders")
def test_what_is_said(yaml, expected):
    assert said(yaml) == expected


def test_a_position_under_the_old_id_of_a_question_stands_in_its_place(good):
    swapped = good.replace("old-channel: deeper-channel", "old-traffic: traffic-grows")
    swapped = swapped.replace("      traffic-grows:\n        stance", "      old-traffic:\n        stance")
    assert said(swapped) == []


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
