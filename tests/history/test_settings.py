"""Whatever is set in git, by its user or by a repository from strangers: the same versions, and nothing is run."""

import os
import shutil
import stat
from types import SimpleNamespace

import pytest
from git_projects import MAIN, Repository

from briefings.cli import main
from briefings.history.git import GitError
from briefings.history.superseded import FILE, history
from tests.tables import sections

PART = "data/annotations/odd.yaml"

USERS = sections(__file__)["settings"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A repository with everything that a setting might change the reading of."""
    project = Repository(tmp_path_factory.mktemp("settings") / "project")
    first = "questions:\n  {}: {{topic: harbour, proposition: {}}}\n"
    attributes = "*.yaml filter=odd diff=yaml working-tree-encoding=UTF-8\n"
    project.commit(
        {MAIN: first.format("tide", "Old."), PART: first.format("ice", "Old."), ".gitattributes": attributes}
    )
    project.commit({PART: first.format("ice", "Newer.")})
    project.git("checkout", "--quiet", "-b", "draft")
    project.commit(first.format("tide", "Tried."))
    project.commit(first.format("tide", "Newer."))
    project.git("checkout", "--quiet", "main")
    project.git("merge", "--quiet", "--no-ff", "-m", "Merge", "draft")
    signer = project.root.parent / "signer"
    signer.write_text(
        "#!/bin/sh\ncat >/dev/null\nprintf '\\n[GNUPG:] SIG_CREATED ' >&2\n"
        "echo '-----BEGIN PGP SIGNATURE-----'\necho '-----END PGP SIGNATURE-----'\n",
        encoding="utf-8",
    )
    signer.chmod(0o700)
    for number in range(3):
        project.write(first.format("tide", f"Of {number}."))
        signing = (
            "-c",
            f"gpg.program={signer}",
            "-c",
            "commit.gpgSign=true",
            "-c",
            "i18n.commitEncoding=latin1",
        )
        project.git(*signing, "commit", "--all", "--quiet", "-m", b"Signed \xe9\xff\n\n\x01odd")
    project.write(first.format("ice", "Not committed."), PART)
    return project


@pytest.fixture
def tried(made, tmp_path):
    """A copy of it, with a program that leaves a mark where it is run, and the versions that are known of it."""
    project = Repository(shutil.copytree(made.root, tmp_path / "project"))
    project.git("add", MAIN)
    # Git compares the contents of a file that is as new as its index.
    when = (project.root / MAIN).stat().st_mtime
    os.utime(project.root / ".git" / "index", (when, when))
    mark, folder = tmp_path / "mark", tmp_path / "programs"
    folder.mkdir()
    for name in ("canary", "post-checkout", "post-index-change", "reference-transaction"):
        (folder / name).write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n", encoding="utf-8")
        (folder / name).chmod(stat.S_IRWXU)
    return SimpleNamespace(
        root=project.root, git=project.git, mark=mark, folder=folder, canary=folder / "canary"
    )


EXPECTED = {
    ("ice", ""): ["Old.", "Newer."],
    ("tide", ""): ["Old.", "Newer.", "Of 0.", "Of 1."],
}


def propositions(root):
    shutil.rmtree(root / ".cache", ignore_errors=True)
    known = history(root).superseded
    return {place: [each.content["proposition"] for each in known[place].values()] for place in sorted(known)}


def settings(tried, names):
    return [
        setting.format(canary=tried.canary, folder=tried.folder).partition("=")[::2]
        for name in names
        for setting in USERS[name]
    ]


@pytest.mark.parametrize("name", USERS)
def test_a_setting_of_the_user_changes_nothing(tried, monkeypatch, name):
    for key, value in settings(tried, [name]):
        tried.git("config", "--file", str(tried.root.parent / "user"), key, value)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tried.root.parent / "user"))
    assert propositions(tried.root) == EXPECTED
    assert not tried.mark.exists()


@pytest.mark.parametrize("names", [*([name] for name in USERS), list(USERS)], ids=[*USERS, "all of these"])
def test_a_setting_of_the_repository_changes_nothing_and_runs_nothing(tried, names):
    for key, value in settings(tried, names):
        tried.git("config", "--local", key, value)
    assert propositions(tried.root) == EXPECTED
    assert main(["check", "--base", "HEAD~1", "--root", str(tried.root)]) in (0, 1)
    assert not tried.mark.exists()


def test_variables_of_the_user_change_nothing(tried, made, tmp_path, monkeypatch):
    """As git sets them for the hooks of another repository, too."""
    other = Repository(tmp_path / "other")
    other.commit("questions: {}\n")
    for name, value in {
        "GIT_DIR": other.root / ".git",
        "GIT_WORK_TREE": other.root,
        "GIT_INDEX_FILE": other.root / ".git" / "index",
        "GIT_OBJECT_DIRECTORY": other.root / ".git" / "objects",
        "GIT_EXTERNAL_DIFF": tried.canary,
        "GIT_PAGER": tried.canary,
        "GIT_TRACE": "1",
        "GIT_ICASE_PATHSPECS": "1",
        "LC_ALL": "de_DE.UTF-8",
    }.items():
        monkeypatch.setenv(name, str(value))
    assert propositions(tried.root) == EXPECTED
    assert not tried.mark.exists()


def test_what_stands_in_for_commits_changes_nothing(tried):
    ids = tried.git("rev-list", "--first-parent", "HEAD").split()
    tried.git("replace", ids[1], ids[3])
    (tried.root / ".git" / "info" / "grafts").write_text(f"{ids[0]} {ids[-1]}\n", encoding="utf-8")
    assert propositions(tried.root) == EXPECTED


def test_objects_elsewhere_are_found(tried):
    objects = tried.root / ".git" / "objects"
    moved = shutil.move(objects, tried.root.parent / "objects")
    (objects / "info").mkdir(parents=True)
    (objects / "info" / "alternates").write_text(
        f"{tried.root / 'none'}\n" * 3000 + f"{moved}\n", encoding="utf-8"
    )
    assert propositions(tried.root) == EXPECTED


def test_what_is_missing_is_not_fetched_and_said(tried, capsys):
    """A repository may say that a program has what it lacks."""
    blob = tried.git("rev-parse", f"HEAD~1:{MAIN}")
    for key, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.url": f"ext::{tried.canary}",
        "remote.origin.uploadpack": str(tried.canary),
        "remote.origin.promisor": "true",
        "protocol.ext.allow": "always",
        "protocol.allow": "always",
    }.items():
        tried.git("config", "--local", key, value)
    (tried.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(GitError, match="partial clone"):
        history(tried.root)
    assert main(["check", "--base", "HEAD~1", "--root", str(tried.root)]) == 2
    assert "partial clone" in capsys.readouterr().err
    assert not (tried.root / FILE).exists()
    assert not tried.mark.exists()
