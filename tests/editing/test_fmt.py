"""`fmt` as a contributor calls it: exit 0 done, 1 something is left to fix, 2 misuse; never a traceback."""

import os
import stat

import pytest

UNTIDY = "articles:\n  a:\n    publisher: P\n    title: 'T'  # why\n"
TIDY = "articles:\n  a:\n    title: T  # why\n    publisher: P\n"
MAIN = "data/annotations.yaml"


@pytest.fixture
def file(project):
    return project / "data" / "annotations.yaml"


class TestRewriting:
    """It rewrites the files that need it, and says which."""

    def test_a_file(self, run, project, file):
        file.write_text(UNTIDY, encoding="utf-8")
        done = run(project, "fmt")
        assert (done.returncode, done.stdout, done.stderr) == (0, f"{MAIN}: rewritten\n", "")
        assert file.read_text(encoding="utf-8") == TIDY

    def test_a_file_that_is_tidy_is_not_written(self, run, project, file):
        file.write_text(TIDY, encoding="utf-8")
        before = file.stat()
        done = run(project, "fmt")
        assert (done.returncode, done.stdout) == (0, "1 file: nothing to change\n")
        assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    def test_all_files_by_the_questions_of_all(self, run, project, file):
        file.write_text("questions:\n  q2: {type: fact}\n  q1: {type: fact}\n", encoding="utf-8")
        (project / "data" / "annotations").mkdir()
        other = project / "data" / "annotations" / "a.yaml"
        other.write_text(
            "articles: {a: {positions: {q1: {stance: agree}, q2: {stance: mixed}}}}\n", encoding="utf-8"
        )
        assert run(project, "fmt").returncode == 0
        text = other.read_text(encoding="utf-8")
        assert text.index("q2:") < text.index("q1:")

    def test_only_the_files_given_still_by_the_questions_of_all(self, run, project, file):
        file.write_text("questions: {q2: {type: fact}, q1: {type: fact}}\n", encoding="utf-8")
        other = project / "other.yaml"
        other.write_text(
            "articles: {a: {positions: {q1: {stance: agree}, q2: {stance: mixed}}}}\n", encoding="utf-8"
        )
        done = run(project, "fmt", "other.yaml")
        assert done.stdout == "other.yaml: rewritten\n"
        text = other.read_text(encoding="utf-8")
        assert text.index("q2:") < text.index("q1:")

    def test_byte_order_mark_and_carriage_returns_go(self, run, project, file):
        file.write_bytes(b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode())
        assert run(project, "fmt").returncode == 0
        assert file.read_bytes() == TIDY.encode()

    def test_a_problem_of_meaning_does_not_stand_in_the_way(self, run, project, file):
        file.write_text("articles:\n  a: {zeta: 'x', title: T}\n", encoding="utf-8")
        assert run(project, "fmt").returncode == 0
        assert file.read_text(encoding="utf-8") == "articles:\n  a:\n    title: T\n    zeta: x\n"

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
    @pytest.mark.parametrize("mode", [0o600, 0o644, 0o664])
    def test_permissions_stay(self, run, project, file, mode):
        file.write_text(UNTIDY, encoding="utf-8")
        file.chmod(mode)
        run(project, "fmt")
        assert stat.S_IMODE(file.stat().st_mode) == mode

    def test_nothing_else_is_left_in_the_folder(self, run, project, file):
        file.write_text(UNTIDY, encoding="utf-8")
        run(project, "fmt")
        assert [path.name for path in file.parent.iterdir()] == ["annotations.yaml"]

    def test_if_writing_fails_the_file_is_as_it_was(self, run, project, file, monkeypatch):
        file.write_text(UNTIDY, encoding="utf-8")

        def fail(_descriptor):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", fail)
        done = run(project, "fmt")
        assert done.returncode == 1
        assert done.stdout == f"{MAIN}: No space left on device; the file was left as it is\n"
        assert file.read_text(encoding="utf-8") == UNTIDY
        assert [path.name for path in file.parent.iterdir()] == ["annotations.yaml"]


class TestBadFiles:
    """A file that cannot be read whole is never touched; the others are."""

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"\x00\xff\xfe",
            b"\xff\xfea\x00",
            b"articles: [",
            b"articles:\n\t- x\n",
            b"- x\n",
            b"plain\n",
            b"articles: &a {x: *a}\n",
            b"articles: !!map {}\n",
            b"articles: {a: {title: T}}\narticles: {}\n",
            b"articles:\n",
            b"--- {}\n--- {}\n",
            b"%YAML 1.2\n---\narticles: {}\n",
            b"articles: " + b"[" * 5000,
            b"articles: {\xe9: x}\n",
            b'articles: {"a": "\xe2\x80\xa8"}\n',
            b"? {a: b}\n: c\n",
            b"<<: {a: b}\n",
        ],
    )
    def test_what_is_wrong_is_said(self, run, project, file, data):
        file.write_bytes(data)
        done = run(project, "fmt")
        assert (done.returncode, done.stderr) == (1, "")
        *problems, last = done.stdout.splitlines()
        assert problems
        assert all(": error[" in problem for problem in problems)
        assert last == f"{MAIN}: fix this first; the file was left as it is"
        assert file.read_bytes() == data

    def test_the_others_are_rewritten(self, run, project, file):
        file.write_text("articles: [", encoding="utf-8")
        (project / "data" / "annotations").mkdir()
        other = project / "data" / "annotations" / "a.yaml"
        other.write_text(UNTIDY, encoding="utf-8")
        assert run(project, "fmt").returncode == 1
        assert other.read_text(encoding="utf-8") == TIDY

    def test_no_file_at_all(self, run, project, file):
        file.unlink()
        done = run(project, "fmt")
        assert done.returncode == 1
        assert "the file cannot be read" in done.stdout

    def test_a_folder(self, run, project):
        done = run(project, "fmt", "data")
        assert done.returncode == 1
        assert "it is not a regular file" in done.stdout


class TestLinks:
    """A link is followed inside the project, and refused where it leads out."""

    @pytest.fixture
    def link(self, file):
        def to(target):
            file.unlink(missing_ok=True)
            try:
                file.symlink_to(target)
            except OSError:
                pytest.skip("no links here")

        return to

    def test_inside(self, run, project, file, link):
        target = project / "kept.yaml"
        target.write_text(UNTIDY, encoding="utf-8")
        link(target)
        assert run(project, "fmt").returncode == 0
        assert file.is_symlink()
        assert target.read_text(encoding="utf-8") == TIDY

    def test_out_of_the_project(self, run, project, link, tmp_path_factory):
        target = tmp_path_factory.mktemp("elsewhere") / "passwords.yaml"
        target.write_text(UNTIDY, encoding="utf-8")
        link(target)
        done = run(project, "fmt")
        assert done.returncode == 1
        assert "it is a link that leads out of the project" in done.stdout
        assert target.read_text(encoding="utf-8") == UNTIDY

    def test_out_of_the_project_by_a_folder(self, run, project, tmp_path_factory):
        elsewhere = tmp_path_factory.mktemp("elsewhere")
        (elsewhere / "a.yaml").write_text(UNTIDY, encoding="utf-8")
        try:
            (project / "data" / "annotations").symlink_to(elsewhere)
        except OSError:
            pytest.skip("no links here")
        assert run(project, "fmt").returncode == 1
        assert (elsewhere / "a.yaml").read_text(encoding="utf-8") == UNTIDY


class TestCheck:
    """`--check` changes nothing, and says what would change and where."""

    def test_lists_the_files_that_would_change(self, run, project, file):
        file.write_text(UNTIDY, encoding="utf-8")
        done = run(project, "fmt", "--check")
        assert done.returncode == 1
        assert done.stdout == (
            f'{MAIN}:3:5: warning[order] articles.a.publisher: "publisher" is out of order: its place is after "title"; '
            "`python -m briefings fmt` puts it there\n"
            f"{MAIN}:4:1: warning[form] `title: 'T'  # why` is not in canonical form; `python -m briefings fmt` "
            "rewrites it\n1 file would change: run `python -m briefings fmt`\n"
        )
        assert file.read_text(encoding="utf-8") == UNTIDY

    def test_says_so_if_none_would(self, run, project, file):
        file.write_text(TIDY, encoding="utf-8")
        done = run(project, "fmt", "--check")
        assert (done.returncode, done.stdout) == (0, "1 file: nothing to change\n")

    def test_shows_what_cannot_be_seen(self, run, project, file):
        file.write_bytes(b"\xef\xbb\xbf" + TIDY.encode())
        assert (
            f"{MAIN}:1:1: warning[form] `\\ufeffarticles:` would be `articles:`; "
            in run(project, "fmt", "--check").stdout
        )

    def test_a_line_in_another_form(self, run, project, file):
        file.write_text(TIDY.replace("publisher: P", "publisher: 'P'"), encoding="utf-8")
        said = (
            f"{MAIN}:4:1: warning[form] `publisher: 'P'` is not in canonical form; `python -m briefings fmt`"
        )
        assert said in run(project, "fmt", "--check").stdout

    def test_an_empty_line_too_many(self, run, project, file):
        file.write_text(TIDY.replace("\n    publisher", "\n\n    publisher"), encoding="utf-8")
        assert (
            f"{MAIN}:4:1: warning[form] an empty line would be `publisher: P`; "
            in run(project, "fmt", "--check").stdout
        )

    def test_a_file_that_cannot_be_read_fails_too(self, run, project, file):
        file.write_text("articles: [", encoding="utf-8")
        assert run(project, "fmt", "--check").returncode == 1


class TestMisuse:
    @pytest.mark.parametrize(
        "arguments", [["fmt", "missing.yaml"], ["fmt", "--fix"], ["fmt", "--root", "missing"]]
    )
    def test_is_one_sentence(self, run, project, arguments):
        done = run(project, *arguments)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert done.stderr

    def test_outside_of_a_project(self, run, tmp_path):
        assert run(tmp_path, "fmt").returncode == 2
