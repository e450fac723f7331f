"""What commands share: exit codes, misuse, and where the project is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

CLEAN, PROBLEMS, MISUSE = 0, 1, 2


class MisuseError(Exception):
    """The command was called in a way that makes no sense."""


def add_root(command: argparse.ArgumentParser) -> None:
    """The option that names the project's folder."""
    command.add_argument(
        "--root", type=Path, help="the project's folder; else the nearest that holds mkdocs.yml"
    )


def root_of(given: Path | None) -> Path:
    """The project's folder; raises MisuseError where there is none."""
    if given is not None:
        if not given.is_dir():
            raise MisuseError(f"there is no folder {given}")
        return given
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise MisuseError(
        "neither this folder nor any above it holds mkdocs.yml; name the project's folder with --root"
    )
