"""`import`: add positions from a table that a spreadsheet saved as CSV."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..corpus.loading import annotation_files
from ..corpus.names import collect
from ..corpus.wording import pluralize, visible
from ..editing.canonical import FormError
from ..editing.changes import change
from ..editing.files import Opened, open_file, replace_file
from ..editing.position_table import COLUMNS, Reading, TableError, changes, read_table
from .new_errors import new_errors
from .project import CLEAN, PROBLEMS, MisuseError, root_of
from .terminal import SERVE

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from ..corpus.names import Names


def add(command: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    about = f"a table with a heading: {', '.join(COLUMNS)}; `python -m briefings export FILE` makes one to fill in"
    command.add_argument("table", type=Path, metavar="FILE", help=about)


def run(options: argparse.Namespace) -> int:
    """Write what the table says that the data does not say yet. If anything does not fit, write nothing, and return 1."""
    root = root_of(options.root)
    name = visible(str(options.table))
    try:
        rows = read_table(options.table.read_bytes())
    except TableError as error:
        raise MisuseError(f"{name}: {error}") from None
    except OSError as error:
        raise MisuseError(f"{name} cannot be read: {error.strerror or error}") from None
    files = [open_file(path, root) for path in annotation_files(root)]
    if unreadable := [problem for file in files for problem in file.problems]:
        print(*map(visible, map(str, unreadable)), "Nothing was imported: fix this first.", sep="\n")
        return PROBLEMS
    names = collect(file.tree for file in files if file.tree is not None)
    reading = changes(rows, names)
    for mistake in reading.mistakes:
        print(visible(f"{name}: {mistake}"))
    if reading.mistakes:
        print(f"Nothing was imported: {pluralize(len(reading.mistakes), 'mistake')}.")
        return PROBLEMS
    try:
        changed = _changed(files, reading, names)
        if wrong := new_errors(files, changed):
            print(*(visible(str(problem)) for problem in wrong), "Nothing was imported.", sep="\n")
            return PROBLEMS
        for file in changed:
            replace_file(file.path, file.data, root)
    except (FormError, OSError) as error:
        print(visible(f"{error}; nothing more was imported"))
        return PROBLEMS
    print(f"{reading.added:,} added, {reading.changed:,} changed, {reading.unchanged:,} as they were.")
    print(f"To see them in the matrix: {SERVE}")
    return CLEAN


def _changed(files: Iterable[Opened], reading: Reading, names: Names) -> list[Opened]:
    """The files with the new values in them. Raises FormError if YAML leaves no place for one."""
    opened = {file.name: file for file in files}
    changed: dict[str, Opened] = {}
    for article, values in reading.values.items():
        if values:
            file = opened[names.files[article]]
            assert file.tree is not None  # the names come from it
            opened[file.name] = changed[file.name] = file.with_text(change(file.tree, values, names))
    return list(changed.values())
