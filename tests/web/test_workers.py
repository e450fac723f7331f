"""A build on several cores: the same site as on one, and no fault of another process is lost."""

from __future__ import annotations

import errno
import logging
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest
from conftest import ROOT, build, build_well, copy_project
from mkdocs.exceptions import PluginError

from bench.corpus import generate
from briefings.web import workers
from briefings.web.workers import Jobs, Worker, processes
from tests.with_corpus import change_settings

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="one process elsewhere"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),  # threads of the test runner
]


@pytest.fixture(autouse=True)
def alone(monkeypatch, request):
    """Whoever runs the tests may have a thread of their own."""
    if "threads" not in request.node.name:
        monkeypatch.setattr(workers, "_threads", lambda: 1)


class TwoWordsError(Exception):
    """Pickle keeps what Exception is given, which is not enough to make this one."""

    def __init__(self, one, two):
        super().__init__(f"{one}{two}")


def fail_in_two_words():
    raise TwoWordsError("bo", "om")


def wait_for(path):
    """Wait until another process has made a file."""
    end = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < end
        time.sleep(0.01)


class TestJobs:
    """Results do not depend on who does a job."""

    @pytest.mark.parametrize("number", [1, 2, 3])
    def test_each_job_is_done_once(self, number):
        jobs = [lambda place=place: place * "x" for place in range(1000)]
        done = list(Jobs(jobs, number).results())
        assert sorted(done) == [(place, place * "x") for place in range(1000)]

    @pytest.mark.parametrize("number", [1, 2, 3])
    def test_all_results_are_in_order(self, number):
        jobs = [lambda place=place: place * "x" for place in range(1000)]
        assert Jobs(jobs, number).all() == [place * "x" for place in range(1000)]

    def test_the_others_help(self):
        done = Jobs([lambda: (time.sleep(0.05), os.getpid())] * 20, 3).all()
        assert len({process for _, process in done}) == 3

    def test_the_others_start_at_once(self, tmp_path):
        jobs = Jobs([os.getpid, (tmp_path / "last").touch], 2)
        wait_for(tmp_path / "last")
        assert jobs.all()[0] != os.getpid()

    def test_where_there_is_one_process_they_are_done_when_they_are_asked_for(self):
        done = []
        jobs = Jobs([lambda: done.append(1)], 1)
        assert not done
        jobs.all()
        assert done == [1]

    @pytest.mark.parametrize("number", [1, 3])
    def test_a_job_that_fails_is_left_out(self, number):
        done = dict(Jobs([lambda place=place: 1 / (place - 5) for place in range(10)], number).results())
        assert sorted(done) == [0, 1, 2, 3, 4, 6, 7, 8, 9]

    @pytest.mark.parametrize("number", [1, 3])
    def test_a_job_that_fails_twice_raises_its_error(self, number):
        with pytest.raises(ZeroDivisionError):
            Jobs([lambda place=place: 1 / (place - 5) for place in range(10)], number).all()

    def test_a_job_that_fails_in_another_process_is_done_again_here(self):
        here = os.getpid()
        jobs = Jobs([lambda: 1 / (os.getpid() == here)] * 10, 2)
        time.sleep(0.5)
        assert jobs.all() == [1] * 10

    def test_once_they_are_stopped_nobody_goes_on(self, tmp_path):
        def work():
            (tmp_path / "started").touch()
            time.sleep(0.5)
            (tmp_path / "made").touch()

        jobs = Jobs([work], 2)
        wait_for(tmp_path / "started")
        jobs.stop()
        time.sleep(0.7)
        assert not (tmp_path / "made").exists()

    def test_it_is_said_how_many_are_taken(self):
        taken = []
        list(Jobs([int] * 5, 1).results(taken.append))
        assert taken == [1, 2, 3, 4, 5]


class TestAWorker:
    """What goes wrong in it, or is said there, reaches the process that started it."""

    def test_what_it_logs_is_logged_here(self, caplog):
        def work():
            logging.getLogger("mkdocs.other").warning("Look at %s.", "this")
            return [1, 2]

        assert [*Worker(work).results()] == [1, 2]
        assert caplog.record_tuples == [("mkdocs.other", logging.WARNING, "Look at this.")]

    def test_what_it_raises_is_raised_here_with_the_line(self):
        def work():
            raise FileNotFoundError(2, "No such file", "shed.txt")

        with pytest.raises(FileNotFoundError, match=re.escape("shed.txt")) as raised:
            [*Worker(work).results()]
        assert "in work" in raised.value.__notes__[0]

    def test_that_is_killed(self):
        worker = Worker(lambda: os.kill(os.getpid(), signal.SIGKILL))
        with pytest.raises(PluginError, match=r"ended with -9, perhaps for want of memory.* JOBS=1"):
            [*worker.results()]

    def test_whose_fault_cannot_be_passed_on(self, capfd):
        def work():
            class FaultError(Exception):
                pass

            raise FaultError

        with pytest.raises(PluginError, match="ended with 1"):
            [*Worker(work).results()]
        assert re.search("in work\\n.*FaultError", capfd.readouterr().err, re.DOTALL)

    def test_whose_fault_cannot_be_made_again(self, capfd):
        with pytest.raises(PluginError, match="ended with 1"):
            [*Worker(fail_in_two_words).results()]
        assert "TwoWordsError: boom" in capfd.readouterr().err

    def test_whose_results_fill_the_disk(self, capfd):
        def work():
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            yield bytes(50_000)
            yield bytes(100_000)

        with pytest.raises(OSError, match="File too large"):
            [*Worker(work).results()]
        assert capfd.readouterr().err == ""

    def test_for_whose_fault_there_is_no_room(self, capfd):
        def work():
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            return [1]

        with pytest.raises(PluginError, match=rf"of space in {re.escape(tempfile.gettempdir())}\."):
            [*Worker(work).results()]
        assert capfd.readouterr().err == ""

    @pytest.mark.parametrize("stream", ["stdout", "stderr"])
    def test_without_a_stream(self, stream, monkeypatch):
        monkeypatch.setattr(sys, stream, None)
        assert [*Worker(lambda: [1]).results()] == [1]

    @pytest.mark.parametrize("ignored", [signal.SIGCHLD, signal.SIGINT])
    def test_of_a_process_that_was_told_to_ignore(self, ignored):
        def work():
            if ignored == signal.SIGINT:
                os.kill(os.getpid(), ignored)
            return [1]

        before = signal.signal(ignored, signal.SIG_IGN)
        try:
            assert [*Worker(work).results()] == [1]
        finally:
            signal.signal(ignored, before)

    def test_that_is_stopped(self):
        worker = Worker(lambda: time.sleep(60))
        started = time.monotonic()
        worker.stop()
        worker.stop()
        assert time.monotonic() - started < 30

    def test_that_outlives_nobody(self, tmp_path):
        script = (
            "import os, time\nfrom briefings.web.workers import Worker\n"
            f"def work():\n    open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\n    time.sleep(60)\n"
            "[*Worker(work).results()]\n"
        )
        parent = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT)
        end = time.monotonic() + 60
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
            assert time.monotonic() < end
            time.sleep(0.02)
        worker = int((tmp_path / "pid").read_text())
        parent.kill()
        parent.wait()
        while runs(worker):
            assert time.monotonic() < end
            time.sleep(0.02)


def runs(process):
    """Whether a process runs. One that has ended and that nobody has asked for stays as a zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class TestHowMany:
    """`JOBS` says it."""

    @pytest.mark.parametrize("wish", ["0", "two", "-1", "²", "1000000", "1" * 5000])
    def test_no_number(self, wish, monkeypatch):
        monkeypatch.setenv("JOBS", wish)
        with pytest.raises(PluginError, match=rf"JOBS={wish}: write the number"):
            processes()

    def test_as_asked_for(self, monkeypatch):
        monkeypatch.setenv("JOBS", "3")
        assert processes() == 3

    def test_one_beside_other_threads(self):
        def wait():
            released.wait()

        released = threading.Event()
        thread = threading.Thread(target=wait)
        thread.start()
        jobs = Jobs([os.getpid] * 20, 3)
        time.sleep(0.5)
        released.set()
        thread.join()
        assert set(jobs.all()) == {os.getpid()}

    def test_one_where_the_system_refuses_another(self, monkeypatch):
        def refuse():
            raise OSError(errno.ENOMEM, "Cannot allocate memory")

        monkeypatch.setattr(os, "fork", refuse)
        assert Jobs([os.getpid] * 20, 3).all() == [os.getpid()] * 20


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A project with enough pages to share them out, with its site as one process builds it."""
    root = copy_project(tmp_path_factory.mktemp("workers") / "project", generate(12))
    build_well(root, JOBS="1")
    return root


@pytest.fixture
def root(large, tmp_path):
    """A copy of it."""
    return shutil.copytree(large, tmp_path / "project", symlinks=True)


def change_pages(root, statement, which="-2:"):
    """Have another plugin change how some pages are rendered, of those that other processes may get."""
    (root / "other.py").write_text(
        "import functools, logging, os, pathlib, time\n"
        "from mkdocs.plugins import event_priority\n\n"
        "first = os.getpid()\n\n"
        "def anew(here, render):\n"
        f"    {statement}\n"
        "    return render(here)\n\n"
        "@event_priority(-100)\n"
        "def on_files(files, config):\n"
        "    found = [file for file in files.documentation_pages() if file.src_uri.startswith('compare/')]\n"
        f"    for file in found[{which}]:\n"
        "        spec = file.page.spec\n"
        "        object.__setattr__(spec, 'render', functools.partial(anew, render=spec.render))\n"
    )
    change_settings(root, ("  - hooks.py", "  - hooks.py\n  - other.py"))


@pytest.mark.parametrize("number", ["2", "3"])
def test_the_same_bytes_on_several_cores(large, root, number):
    shutil.rmtree(root / "site")
    build_well(root, JOBS=number)
    subprocess.run(["diff", "-r", large / "site", root / "site"], check=True)


def test_a_page_that_fails_is_named(root):
    change_pages(root, "raise KeyError('boom')")
    built = build(root, JOBS="2")
    assert built.code == 1
    assert re.search(r"Error reading page 'compare/[^']+\.md': 'boom'", built.output)
    assert (root / "site" / "index.html").exists()
    assert not (root / ".site.building").exists()


def test_a_warning_counts_in_a_strict_build(root):
    change_pages(
        root,
        "time.sleep(0.02) if first == os.getpid() else logging.getLogger('mkdocs.other').warning('Look here.')",
        ":",
    )
    built = build(root, JOBS="2")
    assert built.code == 1
    warned = built.output.count("Look here.")
    assert warned
    assert f"Aborted with {warned} warnings in strict mode! The last good site stays." in built.output


def test_a_build_that_is_killed_leaves_nobody_who_stands_in_the_way_of_the_next(large, root):
    """Neither a process that still has the lock, nor one that writes into what the next build makes."""
    settings = (root / "mkdocs.yml").read_text()
    change_pages(
        root,
        "time.sleep(0.02) if first == os.getpid() else (pathlib.Path('asleep').touch(), time.sleep(60))",
        ":",
    )
    killed = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SEARCH": "false", "JOBS": "2"},
    )
    end = time.monotonic() + 120
    while not (root / "asleep").exists():
        assert time.monotonic() < end
        time.sleep(0.02)
    killed.kill()
    killed.wait()
    (root / "mkdocs.yml").write_text(settings)
    build_well(root, JOBS="2")
    subprocess.run(["diff", "-r", large / "site", root / "site"], check=True)
    assert not (root / ".site.building").exists()
