"""`fmt`: put annotation files in canonical order and form, with their comments."""

from __future__ import annotations

import os
import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from ..corpus.loading import FOLDER, annotation_files, name_of
from ..corpus.names import collect
from ..corpus.problem import Problem
from ..corpus.rules.order import order_problems
from ..corpus.tree import entries_of
from ..corpus.values import ID_PATTERN
from ..corpus.wording import pluralize, printable, reason_of
from ..editing.canonical import FormError, canonical
from ..editing.files import Opened, open_file, replace_file
from ..editing.split import split
from .project import CLEAN, PROBLEMS, add_paths, refuse_missing

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from ..corpus.names import Names
    from ..corpus.tree import Tree


def add(command: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    add_paths(command, "rewrite")
    instead = command.add_mutually_exclusive_group()
    instead.add_argument(
        "--check", action="store_true", help="change nothing; list the files that would change, and fail"
    )
    instead.add_argument(
        "--split",
        action="store_true",
        help=f"also move each article into a file of its own: {FOLDER}/ID.yaml",
    )


def run(options: argparse.Namespace) -> int:
    """Rewrite the files that need it. Returns 1 if a file cannot be rewritten or, with --check, would be."""
    root = options.root
    refuse_missing(options.paths)
    # The order of positions follows the questions of all files.
    opened = {path.resolve(): open_file(path, root) for path in (*annotation_files(root), *options.paths)}
    names = collect(file.tree for file in opened.values())
    files = [opened[path.resolve()] for path in options.paths] or list(opened.values())
    changed = failed = 0
    for file in files:
        try:
            if options.split:
                changed += _split(file, root, names)
            else:
                changed += _format(file, root, names, check=options.check)
        except (FormError, OSError) as error:
            failed += 1
            print(f"{file.name}: {reason_of(error)}; the file was left as it is")
    if options.check and changed:
        print(f"{pluralize(changed, 'file')} would change: run `python -m briefings fmt`")
    elif not changed and not failed:
        print(f"{pluralize(len(files), 'file')}: nothing to change")
    return PROBLEMS if failed or (options.check and changed) else CLEAN


def _format(file: Opened, root: Path, names: Names, *, check: bool) -> bool:
    """Rewrite a file or, with `check`, print what would change. Returns whether anything changes.

    Raises FormError if the file has mistakes or no canonical form, and OSError if it cannot be written.
    """
    tree = _tree(file)
    text = canonical(tree, names)
    if text.encode("utf-8") == file.data:
        return False
    if check:
        print(*form_problems(tree, file.data.decode("utf-8"), text, names), sep="\n")
    else:
        replace_file(file.path, text.encode("utf-8"), root)
        print(f"{file.name}: rewritten")
    return True


def _tree(file: Opened) -> Tree:
    """What the file holds. Raises FormError if it has mistakes."""
    if file.problems:
        print(*file.problems, sep="\n")
        raise FormError("fix this first")
    return file.tree


def _split(file: Opened, root: Path, names: Names) -> bool:
    """Move each article of a file that is not named after it into a new file, all in canonical form.

    Returns whether there is one. Raises as `_format` does.
    """
    tree = _tree(file)
    articles = [id_ for id_, _ in entries_of(tree.root, "articles") if re.fullmatch(ID_PATTERN, id_)]
    paths = {id_: root / FOLDER / f"{id_}.yaml" for id_ in articles if file.name != f"{FOLDER}/{id_}.yaml"}
    if not paths:
        return _format(file, root, names, check=False)
    for path in paths.values():
        if os.path.lexists(path):
            raise FormError(f"{name_of(path, root)} is there already")
    rest, moved = split(tree, paths, names)
    texts = {**{paths[id_]: text for id_, text in moved.items()}, file.path: rest}
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():  # the old file last, so that nothing is lost if this is broken off
        replace_file(path, text.encode("utf-8"), root)
    print(f"{file.name}: {pluralize(len(moved), 'article')} moved to {FOLDER}/")
    return True


def form_problems(tree: Tree, old: str, new: str, names: Names) -> list[Problem]:
    """The changes from a file's old text to its canonical text, as Problems.

    There is one for each key out of order; if there is none, one for the first line that is written differently.
    """
    found = list(order_problems([tree], names))
    for number, lines in enumerate(zip_longest(old.split("\n"), new.split("\n")), 1):
        if not found and lines[0] != lines[1]:
            message = " would be ".join("the end" if line is None else _quoted(line) for line in lines)
            hint = "`python -m briefings fmt` rewrites it"
            found.append(Problem(tree.file, number, 1, "", "form", message, hint, "warning"))
    return found


def _quoted(line: str) -> str:
    return f"`{printable(line.lstrip(' '))}`" if line else "an empty line"
