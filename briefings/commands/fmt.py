"""`fmt`: put annotation files in canonical order and form, with their comments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..corpus.loading import FOLDER, MAIN, annotation_files
from ..corpus.names import collect
from ..corpus.problem import Problem
from ..corpus.rules.order import order_problems
from ..corpus.wording import printable
from ..editing.canonical import RULE as FORM
from ..editing.canonical import FormError, canonical, first_difference, first_new_line
from ..editing.files import Opened, open_file, replace_file, target_of
from .project import CLEAN, PROBLEMS, MisuseError, add_root, root_of

if TYPE_CHECKING:
    import argparse

    from ..corpus.names import Names


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    command = commands.add_parser("fmt", help="put the annotations in canonical order and form")
    command.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help=f"files to rewrite instead of {MAIN} and {FOLDER}/*.yaml",
    )
    command.add_argument(
        "--check", action="store_true", help="change nothing; list the files that would change, and fail"
    )
    add_root(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Rewrite the files that need it; 1 where one could not be, or with --check would have been."""
    root = root_of(options.root)
    for path in options.paths:
        if not path.exists():
            raise MisuseError(f"there is no file {path}")
    known = {path.resolve(): open_file(path, root) for path in annotation_files(root)}
    files = [known.get(path.resolve()) or open_file(path, root) for path in options.paths] or list(
        known.values()
    )
    # The questions of all files say in which order the positions of each stand.
    others = [file for file in files if file.path.resolve() not in known]
    names = collect(file.tree for file in [*known.values(), *others] if file.tree is not None)
    formatter = _Formatter(root, names, check=options.check)
    for file in files:
        formatter.format(file)
    return formatter.summary(len(files))


class _Formatter:
    def __init__(self, root: Path, names: Names, *, check: bool) -> None:
        self._root = root
        self._names = names
        self._check = check
        self._changed: list[str] = []
        self._failed = 0

    def format(self, file: Opened) -> None:
        """Rewrite one file, or say why not."""
        if file.problems or file.tree is None:
            for problem in file.problems:
                print(problem)
            self._fail(file, "mend this first; the file was left as it is")
            return
        try:
            target_of(file.path, self._root)
            text = canonical(file.tree, self._names)
            data = text.encode("utf-8")
            if data == file.data:
                return
            if not self._check:
                replace_file(file.path, data, self._root)
        except FormError as error:
            self._fail(file, f"{error}, so the file was left as it is")
        except OSError as error:
            self._fail(file, f"{error.strerror or error}; the file was left as it is")
        else:
            self._changed.append(file.name)
            if self._check:
                print(*_differences(file, text, self._names), sep="\n")
            else:
                print(f"{file.name}: rewritten")

    def summary(self, files: int) -> int:
        """Say what was done and what to do; gives the exit code."""
        if self._check and self._changed:
            print(f"{_files(len(self._changed))} would change: run `python -m briefings fmt`")
        elif not self._changed and not self._failed:
            print(f"{_files(files)}: nothing to change")
        return PROBLEMS if self._failed or (self._check and self._changed) else CLEAN

    def _fail(self, file: Opened, reason: str) -> None:
        self._failed += 1
        print(f"{file.name}: {reason}")


def _differences(file: Opened, text: str, names: Names) -> list[Problem]:
    """What would change, in the form in which `check` says things: keys out of order, and the first other line."""
    assert file.tree is not None  # it has been put in canonical form
    found = list(order_problems(file.tree, names))
    line = first_new_line(file.tree.text, text)
    difference = first_difference(file.data.decode("utf-8"), text)
    if (
        line is None and not found and difference is not None
    ):  # an empty line, a line end or a byte-order mark
        line = difference
    if line is not None:
        old, new = ("the end" if each is None else _quoted(each) for each in (line.old, line.new))
        message = f"{old} would be {new}" if line.new is not None else f"{old} is not in canonical form"
        hint = "`python -m briefings fmt` rewrites it"
        found.append(Problem(file.name, line.line, 1, "", FORM, message, hint, "warning"))
    return found


def _quoted(line: str) -> str:
    return f"`{printable(line.lstrip(' '))}`" if line else "an empty line"


def _files(number: int) -> str:
    return f"{number:,} file" if number == 1 else f"{number:,} files"
