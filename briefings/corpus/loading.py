"""From the project's folder to a checked Corpus."""

from __future__ import annotations

import gc
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .draft import draft
from .problem import CorpusError, Problem
from .reader import read
from .rules import RULES
from .scan import SIZE_LIMIT, scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from .model import Corpus
    from .tree import Tree

KEPT = 1_000
"""So many Problems are kept; nobody reads more."""

MAIN = "data/annotations.yaml"
FOLDER = "data/annotations"

_GRAVITY = {"error": 0, "warning": 1, "note": 2}


def load(root: Path) -> Corpus:
    """Read the corpus of the project in a folder.

    Raises CorpusError with everything that is wrong. What does not stand in the way is in `Corpus.warnings`.
    """
    corpus, problems = check(root)
    if corpus is None:
        raise CorpusError(problems)
    return corpus


def check(root: Path, paths: Sequence[Path] | None = None) -> tuple[Corpus | None, list[Problem]]:
    """Read the project's files, or those given, and say everything that is wrong, by file, line and column.

    There is no Corpus if there is an error. At most KEPT Problems are kept, errors first.
    """
    with _collecting_no_garbage():
        corpus, problems = _check(root, _files(root) if paths is None else list(paths))
    if any(problem.severity == "error" for problem in problems):
        return None, _kept(problems)
    corpus.warnings = tuple(_kept(problems))
    return corpus, list(corpus.warnings)


def _files(root: Path) -> list[Path]:
    """The main file, unless there are only others."""
    main, folder = root / MAIN, root / FOLDER
    others = sorted(folder.glob("*.yaml"))
    return [main, *others] if main.exists() or not others else others


def _check(root: Path, paths: Sequence[Path]) -> tuple[Corpus, list[Problem]]:
    problems: list[Problem] = []
    trees = []
    for path in dict.fromkeys(paths):
        tree, wrong = _tree(_name(path, root), path)
        problems += wrong
        if tree is not None:
            trees.append(tree)
    found, wrong = draft(trees)
    problems += wrong
    if len(trees) < len(paths):
        found.names.complete = False
    for rule in RULES:
        problems += rule(found)
    return found.corpus, problems


def _tree(file: str, path: Path) -> tuple[Tree | None, list[Problem]]:
    try:
        data = _bytes(path)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        return None, [Problem(file, 0, 0, "", "file", message)]
    text, problems = scan(file, data)
    if text is None:
        return None, problems
    tree, refused = read(file, text)
    return tree, problems + refused


def _bytes(path: Path) -> bytes:
    """What a regular file holds, up to one byte over the limit. Raises OSError for anything else.

    Opening a named pipe would wait for a writer, hence O_NONBLOCK, which regular files ignore.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("it is not a regular file")
        return file.read(SIZE_LIMIT + 1)


def _name(path: Path, root: Path) -> str:
    """Relative to the root, with forward slashes; as it is where it lies elsewhere."""
    path, root = path.absolute(), root.absolute()
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _kept(problems: Sequence[Problem]) -> list[Problem]:
    """In the order of the files; of too many, the gravest."""
    kept = sorted(problems, key=_order)
    if len(kept) > KEPT:
        left = len(kept) - KEPT + 1
        kept = sorted(sorted(kept, key=lambda problem: _GRAVITY[problem.severity])[: KEPT - 1], key=_order)
        message = f"{left:,} more problems are not shown"
        kept.append(Problem(kept[-1].file, 0, 0, "", "too-many", message, "mend these first", kept[0].severity))
    return kept


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    return problem.file, problem.line, problem.column, problem.rule, problem.message


@contextmanager
def _collecting_no_garbage() -> Iterator[None]:
    """Reading makes hundreds of thousands of objects and no circles: looking for some takes half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
