"""The command line in processes of their own, and what each has cost: a program that is given a call a line.

Each call is a fork of this process, which has loaded everything. So a call takes no start of Python, and its figures are
its own. The program answers with a line of JSON.
"""

import json
import os
import resource
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
HANGS = 60
"""Seconds of work after which the system ends a call."""
LOOP = 1_000_000
QUIET = 0.03
"""Seconds that the loop takes on a quiet machine."""
NOTICED = 1
"""Below so many seconds it is not asked how busy the machine is."""


class Call(NamedTuple):
    """What one call said and cost."""

    code: int
    """The exit code; negative for a signal."""
    out: str
    err: str
    seconds: float
    """Of the processor; where they are many, divided by how much slower than a quiet machine this one is."""
    memory: int
    """The most at one time, in bytes, Python and its modules included."""


@cache
def _process(environment):
    theirs, ours = os.pipe()  # not its input, which is left to the calls
    process = subprocess.Popen(
        [sys.executable, __file__, str(theirs)],
        pass_fds=[theirs],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"} | dict(environment),
    )
    os.close(theirs)
    return os.fdopen(ours, "w", encoding="utf-8"), process


def call(folder, *arguments, given="", **environment):
    """Call the command line in a folder, with text to read, in an environment from the start of Python on.

    `WITHOUT` names modules that cannot be imported there.
    """
    calls, process = _process(tuple(environment.items()))
    print(json.dumps([str(folder), list(map(os.fsdecode, arguments)), given]), file=calls, flush=True)
    return Call(*json.loads(process.stdout.readline()))


def slowness():
    """How many times longer than on a quiet machine something takes at the moment; at least 1."""
    started = time.process_time()
    for _ in range(LOOP):
        pass
    return max(1.0, (time.process_time() - started) / QUIET)


def measured(main, folder, arguments, given):
    with TemporaryFile() as read, TemporaryFile() as out, TemporaryFile() as err:
        read.write(given)
        read.seek(0)
        child = os.fork()
        if child == 0:
            os.chdir(folder)
            resource.setrlimit(resource.RLIMIT_CPU, (HANGS, HANGS))
            for number, stream in enumerate((read, out, err)):
                os.dup2(stream.fileno(), number)
            _answer(main, arguments)
        _, status, used = os.wait4(child, 0)
        said = [os.pread(stream.fileno(), os.fstat(stream.fileno()).st_size, 0) for stream in (out, err)]
    seconds = used.ru_utime + used.ru_stime
    if seconds > NOTICED:
        seconds /= slowness()
    texts = [each.decode("utf-8", "surrogateescape") for each in said]
    return os.waitstatus_to_exitcode(status), *texts, seconds, used.ru_maxrss * 1024


def _answer(main, arguments):
    """What a fork does."""
    code = 70  # as of an exception, whose traceback stands in the error
    try:
        code = main(arguments)
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001  # whatever it is, the test is told
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def serve():
    sys.modules.update(dict.fromkeys(os.environ.get("WITHOUT", "").split()))  # to import one of them fails
    from briefings.cli import main
    from briefings.corpus.loading import check_files

    check_files(
        {"data/annotations.yaml": b"topics: {t: {title: T}}\n"}
    )  # loads what is loaded when it is needed
    for line in os.fdopen(int(sys.argv[1]), encoding="utf-8"):
        folder, arguments, given = json.loads(line)
        # As Python decodes what a system gives to a program.
        typed = [os.fsdecode(each.encode("utf-8", "surrogateescape")) for each in arguments]
        answer = measured(main, folder.encode("utf-8", "surrogateescape"), typed, given.encode())
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    serve()
