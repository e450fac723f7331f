"""`check` in processes of their own, and what each has cost: a program that is given a project's folder a line.

Each check is a fork of this process, which has loaded everything: so its figures are those of the check alone, without
the start of Python. It answers with a line of JSON.
"""

import io
import json
import os
import resource
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HANGS = 60
"""Seconds of work after which the system ends a check."""
LOOP = 1_000_000
QUIET = 0.03
"""Seconds that the loop takes on a quiet machine."""
NOTICED = 1
"""Below so many seconds it is not asked how busy the machine is."""


@dataclass(frozen=True)
class Check:
    """What one check said and cost."""

    code: int
    """The exit code; negative for a signal."""
    output: str
    error: str
    seconds: float
    """Of the processor; where they are many, divided by how much slower than a quiet machine this one is."""
    memory: int
    """The most at one time, in bytes, Python and its modules included."""


@contextmanager
def checker():
    """Give a function that checks the project in a folder."""
    with subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    ) as process:

        def check(folder):
            process.stdin.write(f"{folder}\n")
            process.stdin.flush()
            return Check(**json.loads(process.stdout.readline()))

        yield check
        process.stdin.close()


def slowness():
    """How many times longer than on a quiet machine something takes at the moment; at least 1."""
    started = time.process_time()
    for _ in range(LOOP):
        pass
    return max(1.0, (time.process_time() - started) / QUIET)


def measured(folder, main):
    streams = [os.memfd_create(name) for name in ("output", "error")]
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        resource.setrlimit(resource.RLIMIT_CPU, (HANGS, HANGS))
        for number, stream in enumerate(streams, start=1):
            os.dup2(stream, number)
        sys.stdin = io.StringIO()  # what this program is given is none of the check's
        code = 70  # as of an exception, whose traceback stands in the error
        try:
            code = main(["check", "--format", "json"])
        except BaseException:  # noqa: BLE001  # whatever it is, the test is told
            sys.excepthook(*sys.exc_info())
        finally:
            sys.stdout.flush()
            os._exit(code)
    _, status, used = os.wait4(child, 0)
    texts = [os.pread(stream, os.fstat(stream).st_size, 0).decode() for stream in streams]
    for stream in streams:
        os.close(stream)
    seconds = used.ru_utime + used.ru_stime
    if seconds > NOTICED:
        seconds /= slowness()
    return Check(os.waitstatus_to_exitcode(status), *texts, seconds, used.ru_maxrss * 1024)


def serve():
    from briefings.cli import main
    from briefings.corpus.loading import check_files

    check_files(
        {"data/annotations.yaml": b"topics: {t: {title: T}}\n"}
    )  # loads what is loaded when it is needed
    for line in sys.stdin:
        print(json.dumps(vars(measured(line.rstrip("\n"), main))), flush=True)


if __name__ == "__main__":
    serve()
