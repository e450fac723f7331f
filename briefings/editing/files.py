"""Open the annotation files of a project to change them, and replace one in a single step, never leaving half a file."""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF8
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus.loading import annotation_files, check_files, name_of, read_bytes
from ..corpus.names import collect
from ..corpus.problem import Problem
from ..corpus.reader import read, read_file
from ..corpus.wording import reason_of
from .canonical import FormError
from .changes import change

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..corpus.names import Names
    from ..corpus.tree import Path as TreePath
    from ..corpus.tree import Tree


@dataclass(frozen=True, slots=True)
class Opened:
    """A file, and what the reader found in it. `tree` is empty if the file could not be read at all."""

    path: Path
    name: str
    data: bytes
    tree: Tree
    problems: list[Problem]
    """Problems with bytes and syntax only. A program must not change a file that has any."""

    def with_text(self, text: str) -> Opened:
        """The same file with another text, and with a byte-order mark if it has one."""
        data = (BOM_UTF8 if self.data.startswith(BOM_UTF8) else b"") + text.encode("utf-8")
        return replace(self, data=data, tree=read(self.name, text)[0])


def open_file(path: Path, root: Path) -> Opened:
    """Read a file of a project. If it cannot be read, `problems` says why."""
    name = name_of(path, root)
    try:
        data = read_bytes(path, root)
    except OSError as error:
        message = f"the file cannot be read: {reason_of(error)}"
        return Opened(path, name, b"", read(name, "")[0], [Problem(name, 0, 0, "", "file", message)])
    tree, problems = read_file(name, data)
    return Opened(path, name, data, tree or read(name, "")[0], problems)


@dataclass(frozen=True, slots=True)
class Project:
    """The annotation files of a project, opened to change them, and all ids in them."""

    root: Path
    files: dict[str, Opened]
    """By name. A broken link is among them, with a Problem."""
    names: Names

    @classmethod
    def open(cls, root: Path) -> Project:
        """Read all annotation files. There may be none yet."""
        files = [open_file(path, root) for path in annotation_files(root) if os.path.lexists(path)]
        return cls(root, {file.name: file for file in files}, collect(file.tree for file in files))

    @property
    def problems(self) -> list[Problem]:
        """What keeps a program from changing its files. A file with nothing in it does not."""
        return [
            problem
            for file in self.files.values()
            for problem in file.problems
            if problem.rule != "empty-file" or file.data.strip()
        ]

    def changed(self, name: str, values: Mapping[TreePath, Any]) -> Opened:
        """A file with new values at these paths. Raises FormError if it has mistakes, or no place for one."""
        file = self.files[name]
        if file.problems:
            raise FormError(f"line {file.problems[0].line} of it has a mistake that must be fixed first")
        return file.with_text(change(file.tree, values, self.names))

    def new_errors(self, changed: Iterable[Opened], unfinished: str = "") -> list[Problem]:
        """The errors that the project has with the changed files and did not have before.

        Errors in lines that hold the text `unfinished`, if one is given, do not count.
        """
        before = {file.name: file.data for file in self.files.values() if file.data.strip()}
        after = {file.name: file.data for file in changed}
        lines = {name: data.decode("utf-8").split("\n") for name, data in after.items()}
        known = {_identity(problem) for problem in check_files(before)[1]}
        return [
            problem
            for problem in check_files(before | after)[1]
            if problem.severity == "error"
            and _identity(problem) not in known
            and not (unfinished and unfinished in lines.get(problem.file, [""])[problem.line - 1])
        ]

    def write(self, file: Opened) -> None:
        """Replace the contents of a file by those that are given, as `replace_file` does."""
        replace_file(file.path, file.data, self.root)


def _identity(problem: Problem) -> tuple[str, str, str, str]:
    """What identifies a Problem: everything but its line, which may move."""
    return problem.file, problem.path, problem.rule, problem.message


def replace_file(path: Path, data: bytes, root: Path) -> None:
    """Replace the contents of a file, or of the file that it links to, in one step, and keep its permissions.

    If OSError is raised, the file is unchanged. A link that leads out of the project is refused, because it could be
    used to overwrite any file.
    """
    target = path.resolve()
    is_inside = Path(os.path.abspath(path)).is_relative_to(Path(os.path.abspath(root)))  # noqa: PTH100  # links stay
    if (is_inside or path.is_symlink()) and not target.is_relative_to(root.resolve()):
        raise OSError("it is a link that leads out of the project")
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError("it may not be written to")
    written = target.with_name(f".{target.name}.{os.getpid()}")
    written.touch(exist_ok=False)
    try:
        with written.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            written.chmod(mode)
        written.replace(target)
    except BaseException:
        with suppress(OSError):
            written.unlink()
        raise
