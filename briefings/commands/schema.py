"""`schema`: write the JSON Schema of the annotations, which editors use to complete, explain and check them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .project import CLEAN, PROBLEMS, MisuseError, root_of

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def add(command: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    command.add_argument(
        "--check", action="store_true", help="write nothing, and fail where it is out of date"
    )


def run(options: argparse.Namespace) -> int:
    """Write the schema. With `--check`, write nothing and return 1 if the file is out of date."""
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
    """The contents of the file. Empty if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
