"""`schema`: write the JSON Schema of the annotations, which editors use to complete, explain and check them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .project import RefusedError, write_given

if TYPE_CHECKING:
    import argparse


def add(command: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    command.add_argument(
        "--check", action="store_true", help="write nothing, and fail where it is out of date"
    )


def run(options: argparse.Namespace) -> None:
    """Write the schema. With `--check`, write nothing, and raise RefusedError if the file is out of date."""
    # Only this command needs it, and `check` should start at once.
    from ..corpus import json_schema  # noqa: PLC0415

    path = options.root / json_schema.FILE
    text = json_schema.text().encode()
    if not options.check:
        write_given(path, text)
        print(f"Wrote {json_schema.FILE}.")
    elif not path.is_file() or path.read_bytes().replace(b"\r\n", b"\n") != text:
        raise RefusedError(f"{json_schema.FILE} is not what the model says; run: python -m briefings schema")
