"""The reference tells the truth: its examples are checked, and no rule is without an entry."""

import re
from pathlib import Path

import pytest
from rule_examples import BASE, project

from briefings import corpus
from briefings.commands.fmt import form_problems
from briefings.corpus.loading import MAIN, check, check_files
from briefings.corpus.names import collect, names_in
from briefings.corpus.problem import ALIASES
from briefings.corpus.reader import read
from briefings.corpus.reference import entries
from briefings.corpus.rules import RULES
from briefings.editing.canonical import canonical

ENTRIES = entries()
FORM = "form"
"""What `fmt --check` says; `check` itself leaves the form of lines to it, since to look takes seconds."""
BASE_REV = "vanished-id"
"""What only `check --base` says."""
BESIDE = {"depth": {"wrong-type"}, "too-many": {"unknown-key"}}
"""What two rules never come without: nothing so deep fits a field, and too many are too many of something."""
PACKAGE = Path(corpus.__file__).parent.parent
SAID = re.compile(
    r"""
      \brule="(?P<keyword>[a-z-]+)"
    | _(?:say|stop|problem)\([^"\n]*?"(?P<reader>[a-z-]+)",
    | Problem\([^"\n]*"",\ "(?P<file>[a-z-]+)"
    | (?:return|yield)\ "(?P<tuple>[a-z-]+)",\ (?:f?"|message)
    | PydanticCustomError\("(?P<value>[a-z-]+)"
    | ^\ {8}"(?P<pattern>[a-z-]+)",\n\ {8}"(?:\{\}|there)
    | _PATTERN:\ \("(?P<short>[a-z-]+)",
    """,
    re.VERBOSE | re.MULTILINE,
)


def in_the_code():
    """Rule ids that the code names, but for the site's: these are of pages and not of annotations."""
    files = [path for folder in ("corpus", "commands") for path in (PACKAGE / folder).rglob("*.py")]
    found = [match for path in files for match in SAID.finditer(path.read_text(encoding="utf-8"))]
    return {rule for match in found for rule in match.groups() if rule is not None} | {
        rule.id for rule in RULES
    }


def problems_of(entry, kind, root):
    files = project(entry, kind)
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    _, problems = check(root, before=names_in({MAIN: BASE.encode()}) if entry.id == BASE_REV else None)
    if entry.id == FORM:
        tree, _ = read(MAIN, files[MAIN].decode())
        names = collect([tree])
        text = tree.text.rstrip("\n") + "\n"  # shown without its last line end
        problems += form_problems(tree, text, canonical(tree, names), names)
    return problems


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
class TestExamples:
    def test_the_wrong_one_breaks_its_rule_and_no_other(self, entry, tmp_path):
        problems = problems_of(entry, "wrong", tmp_path)
        assert {problem.rule for problem in problems} - BESIDE.get(entry.id, set()) == {entry.id}, problems
        assert entry.severity in {problem.severity for problem in problems if problem.rule == entry.id}

    def test_the_right_one_breaks_none(self, entry, tmp_path):
        assert problems_of(entry, "right", tmp_path) == []

    def test_they_can_be_shown(self, entry):
        for text in (entry.wrong, entry.right):
            assert text.strip()
            assert all(line.isprintable() for line in text.split("\n"))

    def test_it_says_what_it_means_and_why(self, entry):
        assert entry.meaning.endswith(".")
        assert entry.why.endswith(".")


def test_the_base_of_the_examples_has_no_problems():
    assert check_files({MAIN: BASE.encode()})[1] == []


def test_every_rule_in_the_code_has_an_entry_and_every_entry_a_rule():
    assert in_the_code() == {entry.id for entry in ENTRIES}


def test_a_former_id_is_that_of_no_other_rule():
    former = [alias for aliases in ALIASES.values() for alias in aliases]
    assert set(ALIASES) <= {entry.id for entry in ENTRIES}
    assert not set(former) & {entry.id for entry in ENTRIES}
    assert len(set(former)) == len(former)


def test_they_are_sorted_and_each_stands_once():
    ids = [entry.id for entry in ENTRIES]
    assert ids == sorted(set(ids))
