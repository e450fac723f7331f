"""`fmt`: put annotation files in canonical order and form, with their comments."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from ..corpus.loading import annotation_files
from ..corpus.names import collect
from ..corpus.problem import Problem
from ..corpus.rules.order import order_problems
from ..corpus.wording import pluralize, printable
from ..editing.canonical import FormError, canonical
from ..editing.files import Opened, open_file, replace_file
from .project import CLEAN, PROBLEMS, add_paths, refuse_missing, root_of

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from ..corpus.names import Names
    from ..corpus.tree import Tree


def add(command: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    add_paths(command, "rewrite")
    command.add_argument(
        "--check", action="store_true", help="change nothing; list the files that would change, and fail"
    )


def run(options: argparse.Namespace) -> int:
    """Rewrite the files that need it. Returns 1 if a file cannot be rewritten or, with --check, would be."""
    root = root_of(options.root)
    refuse_missing(options.paths)
    known = {path.resolve(): open_file(path, root) for path in annotation_files(root)}
    chosen = [known.get(path.resolve()) or open_file(path, root) for path in options.paths]
    files = chosen or list(known.values())
    # The order of positions follows the questions of all files.
    others = [file for file in files if file.path.resolve() not in known]
    names = collect(file.tree for file in [*known.values(), *others] if file.tree is not None)
    changed = failed = 0
    for file in files:
        try:
            changed += _format(file, root, names, check=options.check)
        except FormError as error:
            failed += 1
            print(f"{file.name}: {error}; the file was left as it is")
        except OSError as error:
            failed += 1
            print(f"{file.name}: {error.strerror or error}; the file was left as it is")
    if options.check and changed:
        print(f"{pluralize(changed, 'file')} would change: run `python -m briefings fmt`")
    elif not changed and not failed:
        print(f"{pluralize(len(files), 'file')}: nothing to change")
    return PROBLEMS if failed or (options.check and changed) else CLEAN


def _format(file: Opened, root: Path, names: Names, *, check: bool) -> bool:
    """Rewrite a file or, with `check`, print what would change. Returns whether anything changes.

    Raises FormError if the file has mistakes or no canonical form, and OSError if it cannot be written.
    """
    if file.problems or file.tree is None:
        print(*file.problems, sep="\n")
        raise FormError("fix this first")
    text = canonical(file.tree, names)
    if text.encode("utf-8") == file.data:
        return False
    if check:
        print(*form_problems(file.tree, file.data.decode("utf-8"), text, names), sep="\n")
    else:
        replace_file(file.path, text.encode("utf-8"), root)
        print(f"{file.name}: rewritten")
    return True


def form_problems(tree: Tree, old: str, new: str, names: Names) -> list[Problem]:
    """The changes from a file's old text to its canonical text, as Problems for `check`.

    There is one for each key out of order, and one for the first line that is written differently. If there is
    neither, only an empty line, a line break or a byte-order mark changes.
    """
    found = list(order_problems(tree, names))
    rewritten = _first_rewritten(tree.text.replace("\r\n", "\n"), new)
    if rewritten is not None:
        number, line = rewritten
        message = f"{_quoted(line)} is not in canonical form"
    elif not found and old != new:
        pairs = enumerate(zip_longest(old.split("\n"), new.split("\n")), 1)
        number, pair = next((number, pair) for number, pair in pairs if pair[0] != pair[1])
        message = " would be ".join("the end" if line is None else _quoted(line) for line in pair)
    else:
        return found
    hint = "`python -m briefings fmt` rewrites it"
    return [*found, Problem(tree.file, number, 1, "", "form", message, hint, "warning")]


def _first_rewritten(old: str, new: str) -> tuple[int, str] | None:
    """The first line of the old text that the new text lacks, and its number from 1."""
    lines = Counter(new.split("\n"))
    for number, line in enumerate(old.split("\n"), 1):
        if line and not lines[line]:
            return number, line
        lines[line] -= 1
    return None


def _quoted(line: str) -> str:
    return f"`{printable(line.lstrip(' '))}`" if line else "an empty line"
