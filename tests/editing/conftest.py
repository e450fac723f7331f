"""Projects to edit, and what canonical form makes of a text."""

import subprocess
from pathlib import Path

import pytest

from briefings.cli import main
from briefings.commands.fmt import form_problems
from briefings.corpus.names import collect
from briefings.corpus.reader import read
from briefings.editing.canonical import canonical

ROOT = Path(__file__).resolve().parents[2]


def tree_of(text):
    """The tree of a text that the reader finds nothing wrong with."""
    tree, problems = read("data/annotations.yaml", text)
    assert problems == []
    return tree


@pytest.fixture(scope="session")
def tidy():
    """The canonical form of a text, which is a corpus alone."""

    def form(text):
        tree = tree_of(text)
        return canonical(tree, collect([tree]))

    return form


@pytest.fixture(scope="session")
def form_of(tidy):
    """What `fmt --check` says of a text, which is a corpus alone."""

    def problems(text):
        tree = tree_of(text)
        return form_problems(tree, text, tidy(text), collect([tree]))

    return problems


@pytest.fixture(scope="session")
def shipped(tidy):
    """The shipped corpus, as `fmt` leaves it."""
    return tidy((ROOT / "data" / "annotations.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def good():
    """A corpus that uses every field, by no means in canonical form."""
    return (ROOT / "tests" / "corpus" / "good.yaml").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path, good):
    """A project whose annotations have no problems."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\n", encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "annotations.yaml").write_text(good, encoding="utf-8", newline="")
    return tmp_path


@pytest.fixture
def run(monkeypatch, capsys):
    """Call the command line in a folder."""

    def call(folder, *arguments):
        monkeypatch.chdir(folder)
        try:
            code = main(arguments)
        except SystemExit as end:
            code = end.code
        said = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, said.out, said.err)

    return call
