"""`mkdocs build --strict` in forks of a process that has loaded MkDocs and the code: starts of Python are saved."""

from __future__ import annotations

import importlib
import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
import traceback
from functools import cache
from pathlib import Path

from briefings.web.staging import Staging

ROOT = Path(__file__).resolve().parent.parent
LOADED = ("mkdocs.commands.build", "mkdocs_macros.plugin", "pymdownx.superfences", "briefings.web.events")


@cache
def _process() -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
    )


def build(root: Path, environment: dict[str, str], kill: tuple[bool, float] = (False, 0)) -> tuple[int, str]:
    """The exit code of a build in a folder, and what it said.

    `kill` ends it without warning, so many seconds after the start, or, where it is aimed, after the change-over began.
    """
    process = _process()
    assert process.stdin is not None
    assert process.stdout is not None
    with tempfile.NamedTemporaryFile() as said:
        process.stdin.write(json.dumps([str(root), environment, said.name, kill]) + "\n")
        process.stdin.flush()
        code = int(process.stdout.readline())
        return code, Path(said.name).read_text(encoding="utf-8")


def _kill(aimed: bool, seconds: float) -> None:  # noqa: FBT001
    """Have the system end this process later. It does not notice SIGALRM, no more than it would notice SIGKILL."""

    def start(staging: Staging) -> None:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        change_over(staging)

    if aimed:
        change_over, Staging.change_over = Staging.change_over, start
    else:
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _build(root: str, environment: dict[str, str], said: str, kill: tuple[bool, float]) -> None:
    """What a fork does."""
    if kill[1]:
        _kill(*kill)
    stream = os.open(said, os.O_WRONLY)
    os.dup2(stream, 1)
    os.dup2(stream, 2)
    os.chdir(root)
    os.environ.clear()
    os.environ.update(environment)
    sys.path.insert(0, root)
    sys.argv = ["mkdocs", "build", "--strict"]
    code = 1
    try:
        runpy.run_module("mkdocs", run_name="__main__")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001  # whatever it is, the test is told
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _serve() -> None:
    for name in LOADED:
        importlib.import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _build(*json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    _serve()
