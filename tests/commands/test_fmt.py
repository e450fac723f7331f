"""`fmt` as a contributor calls it: exit 0 done, 1 something is left to fix, 2 misuse; never a traceback."""

import os
import stat

import pytest

from tests.tables import sections, table

UNTIDY = "articles:\n  a:\n    publisher: P\n    title: 'T'  # why\n"
TIDY = "articles:\n  a:\n    title: T  # why\n    publisher: P\n"
MAIN = "data/annotations.yaml"


class TestRewriting:
    """It rewrites the files that need it, and says which."""

    def test_a_file(self, run, write, file):
        file = write(UNTIDY)
        assert run("fmt") == (0, f"{MAIN}: rewritten\n", "")
        assert file.read_text(encoding="utf-8") == TIDY
        assert [path.name for path in file.parent.iterdir()] == ["annotations.yaml"]

    def test_a_file_that_is_tidy_is_not_written(self, run, write, file):
        write(TIDY)
        before = file.stat()
        done = run("fmt")
        assert (done.code, done.out) == (0, "1 file: nothing to change\n")
        assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    @pytest.mark.parametrize("name", ["data/annotations/a.yaml", "other.yaml"])
    def test_by_the_questions_of_all_files(self, run, write, name):
        """Also where only some of them are given."""
        write("questions: {q2: {type: fact}, q1: {type: fact}}\n")
        other = write("articles: {a: {positions: {q1: {stance: agree}, q2: {stance: mixed}}}}\n", name)
        assert run("fmt", name).out == f"{name}: rewritten\n"
        text = other.read_text(encoding="utf-8")
        assert text.index("q2:") < text.index("q1:")

    def test_all_files(self, run, write):
        other = write(UNTIDY, "data/annotations/a.yaml")
        assert run("fmt").code == 0
        assert other.read_text(encoding="utf-8") == TIDY

    def test_byte_order_mark_and_carriage_returns_go(self, run, file):
        file.write_bytes(b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode())
        assert run("fmt").code == 0
        assert file.read_bytes() == TIDY.encode()

    def test_a_problem_of_meaning_does_not_stand_in_the_way(self, run, write, file):
        write("articles:\n  a: {zeta: 'x', title: T}\n")
        assert run("fmt").code == 0
        assert file.read_text(encoding="utf-8") == "articles:\n  a:\n    title: T\n    zeta: x\n"

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
    @pytest.mark.parametrize("mode", [0o600, 0o644, 0o664])
    def test_permissions_stay(self, run, write, file, mode):
        write(UNTIDY)
        file.chmod(mode)
        run("fmt")
        assert stat.S_IMODE(file.stat().st_mode) == mode

    def test_if_writing_fails_the_file_is_as_it_was(self, run, write, file, monkeypatch):
        write(UNTIDY)

        def fail(_descriptor):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", fail)
        done = run("fmt")
        assert done.code == 1
        assert done.out == f"{MAIN}: No space left on device; the file was left as it is\n"
        assert file.read_text(encoding="utf-8") == UNTIDY
        assert [path.name for path in file.parent.iterdir()] == ["annotations.yaml"]


class TestBadFiles:
    """A file that cannot be read whole is never touched; the others are."""

    BYTES = (b"\x00\xff\xfe", b"\xff\xfea\x00", b"articles: " + b"[" * 5000, b"articles: {\xe9: x}\n")

    @pytest.mark.parametrize("data", [*BYTES, *map(str.encode, sections(__file__)["refused"])])
    def test_what_is_wrong_is_said(self, run, file, data):
        file.write_bytes(data)
        done = run("fmt")
        assert (done.code, done.err) == (1, "")
        *problems, last = done.out.splitlines()
        assert problems
        assert all(": error[" in problem for problem in problems)
        assert last == f"{MAIN}: fix this first; the file was left as it is"
        assert file.read_bytes() == data

    def test_the_others_are_rewritten(self, run, write):
        write("articles: [")
        other = write(UNTIDY, "data/annotations/a.yaml")
        assert run("fmt").code == 1
        assert other.read_text(encoding="utf-8") == TIDY

    def test_no_file_at_all(self, run, file):
        file.unlink()
        done = run("fmt")
        assert done.code == 1
        assert "the file cannot be read" in done.out

    def test_a_folder(self, run):
        done = run("fmt", "data")
        assert done.code == 1
        assert "it is not a regular file" in done.out


class TestLinks:
    """A link is followed inside the project, and refused where it leads out."""

    def test_inside(self, run, write, file):
        target = write(UNTIDY, "kept.yaml")
        file.unlink()
        file.symlink_to(target)
        assert run("fmt").code == 0
        assert file.is_symlink()
        assert target.read_text(encoding="utf-8") == TIDY

    @pytest.mark.parametrize("name", [MAIN, "data/annotations"])
    def test_out_of_the_project(self, run, project, tmp_path, name):
        """Of a file, and of a folder of files."""
        target = tmp_path / "elsewhere.yaml"
        target.write_text(UNTIDY, encoding="utf-8")
        (project / name).unlink(missing_ok=True)
        (project / name).symlink_to(target if name == MAIN else tmp_path)
        done = run("fmt")
        assert done.code == 1
        assert "it is a link that leads out of the project" in done.out
        assert target.read_text(encoding="utf-8") == UNTIDY


class TestCheck:
    """`--check` changes nothing, and says what would change and where."""

    def test_lists_the_files_that_would_change(self, run, write, file):
        write(UNTIDY)
        done = run("fmt", "--check")
        assert done.code == 1
        assert done.out == (
            f'{MAIN}:3:5: warning[order] articles.a.publisher: "publisher" is out of order: its place is after "title"; '
            "`python -m briefings fmt` puts it there\n"
            "1 file would change: run `python -m briefings fmt`\n"
        )
        assert file.read_text(encoding="utf-8") == UNTIDY

    def test_says_so_if_none_would(self, run, write):
        write(TIDY)
        assert run("fmt", "--check") == (0, "1 file: nothing to change\n", "")

    @table(__file__, "lines in another form")
    def test_shows_a_line_in_another_form(self, run, write, old, new, said):
        write(TIDY.replace(old, new))
        assert f"{MAIN}:{said}`python -m briefings fmt`" in run("fmt", "--check").out

    def test_a_file_that_cannot_be_read_fails_too(self, run, write):
        write("articles: [")
        assert run("fmt", "--check").code == 1
