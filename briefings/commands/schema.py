"""`schema`: write the JSON Schema of the annotations, by which editors complete, explain and check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .project import CLEAN, PROBLEMS, MisuseError, add_root, root_of

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    command = commands.add_parser("schema", help="write the schema of the annotations, for editors")
    command.add_argument(
        "--check", action="store_true", help="write nothing, and fail where it is out of date"
    )
    add_root(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the schema, or with `--check` say whether it is what would be written; 1 where it is not."""
    # Only this command needs it, and `check` should start at once.
    from ..corpus import json_schema  # noqa: PLC0415

    path = root_of(options.root) / json_schema.FILE
    text = json_schema.text()
    if options.check:
        if _bytes(path).replace(b"\r\n", b"\n") == text.encode():
            return CLEAN
        print(f"{json_schema.FILE} is not what the model says; run: python -m briefings schema")
        return PROBLEMS
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise MisuseError(f"{path} cannot be written: {error.strerror}") from None
    print(f"Wrote {json_schema.FILE}.")
    return CLEAN


def _bytes(path: Path) -> bytes:
    """What the file holds; nothing where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
