"""What one command costs, and what a built site holds."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
_SAID = 1_000
"""So many characters from the beginning and from the end of what a command said are kept."""
_ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


class FailedError(Exception):
    """A measured command failed; the message is what it said."""


@dataclass(frozen=True)
class Cost:
    """What a command took, and what it said."""

    wall: float
    """Seconds by the clock."""
    cpu: float
    """Seconds of work by the processors."""
    memory: int
    """The most at one time, in bytes."""
    said: str


@dataclass(frozen=True)
class Output:
    """A built site. `text` counts the characters that a reader sees in the middle of all pages."""

    pages: int
    html: int
    text: int
    other: int


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
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _RSS_UNIT, said)


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * _SAID else f"{text[:_SAID]}\n…\n{text[-_SAID:]}"


def output(site: Path) -> Output:
    """Count what a build has written."""
    pages = written = text = other = 0
    for file in site.rglob("*"):
        if file.suffix == ".html":
            page = file.read_text(encoding="utf-8")
            pages += 1
            written += file.stat().st_size
            text += len(visible(page))
        elif file.is_file():
            other += file.stat().st_size
    return Output(pages, written, text, other)


def visible(page: str) -> str:
    """The text in the middle of a page, without tags and with single spaces."""
    middle = _ARTICLE.search(page)
    return _SPACE.sub(" ", html.unescape(_TAG.sub("", middle[0]))) if middle else ""
