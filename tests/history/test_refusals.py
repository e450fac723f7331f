"""Where git refuses or holds only a part, its own reason is said, by the commands and in the log of a build."""

import logging
import os
import shutil

import pytest
from git_projects import MAIN, Repository

from briefings.cli import main
from briefings.history.git import Repository as Reader
from briefings.history.revision import blocks
from briefings.history.superseded import FILE, history, history_or_empty

WORDINGS = ("nine", "eight", "seven", "six")


@pytest.fixture
def reworded(repository, good):
    """The small corpus, of which one claim was reworded three times."""
    for wording in WORDINGS[1:]:
        repository.commit(good.replace("wait nine", f"wait {wording}"))
    return repository


def clone(of, to, *options):
    """A clone of a repository, which was asked for by its address, so that nothing is shared."""
    of.git("config", "uploadpack.allowFilter", "true")
    of.git("clone", "--quiet", *options, of.root.as_uri(), str(to))
    return Repository(to)


def earlier(root):
    return len(history(root).superseded.get(("adams-2024", "e1"), ()))


def said(root, capsys, caplog):
    """What both commands say as they exit with 2, and the log of a build."""
    found = []
    for command in (["history"], ["check", "--base", "HEAD~1"]):
        assert main([*command, "--root", str(root)]) == 2
        found.append(capsys.readouterr().err)
    with caplog.at_level(logging.INFO, logger="mkdocs.briefings"):
        assert history_or_empty(root).superseded == {}
    return [*found, caplog.text]


def test_a_repository_of_another_owner_is_refused_until_its_user_trusts_it(
    reworded, capsys, caplog, monkeypatch, tmp_path
):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "user"))
    for each in said(reworded.root, capsys, caplog):
        assert f"detected dubious ownership in repository at '{reworded.root}'" in each
        assert f"git config --global --add safe.directory {reworded.root}" in each
        assert len(each.splitlines()) == 1
    (tmp_path / "user").write_text(f"[safe]\n\tdirectory = {reworded.root}\n", encoding="utf-8")
    assert earlier(reworded.root) == 3
    monkeypatch.delenv("GIT_CONFIG_GLOBAL")
    for name, value in {"COUNT": "1", "KEY_0": "safe.directory", "VALUE_0": "*"}.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    assert earlier(reworded.root) == 3


@pytest.mark.parametrize("left_out", ["blob:none", "tree:0"])
def test_a_partial_clone_is_refused_until_it_is_whole(reworded, capsys, caplog, tmp_path, left_out):
    part = clone(reworded, tmp_path / "clone", f"--filter={left_out}")
    for each in said(part.root, capsys, caplog):
        assert "partial clone" in each
        assert "run git fetch --refetch --no-filter" in each
    assert not (part.root / FILE).exists()
    part.git("fetch", "--quiet", "--refetch", "--no-filter")
    assert earlier(part.root) == 3


def test_what_a_shallow_clone_knew_is_not_all_once_it_is_deepened(reworded, caplog, tmp_path):
    part = clone(reworded, tmp_path / "clone", "--depth=2")
    with caplog.at_level(logging.INFO, logger="mkdocs.briefings"):
        assert len(history_or_empty(part.root).superseded["adams-2024", "e1"]) == 1
    assert "this clone is shallow: run git fetch --unshallow" in caplog.text
    part.git("fetch", "--quiet", "--unshallow")
    assert earlier(part.root) == 3


@pytest.mark.parametrize("elsewhere", ["..", "../other"])
def test_a_work_tree_in_another_place_is_said(reworded, capsys, caplog, tmp_path, elsewhere):
    (tmp_path / "other").mkdir()
    reworded.git("config", "core.worktree", f"../{elsewhere}")
    for each in said(reworded.root, capsys, caplog):
        assert "see git config core.worktree" in each


def test_a_submodule_is_read(reworded, tmp_path):
    """Its settings name its work tree, too."""
    above = Repository(tmp_path / "above")
    add = ("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", reworded.root.as_uri(), "part")
    above.git(*add)
    assert earlier(above.root / "part") == 3


def test_a_commit_that_cannot_be_read_is_said(reworded, capsys, caplog):
    (reworded.root / ".git" / "refs" / "heads" / "main").write_text("1" * 40 + "\n", encoding="utf-8")
    with caplog.at_level(logging.INFO, logger="mkdocs.briefings"):
        assert history_or_empty(reworded.root).superseded == {}
    assert "bad object HEAD" in caplog.text
    assert main(["history", "--root", str(reworded.root)]) == 2
    assert "bad object HEAD" in capsys.readouterr().err


def test_a_damaged_file_is_said(reworded, capsys):
    blob = reworded.git("rev-parse", f"HEAD~1:{MAIN}")
    path = reworded.root / ".git" / "objects" / blob[:2] / blob[2:]
    path.chmod(0o600)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    for command in (["history"], ["check", "--base", "HEAD~1"]):
        assert main([*command, "--root", str(reworded.root)]) == 2
        assert blob in capsys.readouterr().err


def test_a_repository_without_a_commit_has_no_earlier_versions(tmp_path, good):
    empty = Repository(tmp_path)
    empty.write(good)
    assert (history(tmp_path).superseded, history(tmp_path).revisions) == ({}, 0)


def test_what_is_kept_is_believed_only_of_the_same_program(reworded):
    assert earlier(reworded.root) == 3
    kept = reworded.root / FILE
    written = kept.read_text(encoding="utf-8")
    assert history(reworded.root).read == 0
    for other in (
        written.replace('"key":"', '"key":"0'),
        written.replace('"revisions":4', '"revisions":3'),
        f'{{"format":2,"commit":"{reworded.git("rev-parse", "HEAD")}","redirects":{{}},"superseded":[]}}',
    ):
        kept.write_text(other, encoding="utf-8")
        assert earlier(reworded.root) == 3
        assert kept.read_text(encoding="utf-8") == written


def test_the_command_says_where_nothing_can_be_kept(reworded, capsys):
    (reworded.root / ".cache").write_text("", encoding="utf-8")
    assert main(["history", "--root", str(reworded.root)]) == 2
    assert f"Remove {reworded.root / '.cache'}, or make it a folder" in capsys.readouterr().err


def test_line_ends_that_git_changes_on_disk_change_no_block(good):
    """So that not every entry is parsed for them."""
    assert blocks(MAIN, good.replace("\n", "\r\n").encode()) == blocks(MAIN, good.encode())


@pytest.mark.parametrize("folder", [".", "li\nne", "[a-z]*?", "ein “Ordner”", os.fsdecode(b"\xff")])
@pytest.mark.parametrize("name", ['a\n"b"\t.yaml', "ü ✓.yaml", os.fsdecode(b"\xfe.yaml"), ":(top).yaml"])
def test_names_may_hold_anything(tmp_path, folder, name):
    project = Repository(tmp_path)
    file = f"{folder}/data/annotations/{name}"
    for proposition in ("Old.", "New."):
        text = f"questions:\n  tide: {{topic: harbour, proposition: {proposition}}}\n"
        project.commit({file: f"{text}redirects: {{ebb: tide}}\n", f"{folder}/{MAIN}": "questions: {}\n"})
    for read in (2, 0):
        known = history(tmp_path / folder)
        assert known.read == read
        assert [each.content["proposition"] for each in known.superseded["tide", ""].values()] == ["Old."]
    project.write("questions: {}\n", file)
    assert len(history(tmp_path / folder).superseded["tide", ""]) == 2
    shutil.rmtree(tmp_path / folder / ".cache")


def test_a_file_over_the_limit_of_one_is_not_read(repository, good, monkeypatch):
    """Compressed, zeros take a thousandth of their size."""
    repository.commit({"data/annotations/zeros.yaml": b"\0" * (16 * 1024 * 1024 + 1)})
    repository.commit({"data/annotations/zeros.yaml": None, MAIN: good.replace("wait nine", "wait six")})
    read = []

    def contents(self, ids):
        found = original(self, ids)
        read.extend(map(len, found.values()))
        return found

    original = Reader.contents
    monkeypatch.setattr(Reader, "contents", contents)
    assert earlier(repository.root) == 1
    assert max(read) < 1024 * 1024
