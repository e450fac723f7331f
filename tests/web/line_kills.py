"""Publishes a folder again and again, each time killed one line of code later. Prints what is there after each kill.

`python line_kills.py FOLDER KIND` prints a line for each kill: what stands in the place of the site, what does once the
next build has started, what does once that has ended, how many lines it logged, and what is beside the site then. KIND
is `exchange`, `rename` (as where the system has no exchange) or `first`.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

from briefings.web import lock, staging

TRACED = {staging.__file__, lock.__file__, shutil.__file__}


def write(folder: Path, text: str) -> None:
    """A site of three files, one in a folder."""
    (folder / "inside").mkdir(parents=True)
    for name in ("index.html", "inside/index.html", "inside/data.json"):
        (folder / name).write_text(text)


def publish(site: Path) -> None:
    """What a build does."""
    place = staging.Staging(str(site))
    write(place.new, "new")
    place.change_over()
    place.close()


def state(site: Path) -> str:
    """`old`, `new`, `nothing`, or a list of what is mixed."""
    if not site.exists():
        return "nothing"
    files = {
        path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*") if path.is_file()
    }
    texts = set(files.values())
    return texts.pop() if len(files) == 3 and len(texts) == 1 else str(files)


def killed(site: Path, line: int) -> bool:
    """Publish, and be killed at a line. False if there are not so many."""
    child = os.fork()
    if child == 0:
        left = line

        def trace(frame, event, _argument):
            nonlocal left
            if frame.f_code.co_filename not in TRACED:
                return None
            left -= event == "line"
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return trace

        sys.settrace(trace)
        publish(site)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def main(folder: Path, kind: str) -> None:
    """Kill at the first line, at the second, and so on until a build is not killed."""
    if kind == "rename":
        staging._exchange = lambda *_: False
    line, killing = 0, True
    while killing:
        line += 1
        site = folder / str(line) / "site"
        if kind != "first":
            write(site, "old")
        killing = killed(site, line)
        after = state(site)
        said: list[str] = []
        staging.log.info = said.append
        staging.Staging(str(site)).close()
        recovered = state(site)
        publish(site)
        left = sorted(path.name for path in site.parent.iterdir())
        print(after, recovered, state(site), len(said), *left, sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
