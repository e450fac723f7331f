"""The small corpus in a repository of its own."""

from pathlib import Path

import pytest
from git_projects import MAIN, Repository


@pytest.fixture(scope="session")
def good():
    """A corpus without problems that uses every field, as text."""
    return (Path(__file__).parent.parent / "corpus" / "good.yaml").read_text(encoding="utf-8")


@pytest.fixture
def repository(tmp_path, good):
    """A repository with one commit of it."""
    made = Repository(tmp_path / "project")
    made.commit({"mkdocs.yml": "site_name: Test\n", ".gitignore": "/.cache/\n", MAIN: good})
    return made
