"""Our project with a corpus to measure, and the commands to run in it."""

from __future__ import annotations

import compileall
import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .corpus import generate

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = "https://example.org/bench/"
_IN_ONE_FILE = 1_000
"""So many articles at most."""
CHECK = [sys.executable, "-m", "briefings", "check"]
"""Only checks the data."""
HUGO = [str(Path(sys.executable).with_name("hugo")), "--noBuildLock", "--quiet"]
"""Builds a Hugo site."""


def write(project: Path, articles: int) -> None:
    """Write a copy of our project with a generated corpus of so many articles."""
    project.mkdir(parents=True)
    for name in ("mkdocs.yml", "macros.py", "hooks.py"):
        shutil.copy(ROOT / name, project)
    for name in ("docs", "briefings"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in _files(generate(articles)):
        file = project / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    # No measured build is the one that has to compile its modules.
    compileall.compile_dir(project, quiet=1)


def _files(text: str) -> Iterator[tuple[str, str]]:
    """The annotations as one file, or as several if they are many: no file may be larger than 16 MB."""
    head, mark, articles = text.partition("articles:\n")
    entries = re.split(r"^(?=  \S)", articles, flags=re.MULTILINE)[1:]
    yield "annotations.yaml", head + mark + "".join(entries[:_IN_ONE_FILE])
    for start in range(_IN_ONE_FILE, len(entries), _IN_ONE_FILE):
        part = "".join(entries[start : start + _IN_ONE_FILE])
        yield f"annotations/{start // _IN_ONE_FILE}.yaml", mark + part


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
