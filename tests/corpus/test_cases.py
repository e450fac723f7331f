"""What a change of the good corpus brings `check` to say: `messages.txt`, and a table for each rule in `rules/`."""

from pathlib import Path

import pytest

from tests.cases import cases

HERE = Path(__file__).parent
OF_TWO_REVISIONS = HERE / "rules" / "vanished_id.txt"
TABLES = [HERE / "messages.txt", *sorted({*HERE.glob("rules/*.txt")} - {OF_TWO_REVISIONS})]


@pytest.mark.parametrize("case", [case for table in TABLES for case in cases(table)], ids=str)
def test_is_said(case, said_after):
    found = said_after(*case.changes)
    assert found == case.expected(found)
