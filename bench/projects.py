"""The two projects that are compared, and how each is built."""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import sys
from pathlib import Path

from .corpus import generate

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = "https://example.org/bench/"


def write(folder: Path, articles: int, *, with_plain: bool = True) -> tuple[Path, Path]:
    """Write ours, and the plain one beside it, with a generated corpus of so many articles."""
    ours, other = folder / "ours", folder / "plain"
    ours.mkdir(parents=True)
    for name in ("mkdocs.yml", "macros.py", "hooks.py"):
        shutil.copy(ROOT / name, ours)
    for name in ("docs", "briefings"):
        shutil.copytree(ROOT / name, ours / name, ignore=shutil.ignore_patterns("__pycache__"))
    (ours / "data").mkdir()
    (ours / "data" / "annotations.yaml").write_text(generate(articles), encoding="utf-8")
    if with_plain:
        from . import plain  # noqa: PLC0415  # it needs MkDocs, which whoever only measures must not load

        plain.write(ours, other)
    # No measured build is the one that has to compile its modules.
    compileall.compile_dir(folder, quiet=1)
    return ours, other


def build(project: Path) -> list[str]:
    """The command that builds a project, to be run in its folder."""
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(project / "mkdocs.yml")]


def check() -> list[str]:
    """The command that only checks the data, to be run in our project's folder."""
    return [sys.executable, "-m", "briefings", "check"]


def stages(project: Path) -> list[str]:
    """The command that builds our project and prints the seconds of each stage, to be run in its folder."""
    # Not with `-m`: the project has its own copy of `briefings`, and no bench.
    return [sys.executable, str(ROOT / "bench" / "stages.py"), str(project / "mkdocs.yml")]


def environment() -> dict[str, str]:
    """For both: no search on either side, and addresses, so that all that needs them is written too."""
    settings = {"SITE_URL": ADDRESS, "REPO_URL": f"{ADDRESS}source", "SEARCH": "false"}
    return {**os.environ, **settings, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.projects", description="Write the projects.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("articles", type=int)
    parser.add_argument("--ours-only", action="store_true")
    options = parser.parse_args()
    write(options.folder, options.articles, with_plain=not options.ours_only)
