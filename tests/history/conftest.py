"""The small corpus in a repository of its own."""

import pytest
from git_projects import MAIN, Repository


@pytest.fixture
def repository(tmp_path, good):
    """A repository with one commit of it."""
    made = Repository(tmp_path / "project")
    made.commit({"mkdocs.yml": "site_name: Test\n", ".gitignore": "/.cache/\n", MAIN: good})
    return made
