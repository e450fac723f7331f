"""The command line: `python -m briefings …`. Exit 0: clean, 1: problems, 2: misuse."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from .commands.project import CLEAN, MISUSE, PROBLEMS, MisuseError, RefusedError, add_root, root_of
from .corpus.wording import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "check": "check",
    "fmt": "fmt",
    "new": "new",
    "rename": "rename",
    "verify": "verify",
    "anchor": "anchor",
    "apply": "apply",
    "code": "code",
    "diff": "diff",
    "import": "import_table",
    "export": "export_table",
    "history": "history",
    "pages": "pages",
    "schema": "schema",
}
"""The module of each command, in the order in which `--help` lists them.

Each has `run`, which gives the exit code or, where that is 0, nothing; and `add` if it has options.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give the exit code. What goes wrong is said in one line, never in a traceback."""
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser(given).parse_args(given)
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="surrogateescape")  # `typed` makes text of what is asked for
    for stream in (sys.stdout, sys.stderr):
        # Whatever a file is called, and whatever the terminal's encoding, it can be printed.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        options.root = root_of(options.root)
        code: int = options.run(options) or CLEAN
        sys.stdout.flush()
    except MisuseError as misuse:
        print(f"briefings: {misuse}", file=sys.stderr)
        return MISUSE
    except RefusedError as refused:
        print(*map(visible, str(refused).split("\n")), sep="\n")
        return PROBLEMS
    except BrokenPipeError:
        # Whoever read the output has seen enough; the interpreter must not try to write the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except (MemoryError, RecursionError):
        print("briefings: this computer has too little memory for that", file=sys.stderr)
        return PROBLEMS
    return code


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """The parser for the command that is given; for all of them if it is none, since `--help` then lists them."""
    parser = argparse.ArgumentParser(prog="python -m briefings", description="Work on the annotations.")
    parser.set_defaults(root=None)
    commands = parser.add_subparsers(required=True, metavar="command")
    # Each takes in what it needs, which takes longer than its work where that is little.
    for name in given[:1] if given and given[0] in COMMANDS else COMMANDS:
        module = import_module(f".commands.{COMMANDS[name]}", __package__)
        _, _, about = (module.__doc__ or "").partition(": ")
        command = commands.add_parser(name, help=about.partition(".")[0])
        command.set_defaults(run=module.run)
        add_root(command)
        if add := getattr(module, "add", None):
            add(command)
    return parser
