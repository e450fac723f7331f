"""The command line, as a contributor and as CI call it."""

import json
import os
import subprocess
import sys

import pytest
from conftest import ROOT
from hypothesis import example, given
from hypothesis import strategies as st

from briefings.commands.terminal import _cells, excerpt
from tests.tables import table

ERROR = ("type: reasoning", "type: reason")
WARNING = ("type: statistic\n        supports: [t1]", "type: statistic")
SAID = (
    "data/annotations.yaml:98:15: error[vocabulary] articles.baker-2025.evidence.e1.type: "
    '"reason" is not one of statistic, study, expert, official-statement, precedent, analogy, anecdote, '
    'reported-fact or reasoning; did you mean "reasoning"?'
)


class TestCheck:
    """`check` says what is wrong: exit 0 clean, 1 problems, 2 misuse; never a traceback."""

    @pytest.mark.parametrize("apart", [False, True])
    def test_clean(self, run, run_apart, apart):
        done = run_apart("check") if apart else run("check")
        assert done.code == 0
        assert done.err == ""
        assert done.out == (
            "data/annotations.yaml: 2 articles, 9 claims, 3 positions, 2 questions: no problems\n"
        )

    def test_problems(self, run, change):
        change(ERROR)
        done = run("check")
        assert (done.code, done.err) == (1, "")
        assert done.out == f"{SAID}\n1 error\n"

    def test_warnings_alone_are_clean(self, run, change):
        change(WARNING)
        done = run("check")
        assert done.code == 0
        assert done.out.splitlines()[-1] == (
            "data/annotations.yaml: 2 articles, 9 claims, 3 positions, 2 questions: 1 warning"
        )

    def test_unless_it_is_strict(self, run, change):
        change(WARNING)
        assert run("check", "--strict").code == 1

    def test_errors_and_warnings_are_counted_apart(self, run, change):
        change(WARNING, ERROR, ("type: policy", "type: polcy"))
        assert run("check").out.splitlines()[-1] == "2 errors, 1 warning"

    def test_many_of_one_rule_do_not_hide_the_rest(self, run, write, good):
        """The first three are shown with the number of the others, unless all are asked for."""
        topics = "".join(f"  t{number}: {{title: A, colour: b}}\n" for number in range(15))
        write(good.replace("type: policy", "type: polcy").replace("topics:\n", f"topics:\n{topics}"))
        *told, summary = run("check").out.splitlines()
        assert [line.split("error[")[1].split("]")[0] for line in told] == [
            *["unknown-key"] * 4,
            "vocabulary",
        ]
        assert "12 more like these are not shown; to see them all, add --all" in told[3]
        assert summary.startswith("16 errors")
        assert len(run("check", "--all").out.splitlines()) == 17
        assert len(json.loads(run("check", "--format", "json").out)) == 16

    def test_from_a_folder_below(self, run, project):
        assert run("check", folder=project / "data").code == 0

    def test_with_the_folder_named(self, run, project, tmp_path_factory):
        elsewhere = tmp_path_factory.mktemp("elsewhere")
        assert run("check", "--root", str(project), folder=elsewhere).code == 0

    def test_given_files(self, run, write, project):
        write("articles: {}\n", "data/other.yaml")
        done = run("check", "other.yaml", folder=project / "data")
        assert done.code == 0
        assert done.out == "data/other.yaml: 0 articles, 0 claims, 0 positions, 0 questions: no problems\n"

    def test_several_files(self, run, write):
        write("articles: {}\n", "data/annotations/a.yaml")
        assert run("check").out.startswith("data/annotations.yaml, data/annotations/a.yaml: ")

    @table(__file__, "misuse", "arguments")
    def test_misuse(self, run, arguments):
        done = run(*arguments)
        assert done.code == 2
        assert done.out == ""
        assert "Traceback" not in done.err
        assert done.err.strip()

    @pytest.mark.parametrize("command", ["check", "fmt"])
    def test_outside_of_any_project(self, run, tmp_path, command):
        done = run(command, folder=tmp_path)
        assert done.code == 2
        assert "mkdocs.yml" in done.err

    def test_a_terminal_that_knows_only_ascii(self, change, run_apart):
        change(("type: reasoning", "type: rëason"))
        done = run_apart("check", PYTHONIOENCODING="ascii")
        assert (done.code, done.err) == (1, "")
        assert '"r\\xebason" is not one of' in done.out

    @pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
    def test_a_file_whose_name_is_not_utf_8(self, write, run_apart):
        name = os.fsdecode(b"\xff.yaml")
        write("articles: []\n", name)
        for form in ("text", "json", "github"):
            done = run_apart("check", "--format", form, name)
            assert (done.code, done.err) == (1, "")

    def test_a_reader_that_has_seen_enough(self, write, project, good):
        write(good.replace("harbour", "h" * 70))
        command = f'"{sys.executable}" -m briefings check | true; exit "${{PIPESTATUS[0]}}"'
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=project,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.stderr == ""


class TestJson:
    """`--format json` is an array of objects."""

    def test_of_problems(self, run, change):
        change(ERROR)
        done = run("check", "--format", "json")
        assert done.code == 1
        assert json.loads(done.out) == [
            {
                "file": "data/annotations.yaml",
                "line": 98,
                "column": 15,
                "path": "articles.baker-2025.evidence.e1.type",
                "rule": "vocabulary",
                "severity": "error",
                "message": '"reason" is not one of statistic, study, expert, official-statement, precedent, analogy, '
                "anecdote, reported-fact or reasoning",
                "hint": 'did you mean "reasoning"?',
            }
        ]

    def test_of_nothing(self, run):
        assert json.loads(run("check", "--format", "json").out) == []

    def test_a_former_id_of_the_rule_is_still_named(self, run, change):
        """Programs that were written when the rule had that id find it."""
        change(("      t1:\n        text", "      t1:\n        supports: t1\n        text"))
        found = json.loads(run("check", "--format", "json").out)
        (circle,) = [problem for problem in found if problem["rule"] == "circular-support"]
        assert circle["aliases"] == ["support-circle"]


class TestGithub:
    """`--format github` is a workflow command for each problem."""

    def test_of_an_error(self, run, change):
        change(ERROR)
        done = run("check", "--format", "github")
        assert done.code == 1
        assert done.out.splitlines()[0] == (
            "::error file=data/annotations.yaml,line=98,col=15,title=vocabulary::"
            + SAID.partition("error[vocabulary] ")[2]
        )

    def test_of_a_warning(self, run, change):
        change(WARNING)
        assert run("check", "--format", "github").out.startswith("::warning file=")

    def test_of_a_problem_without_a_place(self, run, file):
        file.unlink()
        assert run("check", "--format", "github").out.startswith(
            "::error file=data/annotations.yaml,title=file::"
        )

    def test_escapes_what_has_a_meaning_in_a_command(self, run, write):
        name = "100%, a:b\nc.yaml"
        try:
            write("articles: 100%\n", name)
        except OSError:
            pytest.skip("no such names in this file system")
        assert run("check", "--format", "github", name).out.splitlines()[0] == (
            "::error file=100%25%2C a%3Ab%0Ac.yaml,line=1,col=11,title=wrong-type::"
            'articles: fields are expected here, not the text "100%25"'
        )

    def test_no_id_or_text_starts_a_command_of_its_own(self, run, write):
        text = (
            'topics:\n  "a%0A\\n::error file=x,line=1::b, c": {title: "\\n::set-output name=x::y", zz: 1}\n'
        )
        write(text)
        done = run("check", "--format", "github")
        *commands, summary = done.out.splitlines()
        assert len(commands) >= 2
        for line in commands:
            assert line.startswith("::error file=data/annotations.yaml,line=2,col=")
            assert "%0A::" not in line.replace("%250A", "")
        assert not summary.startswith("::")


@pytest.fixture
def terminal(run, monkeypatch):
    """Call `check` as at a terminal of 60 columns without colour, or with what the environment says."""

    def call(*arguments, **environment):
        monkeypatch.delenv("NO_COLOR", raising=False)
        for name, value in ({"TERM": "dumb", "COLUMNS": "60"} | environment).items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("briefings.commands.check.is_terminal", lambda: True)
        return run("check", *arguments)

    return call


class TestTerminal:
    """At a terminal each problem comes with its line, the place marked, and what to do."""

    def test_a_problem(self, change, terminal):
        change(ERROR)
        done = terminal()
        contract, _, hint = SAID.rpartition("; ")
        assert done.code == 1
        assert done.out == (
            f"{contract}\n98 |         type: reason\n   |               ^\n   = {hint}\n\n"
            "1 error\nFix what is wrong, then run: python -m briefings check\n"
        )

    def test_nothing_wrong(self, terminal):
        assert terminal().out.endswith(": no problems\nTo see the site: make serve\n")

    def test_warnings_alone(self, change, terminal):
        change(WARNING)
        assert "1 warning\nThese are only warnings." in terminal().out

    def test_a_problem_without_a_place(self, file, terminal):
        file.unlink()
        assert terminal().out.startswith(
            "data/annotations.yaml:0:0: error[file] the file cannot be read: No such file or directory\n"
            "   = begin a corpus of your own: python -m briefings new corpus\n\n"
        )

    @pytest.mark.parametrize("form", ["json", "github"])
    def test_other_formats_are_what_they_are_elsewhere(self, change, terminal, run, monkeypatch, form):
        change(ERROR)
        at_terminal = terminal("--format", form).out
        monkeypatch.undo()
        assert at_terminal == run("check", "--format", form).out

    @table(__file__, "colour")
    def test_colour(self, change, terminal, environment, coloured):
        change(ERROR)
        assert ("\033[" in terminal(**environment).out) is coloured

    def test_elsewhere_there_is_never_colour(self, change, run_apart):
        change(ERROR)
        assert run_apart("check", TERM="xterm").out == f"{SAID}\n1 error\n"

    def test_nothing_in_a_file_reaches_the_terminal(self, change, terminal):
        change(("Tide tables", "Ti\x1b]0;x\x07de \x9b2J \u202e tables"))
        said = terminal().out
        assert "\\x1b]0;x\\x07de" in said
        assert all(char == "\n" or char.isprintable() for char in said)

    @pytest.mark.skipif(os.name == "nt", reason="no such names there")
    def test_nor_does_anything_in_its_name(self, write, terminal, run):
        name = "\x1b[2J\x9b.yaml"
        write("articles: []\n", name)
        for done in (terminal(name), run("check", "--format", "github", name)):
            assert done.code == 1
            assert all(char == "\n" or char.isprintable() for char in done.out)

    @pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo-terminals")
    def test_of_the_system(self, change, project):
        import pty

        change(ERROR)
        ours, theirs = pty.openpty()
        environment = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm", "NO_COLOR": ""}
        command = [sys.executable, "-m", "briefings", "check"]
        done = subprocess.run(command, cwd=project, env=environment, stdout=theirs, check=False)
        assert done.returncode == 1
        os.close(theirs)
        said = os.read(ours, 10_000).decode()
        os.close(ours)
        assert "\033[1;31merror[vocabulary]\033[0m" in said


class TestExcerpt:
    """As much of a line as there is room for, with the place in it."""

    @pytest.mark.parametrize(
        ("line", "column", "source", "caret"),
        [
            ("a: bc", 4, "a: bc", "   ^"),
            ("a:", 3, "a:", "  ^"),  # its end
            ("\ta\tb", 4, "    a   b", "        ^"),
            ("海港: x", 5, "海港: x", "      ^"),
            ("e\u0301e\u0301x", 5, "e\u0301e\u0301x", "  ^"),
            ("a\x1b[2Jb", 6, "a\\x1b[2Jb", "        ^"),
            # Long lines are cut around the place.
            ("a" * 500 + "X" + "b" * 500, 501, f"…{'a' * 10}X{'b' * 8}…", " " * 11 + "^"),
            ("X" + "b" * 500, 1, f"X{'b' * 18}…", "^"),
            ("a" * 500 + "X", 501, f"…{'a' * 18}X", " " * 19 + "^"),
            ("a" * 21, 22, f"…{'a' * 19}", " " * 20 + "^"),
            ("a" * 19 + "\U000e0001", 20, f"…{'a' * 9}\\U000e0001", " " * 10 + "^"),
        ],
    )
    def test_in_a_room_of_21_columns(self, line, column, source, caret):
        shown, before = excerpt(line, column, 21)
        assert (shown, " " * before + "^") == (source, caret)

    @given(st.text(), st.integers(0, 50), st.integers(20, 100))
    @example("0" * 20, 21, 20)
    def test_it_always_fits(self, line, column, room):
        source, before = excerpt(line, column, room)
        assert source.isprintable()
        assert before < room
        assert sum(width for _, width in _cells(source)) <= room
