"""The command line, as a contributor and as CI call it."""

import json
import os
import subprocess
import sys

import pytest
from conftest import ROOT, bare_project
from hypothesis import example, given
from hypothesis import strategies as st

from briefings.commands.terminal import _cells, excerpt


@pytest.fixture
def project(tmp_path, good):
    """A project whose annotations have no problems."""
    return bare_project(tmp_path, good)


def run_apart(folder, *arguments, **environment):
    """Call the command line as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "briefings", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=60,
        check=False,
    )


def replace(project, old, new):
    file = project / "data" / "annotations.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


ERROR = ("type: reasoning", "type: reason")
WARNING = ("type: statistic\n        supports: [t1]", "type: statistic")
SAID = (
    "data/annotations.yaml:98:15: error[vocabulary] articles.baker-2025.evidence.e1.type: "
    '"reason" is not one of statistic, study, expert, official-statement, precedent, analogy, anecdote or reasoning; '
    'did you mean "reasoning"?'
)


class TestCheck:
    """`check` says what is wrong: exit 0 clean, 1 problems, 2 misuse; never a traceback."""

    @pytest.mark.parametrize("apart", [False, True])
    def test_clean(self, run, project, apart):
        done = run_apart(project, "check") if apart else run(project, "check")
        assert done.returncode == 0
        assert done.stderr == ""
        assert done.stdout == (
            "data/annotations.yaml: 2 articles, 9 claims, 3 positions, 2 questions: no problems\n"
        )

    def test_problems(self, run, project):
        replace(project, *ERROR)
        done = run(project, "check")
        assert (done.returncode, done.stderr) == (1, "")
        assert done.stdout == f"{SAID}\n1 error\n"

    def test_warnings_alone_are_clean(self, run, project):
        replace(project, *WARNING)
        done = run(project, "check")
        assert done.returncode == 0
        assert done.stdout.splitlines()[-1] == (
            "data/annotations.yaml: 2 articles, 9 claims, 3 positions, 2 questions: 1 warning"
        )

    def test_unless_it_is_strict(self, run, project):
        replace(project, *WARNING)
        assert run(project, "check", "--strict").returncode == 1

    def test_errors_and_warnings_are_counted_apart(self, run, project):
        replace(project, *WARNING)
        replace(project, *ERROR)
        replace(project, "type: policy", "type: polcy")
        assert run(project, "check").stdout.splitlines()[-1] == "2 errors, 1 warning"

    def test_from_a_folder_below(self, run, project):
        assert run(project / "data", "check").returncode == 0

    def test_with_the_folder_named(self, run, project, tmp_path_factory):
        elsewhere = tmp_path_factory.mktemp("elsewhere")
        assert run(elsewhere, "check", "--root", str(project)).returncode == 0

    def test_given_files(self, run, project):
        other = project / "data" / "other.yaml"
        other.write_text("articles: {}\n", encoding="utf-8")
        done = run(project / "data", "check", "other.yaml")
        assert done.returncode == 0
        assert done.stdout == "data/other.yaml: 0 articles, 0 claims, 0 positions, 0 questions: no problems\n"

    def test_several_files(self, run, project):
        (project / "data" / "annotations").mkdir()
        (project / "data" / "annotations" / "a.yaml").write_text("articles: {}\n", encoding="utf-8")
        assert run(project, "check").stdout.startswith("data/annotations.yaml, data/annotations/a.yaml: ")

    @pytest.mark.parametrize(
        "arguments",
        [
            [],
            ["chekc"],
            ["check", "--format", "xml"],
            ["check", "missing.yaml"],
            ["check", "--root", "missing"],
        ],
    )
    def test_misuse(self, run, project, arguments):
        done = run(project, *arguments)
        assert done.returncode == 2
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
        assert done.stderr.strip()

    def test_outside_of_any_project(self, run, tmp_path):
        done = run(tmp_path, "check")
        assert done.returncode == 2
        assert "mkdocs.yml" in done.stderr

    def test_a_project_without_annotations(self, run, project):
        (project / "data" / "annotations.yaml").unlink()
        done = run(project, "check")
        assert done.returncode == 1
        assert "data/annotations.yaml:0:0: error[file]" in done.stdout

    def test_a_folder_in_place_of_a_file(self, run, project):
        assert run(project, "check", "data").returncode == 1

    def test_a_terminal_that_knows_only_ascii(self, project):
        replace(project, "type: reasoning", "type: rëason")
        done = run_apart(project, "check", PYTHONIOENCODING="ascii")
        assert (done.returncode, done.stderr) == (1, "")
        assert '"r\\xebason" is not one of' in done.stdout

    @pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
    def test_a_file_whose_name_is_not_utf_8(self, project):
        name = os.fsdecode(b"\xff.yaml")
        (project / name).write_text("articles: []\n", encoding="utf-8")
        for form in ("text", "json", "github"):
            done = run_apart(project, "check", "--format", form, name)
            assert (done.returncode, done.stderr) == (1, "")

    def test_a_reader_that_has_seen_enough(self, project):
        replace(project, "harbour", "h" * 70)
        command = f'"{sys.executable}" -m briefings check | true; exit "${{PIPESTATUS[0]}}"'
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=project,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stderr == ""


class TestJson:
    """`--format json` is an array of objects."""

    def test_of_problems(self, run, project):
        replace(project, *ERROR)
        done = run(project, "check", "--format", "json")
        assert done.returncode == 1
        assert json.loads(done.stdout) == [
            {
                "file": "data/annotations.yaml",
                "line": 98,
                "column": 15,
                "path": "articles.baker-2025.evidence.e1.type",
                "rule": "vocabulary",
                "severity": "error",
                "message": '"reason" is not one of statistic, study, expert, official-statement, precedent, analogy, '
                "anecdote or reasoning",
                "hint": 'did you mean "reasoning"?',
            }
        ]

    def test_of_nothing(self, run, project):
        assert json.loads(run(project, "check", "--format", "json").stdout) == []

    def test_a_former_id_of_the_rule_is_still_named(self, run, project):
        """Programs that were written when the rule had that id find it."""
        replace(
            project,
            "      t1:\n        text: The channel",
            "      t1:\n        supports: t1\n        text: The channel",
        )
        found = json.loads(run(project, "check", "--format", "json").stdout)
        (circle,) = [problem for problem in found if problem["rule"] == "circular-support"]
        assert circle["aliases"] == ["support-circle"]


class TestGithub:
    """`--format github` is a workflow command for each problem."""

    def test_of_an_error(self, run, project):
        replace(project, *ERROR)
        done = run(project, "check", "--format", "github")
        assert done.returncode == 1
        assert done.stdout.splitlines()[0] == (
            "::error file=data/annotations.yaml,line=98,col=15,title=vocabulary::"
            + SAID.partition("error[vocabulary] ")[2]
        )

    def test_of_a_warning(self, run, project):
        replace(project, *WARNING)
        assert run(project, "check", "--format", "github").stdout.startswith("::warning file=")

    def test_of_a_problem_without_a_place(self, run, project):
        (project / "data" / "annotations.yaml").unlink()
        assert run(project, "check", "--format", "github").stdout.startswith(
            "::error file=data/annotations.yaml,title=file::"
        )

    def test_escapes_what_has_a_meaning_in_a_command(self, run, project):
        name = "100%, a:b\nc.yaml"
        try:
            (project / name).write_text("articles: 100%\n", encoding="utf-8")
        except OSError:
            pytest.skip("no such names in this file system")
        assert run(project, "check", "--format", "github", name).stdout.splitlines()[0] == (
            "::error file=100%25%2C a%3Ab%0Ac.yaml,line=1,col=11,title=wrong-type::"
            'articles: fields are expected here, not the text "100%25"'
        )

    def test_no_id_or_text_starts_a_command_of_its_own(self, run, project):
        text = (
            'topics:\n  "a%0A\\n::error file=x,line=1::b, c": {title: "\\n::set-output name=x::y", zz: 1}\n'
        )
        (project / "data" / "annotations.yaml").write_text(text, encoding="utf-8")
        done = run(project, "check", "--format", "github")
        *commands, summary = done.stdout.splitlines()
        assert len(commands) >= 2
        for line in commands:
            assert line.startswith("::error file=data/annotations.yaml,line=2,col=")
            assert "%0A::" not in line.replace("%250A", "")
        assert not summary.startswith("::")


@pytest.fixture
def terminal(run, project, monkeypatch):
    """Call `check` as at a terminal of 60 columns without colour, or with what the environment says."""

    def call(*arguments, **environment):
        for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
            monkeypatch.delenv(name, raising=False)
        for name, value in ({"TERM": "dumb", "COLUMNS": "60"} | environment).items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("briefings.commands.check.is_terminal", lambda: True)
        return run(project, "check", *arguments)

    return call


def marked(line, column, room=40):
    """An excerpt with its caret below it."""
    source, before = excerpt(line, column, room)
    return source, " " * before + "^"


class TestTerminal:
    """At a terminal each problem comes with its line, the place marked, and what to do."""

    def test_a_problem(self, terminal, project):
        replace(project, *ERROR)
        done = terminal()
        contract, _, hint = SAID.rpartition("; ")
        assert done.returncode == 1
        assert done.stdout == (
            f"{contract}\n98 |         type: reason\n   |               ^\n   = {hint}\n\n"
            "1 error\nFix what is wrong, then run: python -m briefings check\n"
        )

    def test_nothing_wrong(self, terminal):
        assert terminal().stdout.endswith(": no problems\nTo see the site: make serve\n")

    def test_warnings_alone(self, terminal, project):
        replace(project, *WARNING)
        assert "1 warning\nThese are only warnings." in terminal().stdout

    def test_a_problem_without_a_place(self, terminal, project):
        (project / "data" / "annotations.yaml").unlink()
        assert terminal().stdout.startswith(
            "data/annotations.yaml:0:0: error[file] the file cannot be read: No such file or directory\n\n"
        )

    @pytest.mark.parametrize("form", ["json", "github"])
    def test_other_formats_are_what_they_are_elsewhere(self, terminal, run, project, monkeypatch, form):
        replace(project, *ERROR)
        at_terminal = terminal("--format", form).stdout
        monkeypatch.undo()
        assert at_terminal == run(project, "check", "--format", form).stdout

    @pytest.mark.parametrize(
        ("environment", "coloured"),
        [
            ({"TERM": "xterm"}, True),
            ({"TERM": "dumb"}, False),
            ({"TERM": ""}, False),
            ({"TERM": "xterm", "NO_COLOR": "1"}, False),
            ({"TERM": "xterm", "NO_COLOR": ""}, True),
            ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
            ({"TERM": "dumb", "CLICOLOR_FORCE": "1"}, True),
            ({"TERM": "dumb", "FORCE_COLOR": "0"}, False),
            ({"TERM": "dumb", "FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ],
    )
    def test_colour(self, terminal, project, environment, coloured):
        replace(project, *ERROR)
        assert ("\033[" in terminal(**environment).stdout) is coloured

    def test_elsewhere_there_is_never_colour(self, project):
        replace(project, *ERROR)
        assert run_apart(project, "check", FORCE_COLOR="1", TERM="xterm").stdout == f"{SAID}\n1 error\n"

    def test_nothing_in_a_file_reaches_the_terminal(self, terminal, project):
        replace(project, "Tide tables", "Ti\x1b]0;x\x07de \x9b2J \u202e tables")
        said = terminal().stdout
        assert "\\x1b]0;x\\x07de" in said
        assert all(char == "\n" or char.isprintable() for char in said)

    @pytest.mark.skipif(os.name == "nt", reason="no such names there")
    def test_nor_does_anything_in_its_name(self, terminal, run, project):
        name = "\x1b[2J\x9b.yaml"
        (project / name).write_text("articles: []\n", encoding="utf-8")
        for done in (terminal(name), run(project, "check", "--format", "github", name)):
            assert done.returncode == 1
            assert all(char == "\n" or char.isprintable() for char in done.stdout)

    @pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo-terminals")
    def test_of_the_system(self, project):
        import pty

        replace(project, *ERROR)
        ours, theirs = pty.openpty()
        environment = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm", "NO_COLOR": ""}
        command = [sys.executable, "-m", "briefings", "check"]
        assert (
            subprocess.run(command, cwd=project, env=environment, stdout=theirs, check=False).returncode == 1
        )
        os.close(theirs)
        said = os.read(ours, 10_000).decode()
        os.close(ours)
        assert "\033[1;31merror[vocabulary]\033[0m" in said


class TestExcerpt:
    """As much of a line as there is room for, with the place in it."""

    def test_a_short_line(self):
        assert marked("a: bc", 4) == ("a: bc", "   ^")

    def test_the_end_of_a_line(self):
        assert marked("a:", 3) == ("a:", "  ^")

    def test_tabs_are_blanks(self):
        assert marked("\ta\tb", 4) == ("    a   b", "        ^")

    def test_wide_characters(self):
        assert marked("海港: x", 5) == ("海港: x", "      ^")

    def test_marks_take_no_room(self):
        assert marked("e\u0301e\u0301x", 5) == ("e\u0301e\u0301x", "  ^")

    def test_control_characters_are_escaped(self):
        assert marked("a\x1b[2Jb", 6) == ("a\\x1b[2Jb", "        ^")

    def test_a_long_line_is_cut_around_the_place(self):
        assert marked("a" * 500 + "X" + "b" * 500, 501, 21) == (f"…{'a' * 9}X{'b' * 9}…", " " * 10 + "^")

    def test_the_start_of_a_long_line(self):
        assert marked("X" + "b" * 500, 1, 21) == (f"X{'b' * 18}…", "^")

    def test_the_end_of_a_long_line(self):
        assert marked("a" * 500 + "X", 501, 21) == (f"…{'a' * 9}X", " " * 10 + "^")

    def test_after_the_end_of_a_line_that_just_fits(self):
        assert marked("a" * 21, 22, 21) == (f"…{'a' * 9}", " " * 10 + "^")

    @given(st.text(), st.integers(0, 50), st.integers(20, 100))
    @example("0" * 20, 21, 20)
    def test_it_always_fits(self, line, column, room):
        source, before = excerpt(line, column, room)
        assert source.isprintable()
        assert before < room
        assert sum(width for _, width in _cells(source)) <= room
