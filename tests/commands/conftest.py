"""A project of the good corpus, and its command line."""

from typing import NamedTuple

import pytest

from briefings.cli import main
from tests.apart import call
from tests.cases import changed


class Done(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


@pytest.fixture
def project(tmp_path, good):
    """A folder with a project whose annotations have no problems."""
    root = tmp_path / "project"
    (root / "data").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Test\n", encoding="utf-8")
    (root / "data" / "annotations.yaml").write_text(good, encoding="utf-8")
    return root


@pytest.fixture
def file(project):
    """The file of its annotations."""
    return project / "data" / "annotations.yaml"


@pytest.fixture
def write(project):
    """Write a file of the project, its annotations if no other is named, and give its path."""

    def call(text, name="data/annotations.yaml"):
        path = project / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return call


@pytest.fixture
def change(file, write):
    """Change the annotations; what goes has one place in them."""
    return lambda *changes: write(changed(file.read_text(encoding="utf-8"), *changes))


@pytest.fixture
def run(project, monkeypatch, capsys):
    """Call the command line in the project or another folder, without the half second that a new interpreter takes."""

    def call(*arguments, folder=project):
        monkeypatch.chdir(folder)
        try:
            code = main(arguments)
        except SystemExit as end:
            code = end.code
        return Done(code, *capsys.readouterr())

    return call


@pytest.fixture
def run_apart(project):
    """Call the command line in the project as a program of its own."""

    def run(*arguments, given="", **environment):
        done = call(project, *arguments, given=given, **{"PYTHONIOENCODING": "utf-8"} | environment)
        return Done(*done[:3])

    return run
