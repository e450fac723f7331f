"""Other processes of one build: copies of this one, which share jobs with it.

A copy is made by `fork`, so it has read the corpus already. What it returns goes through a file without a name.
"""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import pickle
import re
import signal
import struct
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile, gettempdir
from typing import TYPE_CHECKING, Generic, NamedTuple, NoReturn, TypeVar

from mkdocs.exceptions import PluginError

from ..exports.shards import Shard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

VARIABLE = "JOBS"
"""The variable of the environment that says how many processes a build may use."""
SHARD = "SHARD"
"""The variable that says which part of the site a build makes."""
_JOBS = re.compile("[1-9][0-9]?")
_PART = re.compile("([1-9][0-9]{0,3})/([1-9][0-9]{0,3})")
_MOST = 8
"""So many at most if nobody says how many. Each needs memory, and a part of each build is done by one alone."""
_NUMBER = struct.Struct("=I")
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG

T = TypeVar("T")


def processes() -> int:
    """How many processes to use: `JOBS`, or one for each core. Raises PluginError if `JOBS` is none from 1 to 99.

    One where the system cannot end a copy together with this process. Only Linux can.
    """
    wish = os.environ.get(VARIABLE, "")
    if wish and not _JOBS.fullmatch(wish):
        raise PluginError(f"{VARIABLE}={wish}: write the number of processes to use, from 1 to 99.")
    if sys.platform != "linux":
        return 1
    return int(wish) if wish else min(len(os.sched_getaffinity(0)), _MOST)


def shard() -> Shard:
    """The part of the site that `SHARD` names, such as `2/4`, or all of it. Raises PluginError if it names none."""
    wish = os.environ.get(SHARD, "")
    if not wish:
        return Shard()
    found = _PART.fullmatch(wish)
    if not found or int(found[1]) > int(found[2]):
        example = f"such as {SHARD}=2/4 for the second of four"
        raise PluginError(f"{SHARD}={wish}: write which part of the site to build, {example}.")
    return Shard(int(found[1]), int(found[2]))


class Worker(Generic[T]):
    """A copy of this process that does one thing and ends. It is gone as soon as this process is."""

    def __init__(self, work: Callable[[], Iterable[T]]) -> None:
        """Start it. `work` returns or generates what `results` gives."""
        self._file = TemporaryFile()  # noqa: SIM115 - `results` closes it
        gc.freeze()  # a collection would write to each object, and so copy the memory that both share
        for stream in filter(None, (sys.stdout, sys.stderr)):  # None if it was closed from the start
            stream.flush()
        # Whoever started this process may ignore its children, and handed that down. Then nobody learns how one ended.
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        parent = os.getpid()
        try:
            self._pid = os.fork()
        except OSError:
            self._file.close()
            raise
        if not self._pid:
            self._run(work, parent)

    def _run(self, work: Callable[[], Iterable[T]], parent: int) -> NoReturn:
        code = 1
        try:
            if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # in the background of a script
                signal.signal(signal.SIGINT, signal.SIG_DFL)
            ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
            if os.getppid() == parent:  # otherwise it ended before the call
                log = _Log()
                try:
                    for result in work():
                        pickle.dump(result, self._file)
                    pickle.dump(_End(log.lines), self._file)
                    self._file.flush()
                    code = 0
                except Exception as error:  # noqa: BLE001 - `results` raises it again
                    error.add_note(f"In a process of its own:\n{traceback.format_exc()}")
                    end = pickle.dumps(_End(log.lines, error))
                    pickle.loads(end)  # noqa: S301 - some errors cannot be made again
                    os.ftruncate(self._file.fileno(), 0)  # it may have filled the disk
                    code = int(os.pwrite(self._file.fileno(), end, 0) < len(end))
        except OSError:  # no room for the error; `results` says what may be the matter
            pass
        except BaseException:  # noqa: BLE001 - such as an error that cannot be passed on
            traceback.print_exc()
        finally:
            os._exit(code)

    def results(self) -> Iterator[T]:
        """Wait for the end, then give what it returned. Raises what it raised, or PluginError if it was killed."""
        with self._file as file:
            if code := self._wait():
                raise PluginError(
                    f"A process that built a part of the site ended with {code}, perhaps for want of memory, or of space "
                    f"in {gettempdir()}. Build again with {VARIABLE}=1, which needs less. The last good site stays."
                )
            file.seek(0)
            while not isinstance(result := pickle.load(file), _End):  # noqa: S301 - our own process wrote it
                yield result
        for name, level, line in result.said:
            logging.getLogger(name).log(level, "%s", line)
        if result.error is not None:
            raise result.error

    def stop(self) -> None:
        """End it, if it has not ended."""
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            self._wait()
        self._file.close()

    def _wait(self) -> int:
        pid, self._pid = self._pid, 0
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _copy(work: Callable[[], Iterable[T]], number: int) -> list[Worker[T]]:
    """Start so many workers, or fewer where the system refuses one: it may lack memory, or limit processes.

    None beside other threads: a copy would lack them, but have any lock that they hold.
    """
    workers: list[Worker[T]] = []
    with suppress(OSError):
        while len(workers) < number and _threads() == 1:
            workers.append(Worker(work))
    return workers


def _threads() -> int:
    return len([*Path("/proc/self/task").iterdir()])


class _End(NamedTuple):
    """What follows the last result."""

    said: list[tuple[str, int, str]]
    """The logger, the level and the text of each line of the log."""
    error: Exception | None = None


class _Log(logging.Handler):
    """Keeps the log of a copy for the first process, whose handlers count warnings and write to the terminal."""

    def __init__(self) -> None:
        """Take the place of all handlers."""
        super().__init__()
        self.lines: list[tuple[str, int, str]] = []
        for name in list(logging.root.manager.loggerDict):
            logger = logging.getLogger(name)
            logger.handlers.clear()
            logger.propagate = True
        logging.root.handlers[:] = [self]

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append((record.name, record.levelno, self.format(record)))


class Jobs(Generic[T]):
    """Jobs for several processes, this one among them. Whoever is free takes the next one.

    The other processes start at once, this one takes part when results are asked for.
    """

    def __init__(self, jobs: Sequence[Callable[[], T]], number: int) -> None:
        """Start with `number - 1` other processes."""
        self._jobs = jobs
        self._order = TemporaryFile()  # noqa: SIM115 - `stop` closes it
        self._order.write(b"".join(map(_NUMBER.pack, range(len(jobs)))))
        self._order.seek(0)
        self._workers = _copy(self._work, min(number - 1, len(jobs)))

    def _work(self) -> Iterator[tuple[int, T]]:
        # All processes have one position in the file, and the system moves it on for one process at a time.
        while taken := os.read(self._order.fileno(), _NUMBER.size):
            (place,) = _NUMBER.unpack(taken)
            try:
                result = self._jobs[place]()
            except Exception:  # noqa: BLE001, S112 - whoever needs the result does the job again
                continue
            yield place, result

    def results(self, show: Callable[[int], None] = lambda _: None) -> Iterator[tuple[int, T]]:
        """What the jobs return, each with its place in the list. A job that raises an exception has no result.

        `show` is told how many are taken. Raises PluginError if a process was killed.
        """
        try:
            for place, result in self._work():
                yield place, result
                show(place + 1)
            for worker in self._workers:
                yield from worker.results()
        finally:
            self.stop()

    def all(self) -> list[T]:
        """What all jobs return, in order. A job that has raised an exception is done again here, and may raise it."""
        done = dict(self.results())
        return [done[place] if place in done else job() for place, job in enumerate(self._jobs)]

    def stop(self) -> None:
        """End the other processes, whatever they are at."""
        for worker in self._workers:
            worker.stop()
        self._order.close()
