"""Shared by all commands: exit codes, the error for misuse, and the project's folder."""

from __future__ import annotations

import os
from argparse import SUPPRESS
from pathlib import Path
from typing import TYPE_CHECKING

from ..corpus import CorpusError, load
from ..corpus.loading import FOLDER, MAIN
from ..corpus.wording import pluralize, visible
from .terminal import CHECK

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from ..corpus import Corpus

CLEAN, PROBLEMS, MISUSE = 0, 1, 2


class MisuseError(Exception):
    """The command was called in a way that cannot work."""


def add_root(command: argparse.ArgumentParser) -> None:
    """Add the option that names the project's folder."""
    about = "the project's folder; else the nearest that holds mkdocs.yml"
    # A command and its own commands may both have it: what was not given must not replace what was.
    command.add_argument("--root", type=Path, default=SUPPRESS, help=about)


def add_paths(command: argparse.ArgumentParser, what: str) -> None:
    """Let somebody name the files with which the command does something."""
    instead = f"files to {what} instead of {MAIN} and {FOLDER}/*.yaml"
    command.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=instead)


def refuse_missing(paths: Iterable[Path]) -> None:
    """Raise MisuseError if one of these files is not there."""
    for path in paths:
        if not os.path.lexists(path):  # `Path.exists` fails for names that are too long
            raise MisuseError(f"there is no file {visible(str(path))}")


def load_or_say(root: Path) -> Corpus | None:
    """The corpus of a project. If its data has errors, None, and a line that says so."""
    try:
        return load(root)
    except CorpusError as error:
        print(f"The data has {pluralize(len(error.problems), 'problem')}: run {CHECK}")
        return None


def root_of(given: Path | None) -> Path:
    """`given`, or else the nearest folder from here upwards with mkdocs.yml. Raises MisuseError if there is none."""
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
