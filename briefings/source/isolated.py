"""Reading other people's web pages and PDFs in a process of its own, which may use so much time and memory.

A file of 200 KB can unpack to gigabytes, or keep a parser busy for hours. `python -m briefings.source.isolated` reads
from its standard input and writes the normalised text, or why there is none, to its standard output.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from .reading import LIMIT, ReadingError, is_plain, read
from .text import Text

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

SECONDS = 5
"""After so much time of the processor the process is ended."""
MEGABYTES = 512
WAIT = SECONDS if resource is None else 6 * SECONDS
"""After so many seconds nobody waits any more. A busy machine may give a process a sixth of its time."""

_ROOT = Path(__file__).resolve().parents[2]
_TEXT, _NO_TEXT = 0, 3
_TOO_MUCH = f"it takes more than {SECONDS} seconds or {MEGABYTES} MB to read: save its text as plain text"


def read_isolated(data: bytes) -> Text:
    """As `read`, with plain text read here and anything else in another process. Raises ReadingError."""
    if is_plain(data) or len(data) > LIMIT:
        return read(data)
    command = [sys.executable, "-P", "-X", "utf8", "-m", __name__]
    # No module of the folder that the command was called in: an empty entry would be that.
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    try:
        done = subprocess.run(  # noqa: S603  # this module
            command,
            input=data,
            capture_output=True,
            timeout=WAIT,
            check=False,
            env=os.environ | {"PYTHONPATH": path},
        )
    except subprocess.TimeoutExpired:
        raise ReadingError(_TOO_MUCH) from None
    if done.returncode == _TEXT:
        return Text(done.stdout.decode("utf-8"))
    raise ReadingError(done.stdout.decode("utf-8") if done.returncode == _NO_TEXT else _TOO_MUCH)


def _limit() -> None:
    """Limit this process as far as the system does that, even if nobody waits for it any more.

    It leaves no image of its memory behind, which would hold the text.
    """
    if resource is None:
        return
    for kind, soft, hard in (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_CPU, SECONDS, SECONDS + 1),
        (resource.RLIMIT_AS, MEGABYTES * 1024 * 1024, MEGABYTES * 1024 * 1024),
    ):
        with suppress(OSError, ValueError):  # macOS limits no address space
            resource.setrlimit(kind, (soft, hard))


def main() -> int:
    """Read the text for the process that started this one."""
    _limit()
    try:
        said, code = read(sys.stdin.buffer.read()).whole, _TEXT
    except ReadingError as error:
        said, code = str(error), _NO_TEXT
    sys.stdout.buffer.write(said.encode("utf-8"))
    return code


if __name__ == "__main__":
    sys.exit(main())
