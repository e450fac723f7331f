"""The tables open in a spreadsheet as they are meant: nothing runs, nothing turns into something else."""

import re
from collections import defaultdict
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from published import HOSTILE, rows

from briefings.analysis.agreement import MINIMUM_SHARED
from briefings.corpus.vocabulary import Stance
from briefings.exports.spreadsheet import AGREEMENT, POSITIONS, QUESTIONS, inert
from tests.tables import sections, table

TABLES = ("api/v1/disagreements.csv", "api/v1/positions.csv", "api/v1/agreement.csv")
NUMBERS = sections(__file__)["columns of numbers"]


def text(cell):
    """As the page on the data says: without one apostrophe, where there is one."""
    return cell.removeprefix("'")


@table(__file__, "formulas", "dangerous")
def test_what_a_spreadsheet_would_run_is_text(dangerous):
    assert inert(dangerous) == f"'{dangerous}"


@table(__file__, "turned into something else", "cell")
def test_what_a_spreadsheet_would_turn_into_something_else_is_text(cell):
    assert inert(cell) == f"'{cell}"


@table(__file__, "other text", "cell")
def test_other_text_is_left_alone(cell):
    assert inert(cell) == cell


@given(st.text())
@example(HOSTILE)
def test_no_text_begins_as_a_formula_and_each_is_given_back(value):
    cell = inert(value)
    assert not re.match(r"\s*[=+\-@＝＋－＠]", cell)
    assert text(cell) == value


def test_numbers_are_numbers_and_stances_are_words(files, bad_files):
    for path in TABLES:
        for row in rows(files[path]) + rows(bad_files[path]):
            for column, cell in row.items():
                if column in NUMBERS and cell:
                    float(cell)
            assert row.get("stance", "mixed") in set(Stance)


def test_each_cell_holds_the_text_that_it_stands_for(bad, bad_files):
    questions = {row["question"]: row for row in rows(bad_files[TABLES[0]])}
    assert list(questions) == [d.question.id for d in bad.figures.disagreements]
    for d in bad.figures.disagreements:
        row = questions[d.question.id]
        assert text(row["proposition"]) == bad.plain(d.question.written.proposition)
        assert row["score"] == ("" if d.score is None else repr(d.score))
        assert row["smaller_side"] == ("" if d.smaller_side is None else repr(d.smaller_side))
        assert row["link"] == f"https://example.org/b/questions/{d.question.id}/?v={d.question.version}"
    for row in rows(bad_files[TABLES[1]]):
        article = bad.corpus.articles[text(row["article"])]
        position = article.positions[text(row["question"])]
        assert text(row["article_title"]) == article.written.title
        assert text(row["publisher"]) == article.written.publisher
        assert row["value"] == ("" if position.value is None else str(position.value))
        assert text(row["note"]) == bad.plain(position.written.note or "")
        where = f"https://example.org/b/briefings/{article.id}/"
        assert row["link"] == f"{where}?v={position.version}#on-{position.question.id}"


def test_positions_are_those_that_the_figures_show(bad, bad_files):
    expected = [
        (d.question.id, position.article.id)
        for d in bad.figures.disagreements
        for position in (*d.positions, *d.unclear, *d.earlier)
    ]
    assert [(row["question"], row["article"]) for row in rows(bad_files[TABLES[1]])] == expected


def test_every_two_that_share_a_question_are_what_the_table_of_positions_makes_them(bad, bad_files):
    stances = defaultdict(dict)
    for row in rows(bad_files[TABLES[1]]):
        if row["value"]:
            stances[text(row["article"])][row["question"]] = int(row["value"])
    expected = []
    for a, b in combinations([id_ for id_ in bad.corpus.articles if id_ in stances], 2):
        pairs = [(stances[a][question], stances[b][question]) for question in stances[a].keys() & stances[b]]
        counts = (
            len(pairs),
            sum(x == y for x, y in pairs),
            sum(x != y and x * y > 0 for x, y in pairs),
            sum(x != y and x * y == 0 for x, y in pairs),
            sum(x * y < 0 for x, y in pairs),
        )
        apart = sum(abs(x - y) for x, y in pairs)
        agreement = str(1 - apart / (4 * len(pairs))) if len(pairs) >= MINIMUM_SHARED else ""
        if pairs:
            expected.append([a, b, *map(str, counts), agreement])
    assert [[text(cell) for cell in row.values()] for row in rows(bad_files[TABLES[2]])] == expected
    assert {row[-1] == "" for row in expected} == {True, False}


def test_the_form_is_that_of_the_standard_with_a_mark_for_excel(bad_files):
    for path, columns in zip(TABLES, (QUESTIONS, POSITIONS, AGREEMENT), strict=True):
        content = bad_files[path]
        assert content.startswith(b"\xef\xbb\xbf")
        assert content[3:].split(b"\r\n")[0].decode() == ",".join(columns)
        assert content.endswith(b"\r\n")


def test_a_formula_as_a_title_is_inert_in_the_file(changed):
    from published import contents

    def formulas(data):
        data["questions"]["traffic-grows"]["proposition"] = '=HYPERLINK("https://evil.example","x")'
        data["articles"]["adams-2024"]["title"] = "@SUM(1+1)"

    files = contents(changed(formulas))
    assert b'"\'=HYPERLINK(""https://evil.example"",""x"")"' in files[TABLES[0]]
    assert b",'@SUM(1+1)," in files[TABLES[1]]


@pytest.mark.parametrize("unit", ["1", " ", "1 ", "1/", "may", "(", "-", "1,1"])
def test_long_text_takes_no_long_time(unit):
    import time

    started = time.process_time()
    inert(unit * 2000 + "x")
    assert time.process_time() - started < 1
