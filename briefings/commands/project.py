"""Shared by all commands: exit codes, the error for misuse, and the project's folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

CLEAN, PROBLEMS, MISUSE = 0, 1, 2


class MisuseError(Exception):
    """The command was called in a way that cannot work."""


def add_root(command: argparse.ArgumentParser) -> None:
    """Add the option that names the project's folder."""
    command.add_argument(
        "--root", type=Path, help="the project's folder; else the nearest that holds mkdocs.yml"
    )


def root_of(given: Path | None) -> Path:
    """The project's folder. Raises MisuseError if there is none."""
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
