"""Whoever makes forty mistakes in one file hears of all of them at once, each in its line.

`forty.txt` is the whole output. When messages change on purpose, write it again with `REGENERATE=1 pytest` on this
file, and read what has changed.
"""

import os
import time
from pathlib import Path

import pytest

from briefings.corpus.loading import MAIN, check_files

BROKEN = Path(__file__).with_name("forty.yaml").read_bytes()
EXPECTED = Path(__file__).with_name("forty.txt")
SECONDS = 1


@pytest.fixture(scope="module")
def problems():
    return check_files({MAIN: BROKEN})[1]


def test_everything_is_said(problems):
    said = "".join(f"{problem}\n" for problem in problems)
    if os.environ.get("REGENERATE"):
        EXPECTED.write_text(said, encoding="utf-8")
    assert said == EXPECTED.read_text(encoding="utf-8")


def test_there_are_forty_of_twenty_rules(problems):
    assert len({(problem.line, problem.rule) for problem in problems}) >= 40
    assert len({problem.rule for problem in problems}) >= 20


def test_none_hides_what_follows_it(problems):
    """No mistake in the file ends the reading of it."""
    assert not {"syntax", "depth", "size", "several-documents"} & {problem.rule for problem in problems}
    assert max(problem.line for problem in problems) == BROKEN.count(b"\n")


def test_it_takes_no_time():
    started = time.process_time()
    check_files({MAIN: BROKEN})
    assert time.process_time() - started < SECONDS
