"""What people do to a file in a web editor, and what they are told: the line of the typo, and words they know.

Each typo in `typos.txt` changes one place of `typos.yaml`, which has nothing wrong in it. The table has all that is said
of it, but for what is then missing from the entry in which reading stopped. Read it as somebody who never saw YAML.
"""

from pathlib import Path

import pytest
from yaml import Mark

from briefings.corpus.loading import MAIN, check_files
from briefings.corpus.reader import NOT_CHECKED
from briefings.corpus.typos import ParserStop, find_typo
from tests.cases import cases, changed

HERE = Path(__file__).parent
TEXT = (HERE / "typos.yaml").read_text(encoding="utf-8")
TYPOS = cases(HERE / "typos.txt")


def said(text):
    """What is said, in short: place, rule, message and hint."""
    _, problems = check_files({MAIN: text.encode()})
    stopped = any(NOT_CHECKED in problem.message for problem in problems)
    return [
        f"{problem.line}:{problem.column} {problem.rule}: {problem.message.replace(f'; {NOT_CHECKED}', '')}"
        + (f"; {problem.hint}" if problem.hint else "")
        for problem in problems
        if not (stopped and problem.rule == "missing-field")
    ]


def test_the_file_itself_has_no_problems():
    assert said(TEXT) == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("typo", TYPOS, ids=str)
def test_a_typo_is_said_where_it_was_made(typo, line_end):
    found = said(changed(TEXT, *typo.changes).replace("\n", line_end))
    assert found == typo.expected(found)


@pytest.mark.parametrize("typo", TYPOS, ids=str)
def test_a_line_that_was_changed_is_named(typo):
    """By the first thing that is said, or where reading stopped; or the line of the entry that lacks something."""
    ((old, new),) = typo.changes
    first = TEXT[: TEXT.index(old)].count("\n") + 1
    last = first + max(old.count("\n"), new.count("\n")) + 1
    assert any(first <= int(line.partition(":")[0]) <= last or "missing-field" in line for line in typo.said)


def test_words_for_people():
    """No message speaks of what only those who write parsers know."""
    words = " ".join(line for typo in TYPOS for line in typo.said).casefold()
    for jargon in ("token", "scalar", "mapping", "sequence", "node", "parse", "stream", "expected <"):
        assert jargon not in words


def test_a_place_without_a_typo_is_left_to_the_parser():
    mark = Mark("", 0, 0, 0, None, 0)
    assert find_typo(ParserStop("a: b\n", "something else", mark, None), frozenset()) is None
