"""`diff`: say what the data changes since a revision: entries, figures, links in memos, receipts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..analysis.as_of import as_of
from ..analysis.changes import changes
from ..corpus import check
from ..corpus.loading import check_files
from ..corpus.model import Corpus
from ..corpus.wording import visible
from .diff_report import FORMATS, Report, rendered, report, report_of_errors
from .project import CLEAN, PROBLEMS, MisuseError
from .terminal import typed

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from ..corpus.problem import Problem
    from ..history.git import Repository


def add(command: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    command.add_argument("base", type=typed, metavar="BASE", help="the earlier revision in git, such as main")
    about = "the later revision; else the files as they are now. BASE is then taken where HEAD left it"
    command.add_argument("head", type=typed, metavar="HEAD", nargs="?", help=about)
    command.add_argument("--format", choices=FORMATS, default="text")


def run(options: argparse.Namespace) -> int:
    """Print the report. Returns 1 if the later revision has errors."""
    found, code = _compared(options.root, options.base, options.head)
    sys.stdout.write(rendered(found, options.format))
    return code


def _compared(root: Path, base: str, head: str | None) -> tuple[Report, int]:
    from ..history.git import GitError, Repository  # noqa: PLC0415 - most commands need no git

    try:
        with Repository(root) as repository:
            later = _commit(repository, head or "HEAD")
            earlier = _commit(repository, base)
            before, _ = _at(repository, repository.common(earlier, later) or earlier)
            after, problems = _at(repository, later) if head else check(root)
    except GitError as error:
        raise MisuseError(f"there is nothing to compare with: {error}") from None
    if after is None:
        return report_of_errors(problems), PROBLEMS
    # What was wrong before says nothing about this change: then everything is new.
    before = before or Corpus()
    if before.settings.corpus != after.settings.corpus:
        before = Corpus()
    return report(changes(before, after, as_of(before), as_of(after))), CLEAN


def _commit(repository: Repository, revision: str) -> str:
    found = repository.commit(revision)
    if found is None:
        raise MisuseError(f"there is no revision {visible(revision)} here")
    return found


def _at(repository: Repository, commit: str) -> tuple[Corpus | None, list[Problem]]:
    files = repository.files(commit)
    return check_files({file: repository.contents(id_) for file, id_ in files.items()})
