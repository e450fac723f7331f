"""The command line: `python -m briefings …`. Exit 0: clean, 1: problems, 2: misuse."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from .commands import (
    anchor,
    apply,
    check,
    code,
    diff,
    export_table,
    fmt,
    history,
    import_table,
    new,
    pages,
    rename,
    schema,
    verify,
)
from .commands.project import MISUSE, PROBLEMS, MisuseError, add_root

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (
    check,
    fmt,
    new,
    rename,
    verify,
    anchor,
    apply,
    code,
    diff,
    import_table,
    export_table,
    history,
    pages,
    schema,
)
"""In the order in which `--help` lists them. Each module has `run`, and `add` if the command has options."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give the exit code. What goes wrong is said in one line, never in a traceback."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="surrogateescape")  # `typed` makes text of what is asked for
    for stream in (sys.stdout, sys.stderr):
        # Whatever a file is called, and whatever the terminal's encoding, it can be printed.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except MisuseError as misuse:
        print(f"briefings: {misuse}", file=sys.stderr)
        return MISUSE
    except BrokenPipeError:
        # Whoever read the output has seen enough; the interpreter must not try to write the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except (MemoryError, RecursionError):
        print("briefings: this computer has too little memory for that", file=sys.stderr)
        return PROBLEMS
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m briefings", description="Work on the annotations.")
    parser.set_defaults(root=None)
    commands = parser.add_subparsers(required=True, metavar="command")
    for module in COMMANDS:
        _, _, about = (module.__doc__ or "").partition(": ")
        name = getattr(module, "NAME", module.__name__.rpartition(".")[2])  # `import` cannot name a module
        command = commands.add_parser(name, help=about.partition(".")[0])
        command.set_defaults(run=module.run)
        add_root(command)
        if add := getattr(module, "add", None):
            add(command)
    return parser
