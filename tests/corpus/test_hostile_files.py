"""Files that somebody made to do harm, or that something has mangled: each is refused with words, and no more.

For each: exit 1, a Problem of the expected rule with the line where there is one, no traceback, no signal, nothing
that a terminal would act on, nothing written, at most 2 s and 256 MB.
"""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import ClassVar, NamedTuple

import pytest
from conftest import sample

from briefings.cli import main
from briefings.corpus.loading import MAIN
from briefings.corpus.scan import SIZE_LIMIT
from tests.apart import HANGS, ROOT, call
from tests.cases import cases
from tests.tables import sections

SECONDS = 2
MEMORY = 256 * 1024 * 1024
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measures as Linux does")

HEAD = "topics:\n  t:\n    title: "
"""Two lines, and the beginning of a third whose value is to be hostile."""
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


class Hostile(NamedTuple):
    """The parts of a file, the rule that refuses it, and in which line; None where the line does not matter."""

    parts: list
    rule: str
    line: int | None = None

    @property
    def data(self):
        return b"".join(map(made, self.parts))


def made(part):
    """The bytes of a part. One that repeats says how often, and holds a § for its number there, §+ for the next one."""
    if isinstance(part, bytes):
        return part
    if isinstance(part, str):
        return part.encode("utf-8", "surrogatepass")
    text = part["repeat"] if isinstance(part["repeat"], str) else b"".join(map(made, part["repeat"])).decode()
    if "§" not in text:
        return text.encode() * part["times"]
    return "".join(text.replace("§+", str(n + 1)).replace("§", str(n)) for n in range(part["times"])).encode()


BYTES = {
    "a surrogate in UTF-8": Hostile([HEAD, "\ud800\n"], "encoding", 3),
    "a pair of surrogates in UTF-8": Hostile([HEAD, "\ud83d\ude00\n"], "encoding", 3),
    "an overlong slash": Hostile([HEAD, b"\xc0\xaf\n"], "encoding", 3),
    "a byte that is never UTF-8": Hostile([HEAD, b"\xff\n"], "encoding", 3),
    "a character that ends too early": Hostile([HEAD, "é".encode()[:1], "\n"], "encoding", 3),
    "Latin-1": Hostile([HEAD, "Café\n".encode("latin-1")], "encoding", 3),
    "UTF-16 LE": Hostile(["\ufeffa: b\n".encode("utf-16-le")], "encoding", 1),
    "UTF-16 BE": Hostile(["\ufeffa: b\n".encode("utf-16-be")], "encoding", 1),
    "UTF-16 LE without a mark": Hostile(["a: b\n".encode("utf-16-le")], "control-character", 1),
    "UTF-32": Hostile(["\ufeffa: b\n".encode("utf-32-le")], "encoding", 1),
    "bytes by chance": Hostile([bytes(range(256)) * 400], "encoding"),
    "a PNG": Hostile([PNG, b"\0" * 50], "encoding", 1),
    "a gzip": Hostile([b"\x1f\x8b\x08\x00", bytes(range(128, 256))], "control-character", 1),
    "NULs alone": Hostile([b"\0" * 100_000], "encoding"),
}
COMPUTED = {
    "100 levels of blocks": Hostile([f"{' ' * n}k:\n" for n in range(100)], "depth", 21),
    "2,000 levels of blocks": Hostile([f"{' ' * n}k:\n" for n in range(2000)], "depth", 21),
    "a hash that collides": Hostile(
        ["topics:\n", *(f"  {n * (2**61 - 1)}: x\n" for n in range(20_000))], "wrong-type", 2
    ),
    "many ids that look alike": Hostile(
        [
            "articles: none\nevents:\n",
            *(f"  {n:013b}: {{date: 2025, title: x}}\n".replace("  0", "  l") for n in range(4_900)),
        ],
        "lookalike-id",
    ),
}
WRITTEN = {
    str(case): Hostile([f"{line}\n" for line in case.added], rule, int(line))
    for case in cases(Path(__file__).with_name("hostile.txt"))
    for rule, line in (said.split() for said in case.said)
}
LONG = {
    name: Hostile(**files[name])
    for kind, files in sections(__file__).items()
    for name in (sample(files, 10) if kind == "slow" else files)
}
FILES = WRITTEN | LONG | BYTES | COMPUTED


@pytest.fixture(autouse=True)
def deadline():
    """A test that hangs fails: files that never come to an end are what is looked for here."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_):
        raise TimeoutError("this takes far too long")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 2 * HANGS)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project without annotations; at the end nothing in it may have changed."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\n", encoding="utf-8")
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def check(project):
    """Check the project: gives the exit code and the Problems. Nothing else may happen, and it may take only so much."""

    def run(*arguments):
        before = listing(project)
        done = call(project, "check", "--format", "json", *arguments)
        assert done.err == ""
        assert done.seconds <= SECONDS
        assert done.memory <= MEMORY
        assert listing(project) == before
        assert all(char == "\n" or char.isprintable() for char in done.out)
        problems = json.loads(done.out)
        assert all((problem["message"] + problem["hint"]).isprintable() for problem in problems)
        return done.code, problems

    return run


def listing(folder):
    """Every path in a folder, with what would show that it was written."""
    return {
        path: (path.lstat().st_size, path.lstat().st_mtime_ns, path.lstat().st_ino)
        for path in [folder, *folder.rglob("*")]
    }


def test_there_are_at_least_a_hundred():
    assert len(FILES) == sum(map(len, (WRITTEN, LONG, BYTES, COMPUTED))) >= 100


@pytest.mark.parametrize("name", FILES)
def test_is_refused(project, check, name):
    file = FILES[name]
    data = file.data
    (project / MAIN).write_bytes(data)
    code, problems = check()
    found = [(problem["rule"], problem["line"]) for problem in problems]
    assert code == 1
    assert file.rule in [rule for rule, _ in found]
    if file.line is not None:
        assert (file.rule, file.line) in found
    lines = len(re.findall(rb"\r\n|\r|\n", data)) + 1
    assert all(0 <= line <= lines for _, line in found)


@pytest.mark.parametrize("form", ["text", "github"])
@pytest.mark.parametrize("name", [*WRITTEN, *BYTES])
def test_nothing_acts_on_a_terminal_or_a_workflow(project, capsys, name, form):
    (project / MAIN).write_bytes(FILES[name].data)
    assert main(["check", "--format", form]) == 1
    *problems, _ = capsys.readouterr().out.split("\n")[:-1]
    start = "data/annotations.yaml:" if form == "text" else "::(error|warning) file=data/annotations.yaml,"
    assert all(re.match(start, line) and line.isprintable() for line in problems)


class TestAccepted:
    """What looks odd and is none."""

    CHANGES: ClassVar = {
        "CRLF": lambda text: text.replace("\n", "\r\n"),
        "a byte-order mark": lambda text: "\ufeff" + text,
        "a start": lambda text: "---\n" + text,
        "an end": lambda text: text + "...\n",
        "no last line end": lambda text: text.rstrip("\n"),
        "quotation marks": lambda text: text.replace("ann-adams, name", "'ann-adams', \"name\""),
        "Unicode": lambda text: text.replace("Deep water", "Deep 🌊 wáter 水"),
    }

    @pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
    def test_of_a_good_file(self, project, check, good, change):
        (project / MAIN).write_bytes(change(good).encode())
        assert check() == (0, [])


class TestNoFile:
    """What has the name of a file of annotations and is none."""

    def refused(self, check, reason, *arguments, file=MAIN):
        code, problems = check(*arguments)
        assert code == 1
        assert [(problem["file"], problem["rule"]) for problem in problems] == [(file, "file")]
        assert reason in problems[0]["message"]

    def test_nothing(self, check):
        self.refused(check, "No such file")

    @pytest.mark.parametrize(
        ("make", "reason", "named"),
        [
            (lambda path: path.mkdir(), "not a regular file", []),
            (lambda path: path.mkdir(), "not a regular file", [MAIN]),
            (os.mkfifo, "not a regular file", []),  # and it is not waited for
            (os.mkfifo, "not a regular file", [MAIN]),
            (lambda path: path.symlink_to("missing.yaml"), "No such file", []),
            (lambda path: path.symlink_to("annotations.yaml"), "ymbolic link", []),
        ],
        ids=["folder", "folder named", "pipe", "pipe named", "link that leads nowhere", "link to itself"],
    )
    def test_something_else(self, project, check, make, reason, named):
        make(project / MAIN)
        self.refused(check, reason, *named)

    def test_a_link_that_leads_nowhere_beside_others(self, project, check):
        (project / MAIN).symlink_to("missing.yaml")
        (project / "data" / "annotations").mkdir()
        (project / "data" / "annotations" / "a.yaml").write_text("topics: {}\n", encoding="utf-8")
        self.refused(check, "No such file")

    @pytest.mark.parametrize("named", [False, True])
    def test_a_link_out_of_the_project(self, project, check, tmp_path_factory, named):
        outside = tmp_path_factory.mktemp("outside") / "secret.yaml"
        outside.write_text("password: hunter2\n", encoding="utf-8")
        (project / MAIN).symlink_to(outside)
        self.refused(check, "leads out of the project", *([MAIN] if named else []))

    def test_a_folder_that_is_a_link_out_of_the_project(self, project, check, tmp_path_factory):
        outside = tmp_path_factory.mktemp("outside")
        (outside / "a.yaml").write_text("password: hunter2\n", encoding="utf-8")
        (project / "data" / "annotations").symlink_to(outside)
        self.refused(check, "leads out of the project", file="data/annotations/a.yaml")

    def test_a_link_within_the_project_is_followed(self, project, check, good):
        (project / "data" / "other").write_text(good, encoding="utf-8")
        (project / MAIN).symlink_to("other")
        assert check() == (0, [])

    def test_a_project_that_is_a_link_itself(self, project, check, good, tmp_path_factory):
        (project / MAIN).write_text(good, encoding="utf-8")
        link = tmp_path_factory.mktemp("links") / "link"
        link.symlink_to(project)
        assert check("--root", str(link)) == (0, [])

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
    def test_a_file_that_cannot_be_read(self, project, check):
        (project / MAIN).write_text("topics: {}\n", encoding="utf-8")
        (project / MAIN).chmod(0)
        self.refused(check, "Permission denied")

    @pytest.mark.usefixtures("project")
    def test_a_name_that_is_too_long_is_misuse(self, capsys):
        assert main(["check", "a" * 5000]) == 2
        assert capsys.readouterr().err.startswith("briefings: there is no file aaa")


class TestSize:
    """A file over the limit is not read, however large it is."""

    def test_of_one_file(self, project, check):
        with (project / MAIN).open("wb") as file:
            file.truncate(200_000_000)
        _, (problem,) = check()
        assert (problem["rule"], problem["line"]) == ("size", 0)
        assert f"larger than {SIZE_LIMIT // 1024 // 1024} MB" in problem["message"]


class TestMemory:
    """Where there is too little of it, that is a Problem."""

    def test_is_too_little(self, project):
        (project / MAIN).write_text("# comment\n" * 500_000, encoding="utf-8")
        program = LIMITED.format(memory=1024 * 1024)
        done = subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stderr) == (1, "")
        assert done.stdout.startswith(f"{MAIN}:0:0: error[size] this computer has too little memory")


LIMITED = """
import resource, sys
import briefings.cli
size = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (size + {memory}, size + {memory}))
sys.exit(briefings.cli.main(["check"]))
"""
"""`check` with so much memory beyond what the modules take."""
