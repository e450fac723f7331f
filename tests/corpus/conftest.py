"""A small corpus that uses every field, and what `check` says of it and of its broken copies."""

import pytest

from briefings.corpus.loading import MAIN, check_files
from tests.cases import changed
from tests.corpora import GOOD


@pytest.fixture(scope="session")
def corpus_of():
    """The Corpus of some text, of which nothing may be wrong but the order of its fields."""

    def read(text=GOOD):
        corpus, problems = check_files({MAIN: text.encode()})
        assert [problem for problem in problems if problem.rule != "order"] == []
        return corpus

    return read


@pytest.fixture(scope="session")
def said_of():
    """What `check` says of bytes or text, or of several files by name, one line a problem.

    The rule on order is left out: what a test adds stands where it is easily seen. It has tests of its own.
    """

    def check(files):
        if not isinstance(files, dict):
            files = {MAIN: files}
        data = {name: text.encode() if isinstance(text, str) else text for name, text in files.items()}
        return [str(problem) for problem in check_files(data)[1] if problem.rule != "order"]

    return check


@pytest.fixture(scope="session")
def said_after(said_of):
    """What `check` says of the good corpus after replacements, each of which has one place.

    A replacement may hold a ¦, which is taken out; where a problem stands there, it says HERE. That the receipt is
    stale once a passage or quote has changed is left out: `rules/test_stale_receipt.py` says it once.
    """

    def check(*replacements):
        before, _, after = changed(GOOD, *replacements).partition("¦")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        here = f"{MAIN}:{line}:{column}: "
        found = [said.replace(here, "HERE ") for said in said_of(before + after)]
        return [said for said in found if "warning[stale-receipt]" not in said]

    return check
