"""Syntax errors in words for somebody who edits a text file, at the place to fix."""

from briefings.corpus.reader import NOT_CHECKED, read
from tests.tables import table


@table(__file__, "places to fix")
def test_the_place_to_fix_and_what_is_wrong_there(text, place, message):
    """Where `typos.txt` has no such case."""
    problem = read("f", text)[1][-1]
    assert (problem.line, problem.column, problem.rule) == (*place, "syntax")
    assert problem.message == f"{message}; {NOT_CHECKED}"
