"""The page on which the check of a pull request says what changes and everything that is wrong."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from git_projects import MAIN, Repository

from tests.cases import changed

ROOT = Path(__file__).resolve().parents[1]
FORTY = ROOT / "tests" / "corpus" / "forty.yaml"
RECODED = ("stance: disagree\n", "stance: agree\n")


def module(name):
    """One of the programs, as a module."""
    specification = importlib.util.spec_from_file_location(f"_{name}", ROOT / ".ci" / f"{name}.py")
    loaded = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(loaded)
    return loaded


class Page(NamedTuple):
    """What the program prints, and the folder in which it leaves files."""

    code: int
    said: str
    out: Path


@pytest.fixture
def repository(tmp_path, good):
    made = Repository(tmp_path / "project")
    made.commit(
        {
            "mkdocs.yml": "site_name: Test\n",
            ".gitignore": "/.cache/\n",
            ".github/CODEOWNERS": (ROOT / ".github" / "CODEOWNERS").read_text("utf-8"),
            MAIN: good,
        }
    )
    made.git("checkout", "--quiet", "-b", "work")
    return made


@pytest.fixture
def report(repository, tmp_path):
    """Run the program in the project, or in another folder."""

    def call(*arguments, folder=repository.root):
        done = subprocess.run(
            [sys.executable, ROOT / ".ci" / "report.py", *arguments, "--out", tmp_path / "out"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.stderr == ""
        return Page(done.returncode, done.stdout, tmp_path / "out")

    return call


def test_forty_errors_are_all_in_the_summary(report, repository):
    shutil.copy(FORTY, repository.root / MAIN)
    repository.commit()
    page = report("--base", "main")
    lines = (FORTY.with_suffix(".txt")).read_text("utf-8").splitlines()
    assert len(lines) >= 40
    assert set(lines) <= set(page.said.splitlines())
    assert page.code == 1
    assert "1. The data has" in (page.out / "comment.md").read_text("utf-8")


def test_what_changes_comes_first_and_may_be_posted(report, repository, good, tmp_path):
    """Also in a clone as the check has it, with the last commit and the one that it goes into."""
    repository.commit(changed(good, RECODED))
    shallow = tmp_path / "shallow"
    repository.git("clone", "--quiet", "--depth=2", f"file://{repository.root}", str(shallow))
    page = report("--base", "HEAD^1", folder=shallow)
    assert page.said.startswith("## What this changes\n\n1. 1 position coded differently: ")
    assert page.code == 0
    text = (page.out / "comment.md").read_bytes()
    assert module("comment").inert(text) == text.decode("utf-8")
    assert text.decode("utf-8").splitlines()[1] in page.said
    assert "1 position coded differently" in (page.out / "change.html").read_text("utf-8")
    assert "owner" not in page.said


def test_forty_errors_of_one_rule_are_all_in_the_summary(report, repository, good):
    redirects = "".join(f"  old-{number}: nowhere-{number}\n" for number in range(40))
    repository.commit(changed(good, ("\nredirects:\n", f"\nredirects:\n{redirects}")))
    said = report().said
    assert [number for number in range(40) if f"redirects.old-{number}:" not in said] == []


def test_a_revision_that_is_not_there(report):
    page = report("--base", "HEAD~7")
    assert "there is no revision HEAD~7 here" in page.said
    assert page.code == 2
    assert not page.out.exists()


def test_without_a_pull_request_there_are_only_the_problems_and_hints_on_form(report, repository, good):
    repository.commit(changed(good, ("title: Deep water", "title:    Deep water")))
    page = report()
    assert page.said.startswith("## What the check found\n")
    assert "\n## Form\n" in page.said
    assert page.code == 0
    assert not page.out.exists()


EXECUTED = [
    *(
        "docs/index.md",
        "hooks.py",
        "macros.py",
        "mkdocs.yml",
        "Makefile",
        "requirements-dev.txt",
        "pyproject.toml",
    ),
    *("briefings/cli.py", ".ci/run", ".ci/comment.py", ".github/workflows/check.yml", ".github/CODEOWNERS"),
]


def test_what_is_executed_has_an_owner(monkeypatch):
    report = module("report")
    monkeypatch.chdir(ROOT)
    patterns = report._owned()
    owned = [any(report._matches(name, pattern) for pattern in patterns) for name in EXECUTED]
    assert owned == [True] * len(EXECUTED)
    assert not any(report._matches(name, pattern) for pattern in patterns for name in (MAIN, "README.md"))


def test_annotations_with_files_that_are_executed_get_a_kind_word(report, repository):
    repository.commit({"docs/index.md": "x\n", "README.md": "x\n"})
    page = report("--base", "main")
    assert "\n1. The annotations stay as they are.\n" in page.said
    assert "Two kinds" not in page.said
    text = (page.out / "comment.md").read_text("utf-8")
    assert text.strip() == module("comment")._NOTHING
    assert not (page.out / "change.html").exists()
    repository.write("# A remark\n", "data/annotations/new.yaml")  # not committed yet
    said = report("--base", "main").said
    assert "## Two kinds of change\n" in said
    assert "\ndocs/index.md\n" in said
    assert "README.md" not in said


def test_a_long_report_is_cut_between_sections():
    report = module("report")
    sections = [f"<details><summary>Claims (1)</summary>\n\n- {'a' * 300}\n\n</details>\n" for _ in range(9)]
    text = "1. One\n2. Two\n3. Three\n\n" + "\n".join(sections)
    assert report.fitting(text, len(text)) == text
    cut = report.fitting(text, 1_000)
    assert cut.startswith("1. One\n2. Two\n3. Three\n")
    assert 600 < len(cut) <= 1_000
    assert cut.count("<details>") == cut.count("</details>") == 2
    module("comment").inert(cut.encode())


def test_what_is_shown_as_it_is_cannot_end_that():
    report = module("report")
    shown = report.verbatim("a\n```\n<b>\n`````\n").splitlines()
    assert shown == ["``````text", "a", "```", "<b>", "`````", "``````"]
    assert len(report.verbatim("abcdefghi\n" * 100_000)) < report.SUMMARY + 100
