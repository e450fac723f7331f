"""`import`: add positions from a table that a spreadsheet saved as CSV."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus.wording import pluralize, visible
from ..editing.canonical import FormError
from ..editing.position_table import COLUMNS, TableError, changes, read_table
from .project import MisuseError, RefusedError, opened, read_given
from .terminal import SERVE

if TYPE_CHECKING:
    import argparse

    from ..corpus.tree import Path as TreePath


def add(command: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    about = f"a table with a heading: {', '.join(COLUMNS)}; `python -m briefings export FILE` makes one to fill in"
    command.add_argument("table", type=Path, metavar="FILE", help=about)


def run(options: argparse.Namespace) -> None:
    """Write what the table says that the data does not say yet, or nothing if anything does not fit."""
    name = visible(str(options.table))
    try:
        rows = read_table(read_given(options.table))
    except TableError as error:
        raise MisuseError(f"{name}: {error}") from None
    project = opened(options.root, "imported")
    reading = changes(rows, project.names)
    if reading.mistakes:
        number = pluralize(len(reading.mistakes), "mistake")
        mistakes = [f"{name}: {mistake}" for mistake in reading.mistakes]
        raise RefusedError("\n".join([*mistakes, f"Nothing was imported: {number}."]))
    values: defaultdict[str, dict[TreePath, Any]] = defaultdict(dict)
    for path, value in reading.values.items():
        values[project.names.files[str(path[1])]][path] = value
    try:
        new = [project.changed(file, found) for file, found in values.items()]
        if wrong := project.new_errors(new):
            raise RefusedError("\n".join([*map(str, wrong), "Nothing was imported."]))
        for file in new:
            project.write(file)
    except (FormError, OSError) as error:
        raise RefusedError(f"{error}; nothing more was imported") from None
    added, changed, unchanged = (f"{reading.rows[what]:,}" for what in ("added", "changed", "unchanged"))
    print(f"{added} added, {changed} changed, {unchanged} as they were.")
    print(f"To see them in the matrix: {SERVE}")
