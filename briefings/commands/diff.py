"""`diff`: say what the data changes since a revision: entries, figures, links in memos, receipts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..analysis.as_of import as_of
from ..analysis.changes import changes
from ..corpus import check
from ..corpus.loading import check_files
from ..corpus.model import Corpus
from .diff_report import FORMATS, Report, rendered, report, report_of_errors
from .project import CLEAN, PROBLEMS, commit_of, repository
from .terminal import typed

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


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
    with repository(root) as found:
        later, earlier = commit_of(found, head or "HEAD"), commit_of(found, base)
        before, _ = check_files(found.contents_at(found.common(earlier, later) or earlier))
        after, problems = check_files(found.contents_at(later)) if head else check(root)
    if after is None:
        return report_of_errors(problems), PROBLEMS
    # What was wrong before says nothing about this change: then everything is new.
    before = before or Corpus()
    if before.settings.corpus != after.settings.corpus:
        before = Corpus()
    return report(changes(before, after, as_of(before), as_of(after))), CLEAN
