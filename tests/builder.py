"""`mkdocs build --strict` in forks of a process that has loaded MkDocs and the code: starts of Python are saved."""

from __future__ import annotations

import importlib
import json
import os
import runpy
import shutil
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
def _process(number: int) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
    )


def _ask(number: int, *asked: object) -> int:
    process = _process(number)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(asked) + "\n")
    process.stdin.flush()
    return int(process.stdout.readline())


def build(root: Path, environment: dict[str, str], kill: float = 0, number: int = 0) -> tuple[int, str]:
    """The exit code of a build in a folder, and what it said.

    `kill` ends it without warning so many seconds after the start. A process does one thing at a time; `number` says
    which one does it.
    """
    with tempfile.NamedTemporaryFile() as said:
        code = _ask(number, "build", str(root), environment, said.name, kill)
        return code, Path(said.name).read_text(encoding="utf-8")


def publish(new: Path, site: Path, kill: float, number: int) -> int:
    """The exit code of a process that replaces a site by a copy of another, killed so long after this has begun."""
    return _ask(number, "publish", str(new), str(site), kill)


def _publish(new: str, site: str, kill: float) -> int:
    staging = Staging(site)
    shutil.copytree(new, staging.new, copy_function=os.link, dirs_exist_ok=True)
    signal.setitimer(signal.ITIMER_REAL, kill)
    staging.change_over()
    staging.close()
    return 0


def _build(root: str, environment: dict[str, str], said: str, kill: float) -> int:
    """What a fork does. It does not notice SIGALRM, no more than it would notice SIGKILL."""
    signal.setitimer(signal.ITIMER_REAL, kill)
    stream = os.open(said, os.O_WRONLY)
    os.dup2(stream, 1)
    os.dup2(stream, 2)
    os.chdir(root)
    os.environ.clear()
    os.environ.update(environment)
    sys.path.insert(0, root)
    sys.argv = ["mkdocs", "build", "--strict"]
    try:
        runpy.run_module("mkdocs", run_name="__main__")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _serve() -> None:
    for name in LOADED:
        importlib.import_module(name)
    for line in sys.stdin:
        what, *asked = json.loads(line)
        child = os.fork()
        if child == 0:
            code = 1
            try:
                code = (_publish if what == "publish" else _build)(*asked)
            except BaseException:  # noqa: BLE001  # whatever it is, the test is told
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    _serve()
