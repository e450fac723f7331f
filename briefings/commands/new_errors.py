"""What would be wrong after a change that a command is about to make, and was not wrong before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..corpus.loading import check_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..corpus.problem import Problem
    from ..editing.files import Opened


def new_errors(files: Sequence[Opened], changed: Sequence[Opened], unfinished: str = "") -> list[Problem]:
    """The errors that a project has with the changed files and did not have before.

    Errors in lines that hold the text `unfinished`, if one is given, do not count.
    """
    before = {file.name: file.data for file in files if file.data.strip()}
    lines = {file.name: file.data.decode("utf-8").split("\n") for file in changed}
    known = {_identity(problem) for problem in check_files(before)[1]}
    return [
        problem
        for problem in check_files(before | {file.name: file.data for file in changed})[1]
        if problem.severity == "error"
        and _identity(problem) not in known
        and not (unfinished and unfinished in lines.get(problem.file, [""])[problem.line - 1])
    ]


def _identity(problem: Problem) -> tuple[str, str, str, str]:
    """What identifies a Problem: everything but its line, which may move."""
    return problem.file, problem.path, problem.rule, problem.message
