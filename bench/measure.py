"""What one command costs, and what a built site holds."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
_SAID = 1_000
"""So many characters from the beginning and from the end of what a command said are kept."""
_EACH = 0.1
"""Seconds between two looks at the memory."""


class FailedError(Exception):
    """A measured command failed; the message is what it said."""


@dataclass(frozen=True)
class Cost:
    """What a command took."""

    wall: float
    """Seconds by the clock."""
    cpu: float
    """Seconds of work by the processors."""
    memory: int
    """The most that its largest process had at one time, in bytes."""


@dataclass(frozen=True)
class Output:
    """A built site: how many pages and files, and the bytes of both."""

    pages: int
    html: int
    files: int
    all: int


def run(command: Sequence[str], folder: Path, environment: dict[str, str]) -> Cost:
    """Run a command in a folder until it ends; raises FailedError.

    The memory is the child's own only as long as this process is small: Linux counts what a process had
    before it became another program. So nothing large may be loaded here.
    """
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = _shortened(output.read().decode(errors="replace"))
    if process.returncode:
        raise FailedError(said)
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _RSS_UNIT)


def memory(command: Sequence[str], folder: Path, environment: dict[str, str]) -> int | None:
    """Run a command, and give the most memory that all of its processes had together, in bytes.

    Memory that several of them share counts once (`Pss` of Linux, in proc_pid_smaps(5)). None on other systems.
    Looking takes time, so this is no run to measure anything else by.
    """
    if sys.platform != "linux":
        return None
    most = 0
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=output, start_new_session=True
        )
        while process.poll() is None:
            most = max(most, sum(map(_share, _in_session(process.pid))))
            time.sleep(_EACH)
        output.seek(0)
        if process.returncode:
            raise FailedError(_shortened(output.read().decode(errors="replace")))
    return most


def _in_session(leader: int) -> list[Path]:
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended
            if os.getsid(int(path.name)) == leader:
                found.append(path)
    return found


def _share(process: Path) -> int:
    with suppress(OSError, ValueError):
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * _SAID else f"{text[:_SAID]}\n…\n{text[-_SAID:]}"


def output(site: Path) -> Output:
    """Count what a build has written."""
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = [size for path, size in sizes.items() if path.suffix == ".html"]
    return Output(len(pages), sum(pages), len(sizes), sum(sizes.values()))
