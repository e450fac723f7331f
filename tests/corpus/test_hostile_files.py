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
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefings.cli import main
from briefings.corpus.loading import MAIN
from briefings.corpus.scan import SIZE_LIMIT
from tests.cases import cases
from tests.corpus.apart import HANGS, ROOT, checker

MANY = 100_000
SECONDS = 2
MEMORY = 256 * 1024 * 1024
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measures as Linux does")

HEAD = "topics:\n  t:\n    title: "
"""Two lines, and the beginning of a third whose value is to be hostile."""


@dataclass
class Hostile:
    """What a file holds, the rule that refuses it, and in which line; None where the line does not matter."""

    data: bytes
    rule: str
    line: int | None = None


def hostile(data, rule, line=None):
    return Hostile(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data, rule, line)


def articles(id_):
    return f"articles:\n  {id_}: {{title: T, authors: [], publisher: P, published: 2025}}\n"


def article(field):
    """An article with one more field, which begins in line 7."""
    return f"articles:\n  a:\n    title: T\n    authors: []\n    publisher: P\n    published: 2025\n    {field}\n"


def supporting(number, other):
    """A line with an article whose only claim supports that of another."""
    claim = f"{{text: x{number}, type: study, supports: [{other}.e], at: {{paragraph: 1}}}}"
    return (
        f"  a{number}: {{title: T, authors: [], publisher: P, published: 2025, evidence: {{e: {claim}}}}}\n"
    )


def many(line, number=MANY):
    """A line so many times, with its number in the place of each %d."""
    return "".join(line.replace("%d", str(count)) for count in range(number))


def aliases(levels, width):
    lines = ["a0: &a0 lol"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


def merges(levels, width):
    lines = ["a0: &a0 {k: v}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * width)}]}}" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


EXPANSION = {
    "an alias bomb": hostile(aliases(9, 9), "anchor", 1),
    "a deep alias bomb": hostile(aliases(400, 2), "anchor", 1),
    "an alias bomb in articles": hostile(f"articles:\n  a: &x {{}}\n  b: [{'*x, ' * 5000}*x]\n", "alias", 3),
    "many anchors": hostile(many("k%d: &a%d v\n"), "anchor", 1),
    "a merge-key bomb": hostile(merges(9, 9), "merge-key", 2),
    "a deep merge-key bomb": hostile(merges(200, 2), "merge-key", 2),
    "many merge keys": hostile("<<: {}\n" * 5000, "merge-key", 1),
    "many mappings that merge one": hostile(
        "a: &a {b: c}\n" + many("k%d: &k%d {<<: [*a, *a]}\n", 2000), "merge-key", 2
    ),
    "many lists of aliases": hostile(
        "a: &a [x]\n" + "".join(f"k{n}: [{', '.join(['*a'] * 9)}]\n" for n in range(2000)), "alias", 2
    ),
}
NESTING = {
    f"{MANY} of {what}": hostile(text, rule, line)
    for what, text, rule, line in [
        ("[", "[" * MANY, "depth", 1),
        ("{", "{" * MANY, "depth", 1),
        ("[ closed", "[" * MANY + "]" * MANY, "depth", 1),
        ("{ closed", "{" * MANY + "}" * MANY, "depth", 1),
        ("{a:", "{a: " * MANY, "depth", 1),
        ("[{", "[{a: " * MANY, "depth", 1),
        ("- ", "- " * MANY, "depth", 1),
        ("? ", "? " * MANY, "depth", 1),
        ("[ below fields", HEAD + "[" * MANY, "depth", 3),
        ("{ below fields", HEAD + "{" * MANY, "depth", 3),
        ("[?", "[? " * MANY, "depth", 1),
        ("- [", "- [" * MANY, "syntax", 1),
        ("lines of -", "-\n" * MANY, "empty", 1),
        ("closing brackets", "]" * MANY, "syntax", 1),
        ("closing braces", "}" * MANY, "syntax", 1),
        ("commas", "[" + "," * MANY + "]", "syntax", 1),
        ("colons", ":" * MANY, "wrong-type", 1),
        ("colons with blanks", ": " * MANY, "syntax", 1),
        ("a: a: a:", "a: " * MANY, "syntax", 1),
        ("quotation marks", '"' * MANY, "syntax", 1),
        ("apostrophes", "'" * MANY, "wrong-type", 1),
        ("question marks by line", "?\n" * MANY, "empty", 1),
    ]
} | {
    "100 levels of blocks": hostile("".join(f"{' ' * n}k:\n" for n in range(100)), "depth", 21),
    "2,000 levels of blocks": hostile("".join(f"{' ' * n}k:\n" for n in range(2000)), "depth", 21),
    "blocks in flows in blocks": hostile("a:\n - b:\n   - " + "[{c: " * 50 + "x" + "}]" * 50, "depth", 3),
    "flows in keys": hostile("? " * 10 + "[" * 5000 + "]" * 5000 + "\n", "depth", 1),
}
TAGS = {
    "a tag as long as a file": hostile(f"a: !{'x' * MANY} y\n", "tag", 1),
    "many tags": hostile("a: !x y\n" * 5000, "tag", 1),
}
DOCUMENTS = {
    "many documents": hostile("---\n{}\n" * MANY, "several-documents", 3),
    "empty documents": hostile("---\n" * MANY, "several-documents"),
    "many %TAG": hostile(many("%TAG !t%d! tag:x,%d:\n", 1000) + "---\na: b\n", "directive", 1),
    "too many %TAG": hostile("%TAG ! x\n" * MANY, "directive", 1),
    "many duplicate keys": hostile("a: b\n" * MANY, "duplicate-key", 2),
}
BYTES = {
    "a surrogate in UTF-8": hostile(f"{HEAD}\ud800\n", "encoding", 3),
    "a pair of surrogates in UTF-8": hostile(f"{HEAD}\ud83d\ude00\n", "encoding", 3),
    "an overlong slash": hostile(HEAD.encode() + b"\xc0\xaf\n", "encoding", 3),
    "a byte that is never UTF-8": hostile(HEAD.encode() + b"\xff\n", "encoding", 3),
    "a character that ends too early": hostile(HEAD.encode() + "é".encode()[:1] + b"\n", "encoding", 3),
    "Latin-1": hostile(f"{HEAD}Café\n".encode("latin-1"), "encoding", 3),
    "UTF-16 LE": hostile("\ufeffa: b\n".encode("utf-16-le"), "encoding", 1),
    "UTF-16 BE": hostile("\ufeffa: b\n".encode("utf-16-be"), "encoding", 1),
    "UTF-16 LE without a mark": hostile("a: b\n".encode("utf-16-le"), "control-character", 1),
    "UTF-32": hostile("\ufeffa: b\n".encode("utf-32-le"), "encoding", 1),
    "bytes by chance": hostile(bytes(range(256)) * 400, "encoding"),
    "a PNG": hostile(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 50, "encoding", 1),
    "a gzip": hostile(b"\x1f\x8b\x08\x00" + bytes(range(128, 256)), "control-character", 1),
    "NULs alone": hostile(b"\0" * MANY, "encoding"),
}
SIZES = {
    "nothing": hostile("", "empty-file", 1),
    "blanks": hostile(" " * MANY, "empty-file", 1),
    "many comments": hostile("# a\n" * MANY, "empty-file", 1),
    "only a byte-order mark": hostile("\ufeff", "empty-file", 1),
    "a long scalar": hostile(HEAD + "x" * 5_000_000 + "\n", "length", 3),
    "a long quoted scalar": hostile(HEAD + '"' + "x " * 1_000_000 + '"\n', "length", 3),
    "a long block scalar": hostile(HEAD + "|\n" + "      x\n" * MANY, "length", 3),
    "a long folded scalar": hostile(HEAD + ">\n" + "      x\n\n" * MANY, "length", 3),
    "a long line of flow": hostile(
        "topics: {" + ", ".join(f"t{n}: 1" for n in range(MANY)) + "}\n", "wrong-type", 1
    ),
    "an open quotation mark": hostile('a: "' + "x\n" * MANY, "syntax", 1),
    "a long key": hostile(f"{'k' * 1000}: v\n", "unknown-key", 1),
    "a key of more than YAML allows": hostile(f"{'k' * MANY}: v\n", "syntax", 1),
    "a long id": hostile(f"topics:\n  {'i' * 900}: {{title: x}}\n", "length", 2),
    "many keys": hostile(many("k%d: v\n"), "unknown-key", 1),
    "many fields": hostile(f"{HEAD}x\n" + many("    k%d: v\n"), "unknown-key", 4),
    "many items": hostile("topics: [" + "a, " * MANY + "]\n", "wrong-type", 1),
    "many empty values": hostile(many("k%d:\n"), "empty", 1),
    "many topics that are wrong": hostile("topics:\n" + many("  t%d: {}\n"), "missing-field", 2),
    "many mentions": hostile(
        f'topics: {{t: {{title: T, summary: "{"[[a]]" * 300}"}}}}\n', "unknown-reference", 1
    ),
    "many brackets in a text": hostile(HEAD + '"' + "[" * 200_000 + '"\n', "length", 3),
    "a hash that collides": hostile(
        "topics:\n" + "".join(f"  {n * (2**61 - 1)}: x\n" for n in range(20_000)), "wrong-type", 2
    ),
    "a number of a million digits": hostile("articles: " + "9" * 1_000_000 + "\n", "wrong-type", 1),
    "an address that would backtrack": hostile(
        "articles:\n  a: {title: T, authors: [], publisher: P, published: 2025, "
        f"language: {'a-' * 5000}}}\n",
        "language",
        2,
    ),
    "an id that would backtrack": hostile(f"topics:\n  {'a-' * 400}: {{title: x}}\n", "length", 2),
}
SLOW = {
    "many articles with nothing in them": hostile(
        "articles:\n" + many("  a%d: {}\n", 3 * MANY), "missing-field", 2
    ),
    "more topics than anybody has": hostile("topics:\n" + many("  t%d: {title: x}\n"), "size", 5002),
    "two million items": hostile("topics: [" + "ab, " * 2_000_000 + "]\n", "size", 1),
    "two million mappings": hostile("topics: [" + "{}," * 2_000_000 + "]\n", "size", 1),
    "many wrong claims": hostile(
        "articles:\n"
        + "".join(f"  a{n}:\n    evidence:\n" + many("      e%d: {}\n", 4000) for n in range(40)),
        "missing-field",
        2,
    ),
    "many unknown fields in each of many articles": hostile(
        "articles:\n"
        + "".join(f"  a{n}: {{{', '.join(f'k{m}: v' for m in range(4000))}}}\n" for n in range(40)),
        "unknown-key",
        2,
    ),
    "many revisions": hostile(
        article("revisions:\n" + "      - {date: 2026, note: x}\n" * MANY), "size", 3_339
    ),
    "many authors": hostile("articles:\n  a:\n    authors:\n" + "      - {id: b, name: N}\n" * MANY, "size"),
    "many references": hostile(article(f"positions: {{q: {{because: [{'t1, ' * MANY}]}}}}"), "size", 7),
    "a chain of redirects": hostile(
        "redirects:\n" + "".join(f"  k{n}: k{n + 1}\n" for n in range(4_900)), "unknown-reference", 2
    ),
    "a longer chain of redirects": hostile(
        "redirects:\n" + "".join(f"  k{n}: k{n + 1}\n" for n in range(MANY)), "size", 5_002
    ),
    "a circle of redirects": hostile(
        "redirects:\n" + "".join(f"  k{n}: k{(n + 1) % 4_900}\n" for n in range(4_900)), "redirect", 2
    ),
    "a circle of support over many articles": hostile(
        "articles:\n" + "".join(supporting(n, f"a{(n + 1) % 4_900}") for n in range(4_900)),
        "circular-support",
        4_901,
    ),
    "many circles of support": hostile(
        article(
            "evidence:\n"
            + "".join(
                f"      e{n}: {{text: x{n}, type: study, supports: [e{(n + 1) % 700}, e0, e1], at: {{paragraph: 1}}}}\n"
                for n in range(700)
            )
        ),
        "circular-support",
    ),
    "many unknown ids that are like all others": hostile(
        "topics:\n"
        + "".join(f"  {'a-topic-with-a-long-name-' * 2}{n}: {{title: x}}\n" for n in range(4_900))
        + "questions:\n"
        + "".join(
            f"  q{n}: {{topic: {'a-topic-of-a-longer-name-' * 2}{n}, proposition: p, disagreeing: d, type: fact}}\n"
            for n in range(4_900)
        ),
        "unknown-reference",
        4_903,
    ),
    "many ids that look alike": hostile(
        "articles: none\nevents:\n"
        + "".join(f"  {n:013b}: {{date: 2025, title: x}}\n" for n in range(4_900)).replace("  0", "  l"),
        "lookalike-id",
    ),
    "words that mix alphabets": hostile(
        article("revisions:\n" + f'      - {{date: 2026, note: "{"аa" * 900}\\0"}}\n' * 1_500),
        "invisible-character",
        8,
    ),
    "many unknown mentions": hostile(
        article("revisions:\n" + f"      - {{date: 2026, note: '{'[[x]]' * 300}'}}\n" * 3_000),
        "unknown-reference",
        8,
    ),
    "one line of 15 MB": hostile(HEAD + "x" * 15_000_000 + "\n", "length", 3),
    "one line of 15 MB with one character beyond 16 bits": hostile(
        HEAD + "x" * 15_000_000 + "😀\n", "length", 3
    ),
    "a plain scalar over a million lines": hostile(HEAD + "x\n" + "      x y\n" * 1_000_000, "length", 3),
    "15 million line feeds": hostile("\n" * 15_000_000, "empty-file", 1),
    "lines of %": hostile("%\n" * 3_000_000, "directive", 1),
    "lines that end in CR by the million": hostile("topics: {}\r" * 1_000_000, "control-character", 1),
    "a number that would backtrack": hostile(f"articles: 1.{'9' * 5_000_000}e\n", "wrong-type", 1),
    "a date that would backtrack": hostile(
        "events: {e: {title: x, date: '" + "2" * 5_000_000 + "'}}\n", "date", 1
    ),
    "an address of many dots": hostile(article(f"url: https://{'a.' * 1_000_000}x"), "length", 7),
}
"""What once took minutes or a gigabyte, or would if something in the check grew with the square of a number."""
WRITTEN = {
    str(case): hostile("".join(f"{line}\n" for line in case.added), rule, int(line))
    for case in cases(Path(__file__).with_name("hostile.txt"))
    for rule, line in (said.split() for said in case.said)
}
FILES = WRITTEN | EXPANSION | NESTING | TAGS | DOCUMENTS | BYTES | SIZES | SLOW


@pytest.fixture(scope="module")
def processes():
    with checker() as check:
        yield check


@pytest.fixture
def apart(processes):
    """Check a project in a process of its own, and give the Problems; it may take so long and so much and no more."""

    def call(project):
        before = listing(project)
        done = processes(project)
        assert done.error == ""
        assert done.code == 1
        assert done.seconds <= SECONDS
        assert done.memory <= MEMORY
        assert listing(project) == before
        assert all(char == "\n" or char.isprintable() for char in done.output)
        problems = json.loads(done.output)
        assert all((problem["message"] + problem["hint"]).isprintable() for problem in problems)
        return problems

    return call


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
def check(project, capsys):
    """Call `check` in the project, and give its exit code and its Problems; nothing else may happen."""

    def call(*arguments):
        before = listing(project)
        code = main(["check", "--format", "json", *arguments])
        said = capsys.readouterr()
        assert said.err == ""
        assert all(char == "\n" or char.isprintable() for char in said.out)
        problems = json.loads(said.out)
        for problem in problems:
            assert problem["message"].isprintable()
            assert problem["hint"].isprintable()
        assert listing(project) == before
        return code, problems

    return call


def listing(folder):
    """Every path in a folder, with what would show that it was written."""
    return {
        path: (path.lstat().st_size, path.lstat().st_mtime_ns, path.lstat().st_ino)
        for path in [folder, *folder.rglob("*")]
    }


def test_there_are_at_least_a_hundred():
    assert len({(name, file.data) for name, file in FILES.items()}) >= 100


@pytest.mark.parametrize("name", FILES)
def test_is_refused(project, apart, name):
    file = FILES[name]
    (project / MAIN).write_bytes(file.data)
    found = [(problem["rule"], problem["line"]) for problem in apart(project)]
    assert file.rule in [rule for rule, _ in found]
    if file.line is not None:
        assert (file.rule, file.line) in found
    lines = len(re.findall(rb"\r\n|\r|\n", file.data)) + 1
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

    @pytest.mark.parametrize(
        "change",
        [
            lambda text: text.replace("\n", "\r\n"),
            lambda text: "\ufeff" + text,
            lambda text: "---\n" + text,
            lambda text: text + "...\n",
            lambda text: text.rstrip("\n"),
            lambda text: text.replace("ann-adams, name", "'ann-adams', \"name\""),
            lambda text: text.replace("Deep water", "Deep 🌊 wáter 水"),
        ],
        ids=[
            "CRLF",
            "a byte-order mark",
            "a start",
            "an end",
            "no last line end",
            "quotation marks",
            "Unicode",
        ],
    )
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

    def test_of_one_file(self, project, apart):
        with (project / MAIN).open("wb") as file:
            file.truncate(200_000_000)
        (problem,) = apart(project)
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
