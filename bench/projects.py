"""Our project with a corpus to measure, and the commands to run in it."""

from __future__ import annotations

import compileall
import os
import shutil
import sys
from pathlib import Path

from .corpus import generate

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = "https://example.org/bench/"
CHECK = [sys.executable, "-m", "briefings", "check"]
"""Only checks the data."""


def write(project: Path, articles: int) -> None:
    """Write a copy of our project with a generated corpus of so many articles."""
    project.mkdir(parents=True)
    for name in ("mkdocs.yml", "macros.py", "hooks.py"):
        shutil.copy(ROOT / name, project)
    for name in ("docs", "briefings"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    (project / "data").mkdir()
    (project / "data" / "annotations.yaml").write_text(generate(articles), encoding="utf-8")
    # No measured build is the one that has to compile its modules.
    compileall.compile_dir(project, quiet=1)


def build(project: Path) -> list[str]:
    """The command that builds a project."""
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(project / "mkdocs.yml")]


def stages(project: Path) -> list[str]:
    """The command that builds our project and prints the seconds of each stage."""
    # Not with `-m`: the project has its own copy of `briefings`, and no bench.
    return [sys.executable, str(ROOT / "bench" / "stages.py"), str(project / "mkdocs.yml")]


def environment() -> dict[str, str]:
    """For all of them: no search index, and a site address, so that all that needs one is written too."""
    settings = {"SITE_URL": ADDRESS, "REPO_URL": f"{ADDRESS}source", "SEARCH": "false"}
    return {**os.environ, **settings, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
