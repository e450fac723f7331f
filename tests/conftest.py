"""Projects to build: the shipped one, and copies with other data."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("sample", max_examples=60, deadline=None, derandomize=True)
settings.register_profile("all", max_examples=500, deadline=None)
settings.load_profile("all" if os.environ.get("TESTS") == "all" else "sample")


@dataclass(frozen=True)
class Project:
    """A project's folder, and what building it said."""

    root: Path
    code: int = 0
    output: str = ""

    @property
    def site(self) -> Path:
        return self.root / "site"

    def read(self, page: str) -> str:
        """The HTML of a page by its address."""
        return (self.site / page / "index.html").read_text(encoding="utf-8")


def build(root: Path, **environment: str) -> Project:
    """`mkdocs build --strict` as a user runs it."""
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SEARCH": "false", "NO_COLOR": "1", **environment},
    )
    return Project(root, run.returncode, run.stdout + run.stderr)


def copy_project(to: Path, annotations: str | None = None) -> Path:
    """The shipped project in a folder of its own, with other data where given."""
    to.mkdir(parents=True, exist_ok=True)
    for name in ("mkdocs.yml", "macros.py", "hooks.py"):
        shutil.copy(ROOT / name, to / name)
    for name in ("docs", "data"):
        shutil.copytree(ROOT / name, to / name)
    (to / "briefings").symlink_to(ROOT / "briefings")
    if annotations is not None:
        shutil.rmtree(to / "data")
        (to / "data").mkdir()
        (to / "data" / "annotations.yaml").write_text(annotations, encoding="utf-8")
    return to


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str | None], Path]:
    """A copy of the project to change and build."""
    return lambda annotations=None: copy_project(tmp_path / "project", annotations)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The shipped corpus, built with search."""
    root = copy_project(tmp_path_factory.mktemp("shipped") / "project")
    built = build(root, SEARCH="true", SITE_URL="https://example.org/briefs/")
    assert built.code == 0, built.output
    return built
