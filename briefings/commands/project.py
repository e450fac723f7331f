"""Shared by commands: exit codes and errors, the project's folder, data and files, and files that somebody names."""

from __future__ import annotations

import os
import sys
from argparse import SUPPRESS
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..corpus import CorpusError, load
from ..corpus.loading import FOLDER, MAIN
from ..corpus.wording import pluralize, reason_of, visible
from ..editing.files import Project
from .terminal import CHECK

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from ..corpus import Corpus
    from ..history.git import Repository

CLEAN, PROBLEMS, MISUSE = 0, 1, 2
STDIN = "-"


class MisuseError(Exception):
    """The command was called in a way that cannot work."""


class RefusedError(Exception):
    """What was asked cannot be done; the message says why, and perhaps on several lines."""


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


def loaded(root: Path) -> Corpus:
    """The corpus of a project. Raises RefusedError if its data has errors."""
    try:
        return load(root)
    except CorpusError as error:
        problems = pluralize(len(error.problems), "problem")
        raise RefusedError(f"The data has {problems}: run {CHECK}") from None


def opened(root: Path, undone: str) -> Project:
    """The annotation files, to change them. Raises RefusedError if one cannot be read: nothing was `undone`, it says."""
    project = Project.open(root)
    if project.problems:
        raise RefusedError("\n".join([*map(str, project.problems), f"Nothing was {undone}: fix this first."]))
    return project


def name_of_given(given: str | Path) -> str:
    """What messages call a file that somebody named."""
    return "what was piped in" if given == STDIN else visible(str(given))


def read_given(given: str | Path, limit: int = -1) -> bytes:
    """The contents of a file that somebody named, or of what is piped in, up to a limit. Raises MisuseError."""
    if Path(given).is_dir():
        raise MisuseError(f"{name_of_given(given)} cannot be read: it is not a file")
    try:
        if given == STDIN:
            return sys.stdin.buffer.read(limit)
        with Path(given).open("rb") as file:
            return file.read(limit)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise MisuseError(f"{name_of_given(given)} cannot be read: {reason_of(error)}") from None


def write_given(given: Path, data: bytes) -> None:
    """Write a file that somebody named. Raises MisuseError if it cannot be written."""
    try:
        given.write_bytes(data)
    except OSError as error:
        raise MisuseError(f"{visible(str(given))} cannot be written: {reason_of(error)}") from None


@contextmanager
def repository(root: Path) -> Iterator[Repository]:
    """The repository around a project. Raises MisuseError if git cannot read it."""
    from ..history.git import GitError, Repository  # noqa: PLC0415 - most commands need no git

    try:
        yield Repository(root)
    except GitError as error:
        raise MisuseError(f"there is nothing to compare with: {error}") from None


def commit_of(repository: Repository, revision: str) -> str:
    """The commit that a revision names. Raises MisuseError if there is none here."""
    if (found := repository.commit(revision)) is None:
        raise MisuseError(f"there is no revision {visible(revision)} here{repository.advice}")
    return found


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
