"""Copies of the project, and builds in forks of a process that has built before: that takes half of the time."""

from __future__ import annotations

import atexit
import contextlib
import ctypes
import json
import os
import runpy
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from functools import cache
from pathlib import Path
from typing import NamedTuple

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from briefings.web.staging import Staging
from tests.corpora.school import dump, school
from tests.with_corpus import change_settings

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 1 << 17
"""Bytes of what is asked, with the whole environment."""
OWNERSHIP = (0, 1, 2, 3)
"""What lets root do anything with any file, as numbered in linux/capability.h: from CAP_CHOWN to CAP_FOWNER."""


def copy_project(to: Path, annotations: str | None = None, *changes: tuple[str, str]) -> Path:
    """The shipped project in a folder of its own, with other data, and other text in its settings, where given."""
    to.mkdir(parents=True, exist_ok=True)
    for name in ("mkdocs.yml", "macros.py", "hooks.py"):
        shutil.copy(ROOT / name, to / name)
    for name in ("docs", "data"):
        shutil.copytree(ROOT / name, to / name)
    (to / "briefings").symlink_to(ROOT / "briefings")
    if annotations is not None:
        shutil.rmtree(to / "data")
        (to / "data").mkdir()
        (to / "data" / "annotations.yaml").write_text(annotations, encoding="utf-8")
    change_settings(to, *changes)
    return to


@cache
def _process() -> socket.socket:
    """Where to ask; the process ends with this one."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        command = [sys.executable, __file__, str(theirs.fileno())]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "SEARCH": "false"}
        process = subprocess.Popen(command, pass_fds=[theirs.fileno()], env=environment)
    atexit.register(lambda: (ours.close(), process.wait()))
    return ours


def _ask(*asked: object) -> int:
    """The exit code of a fork of its own; any number of them may work at a time."""
    read, write = os.pipe()
    with open(read, encoding="ascii") as answer:  # noqa: PTH123  # it has no path
        socket.send_fds(_process(), [json.dumps(asked).encode()], [write])
        os.close(write)
        return int(answer.read())


def build(
    root: Path,
    environment: dict[str, str],
    *arguments: str,
    kill: float = 0,
    privileged: bool = True,
) -> tuple[int, str]:
    """The exit code of a build in a folder, and what it said.

    `kill` ends it without warning so many seconds after the start. Where it is not `privileged`, permissions apply to it
    as they do not to root.
    """
    with tempfile.NamedTemporaryFile() as said:
        code = _ask("build", *_Build(str(root), environment, [*arguments], said.name, kill, privileged))
        return code, Path(said.name).read_text(encoding="utf-8")


def publish(new: Path, site: Path, kill: float) -> int:
    """The exit code of a process that replaces a site by a copy of another, killed so long after this has begun."""
    return _ask("publish", str(new), str(site), kill)


def _publish(new: str, site: str, kill: float) -> int:
    staging = Staging(site)
    shutil.copytree(new, staging.new, copy_function=os.link, dirs_exist_ok=True)
    signal.setitimer(signal.ITIMER_REAL, kill)
    staging.change_over()
    staging.close()
    return 0


class _Build(NamedTuple):
    """What is asked for."""

    root: str
    environment: dict[str, str]
    arguments: list[str]
    said: str
    kill: float
    privileged: bool


def _build(asked: _Build) -> int:
    """What a fork does. It does not notice SIGALRM, no more than it would notice SIGKILL."""
    signal.setitimer(signal.ITIMER_REAL, asked.kill)
    stream = os.open(asked.said, os.O_WRONLY)
    os.dup2(stream, 1)
    os.dup2(stream, 2)
    if not asked.privileged:
        _give_up_ownership()
    os.chdir(asked.root)
    os.environ.clear()
    os.environ.update(asked.environment)
    sys.path.insert(0, asked.root)
    sys.argv = ["mkdocs", "build", *asked.arguments]
    try:
        runpy.run_module("mkdocs", run_name="__main__")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _give_up_ownership() -> None:
    """Also for what this process starts: of root, a new program gets whatever is in the bounding set."""
    system = ctypes.CDLL(None, use_errno=True)
    header, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()  # version 3; this process
    done = [system.prctl(24, each, 0, 0, 0) for each in OWNERSHIP]  # PR_CAPBSET_DROP
    done.append(system.capget(header, sets))
    for number in range(3):  # effective, permitted, inheritable
        sets[number] &= ~sum(1 << each for each in OWNERSHIP)
    done.append(system.capset(header, sets))
    assert not any(done), os.strerror(ctypes.get_errno())


def _done(what: str, *asked: object) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = _publish(*asked) if what == "publish" else _build(_Build(*asked))
        except BaseException:  # noqa: BLE001  # whatever it is, the test is told
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class _Compiled(BytecodeCache):
    """Keeps templates as they were compiled, by their text, whatever project they are in."""

    def __init__(self) -> None:
        self._kept: dict[str, object] = {}

    def get_bucket(
        self, environment: jinja2.Environment, name: str, _filename: str | None, source: str
    ) -> Bucket:
        return super().get_bucket(environment, f"{type(environment).__name__} {name} {source}", None, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.code


def _build_once() -> None:
    """Load all that a build needs, and compile all templates."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    compiled, start = _Compiled(), jinja2.Environment.__init__

    def start_with_these(self, *arguments, **named):
        start(self, *arguments, **named)
        self.bytecode_cache = compiled

    jinja2.Environment.__init__ = start_with_these
    found = sys.path.copy()
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder), dump(school()))
        config = load_config(str(root / "mkdocs.yml"))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    sys.path[:] = found


def _serve(connection: socket.socket) -> None:
    while True:
        asked, answers, _, _ = socket.recv_fds(connection, LONGEST, 1)
        if not asked:
            return
        if os.fork() == 0:
            code = _done(*json.loads(asked))
            os.write(answers[0], str(code).encode())
            os._exit(0)
        os.close(answers[0])
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


if __name__ == "__main__":
    _build_once()
    _serve(socket.socket(fileno=int(sys.argv[1])))
