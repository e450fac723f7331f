"""The three ways of `docs/contribute.md` to a first article, walked with the page's own blocks."""

import os
import re
import subprocess
import sys
import textwrap

import pytest
import yaml
from conftest import ROOT, build_well, copy_project

from briefings.corpus import load
from briefings.corpus.loading import check_files
from briefings.corpus.receipts import Verification

PAGE = (ROOT / "docs" / "contribute.md").read_text(encoding="utf-8")
FILE = "data/annotations/adams-2024.yaml"
TEXT = """Deep water
By Ann Adams
For years we have said that the channel must be dredged, and the board must do it at once.
Ships wait nine hours for the tide on an average day.
"""
MOST = 12


def section(heading):
    """The part of the page under a heading."""
    _, _, rest = PAGE.partition(f"### {heading}")
    return rest.partition("\n### ")[0].partition("\n## ")[0]


def blocks(text, language):
    """The code blocks in a language, without their indentation in a list."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(block) for _, block in found]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A copy of the project with the corpus that it has, and the article's text at home."""
    root = copy_project(tmp_path / "briefings")
    (root / "data" / "annotations").mkdir(exist_ok=True)
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    return root


def existing(project, text):
    """A block with a topic and a question of the corpus in place of those that it leaves open."""
    corpus = load(project)
    question = next((it for it in corpus.questions.values() if it.written.withdrawn is None), None)
    if question is None:
        pytest.skip("this corpus has no question yet")
    return text.replace("an-existing-topic", question.topic.id).replace("an-existing-question", question.id)


def run(project, command):
    """Run a line of a block as a shell does, in the interpreter of the tests."""
    command = command.replace(".venv/bin/python", sys.executable)
    return subprocess.run(
        ["bash", "-c", command],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def passed(project, command):
    done = run(project, command)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


def stands_verified_on_its_page(built):
    article = built.corpus.articles["adams-2024"]
    assert set(article.verification.values()) == {Verification.VERIFIED}
    page = (built.site / "briefings" / "adams-2024" / "index.html").read_text(encoding="utf-8")
    assert "The channel must be dredged at once." in page
    assert "bf-checked--verified" in page


def verify(project):
    commands = "".join(blocks(section("On the command line"), "sh")).splitlines()
    passed(project, next(command for command in commands if " verify " in command))


def test_with_an_editor(project):
    """In the web editor, or in one that knows the fields: the same file."""
    assert f"`{FILE}`, paste the block above" in section("In an editor that knows the fields")
    (written,) = blocks(section("In the web editor"), "yaml")
    (project / FILE).write_text(existing(project, written), encoding="utf-8")
    passed(project, ".venv/bin/python -m briefings check")
    verify(project)
    stands_verified_on_its_page(build_well(project))


def test_on_the_command_line(project):
    text = section("On the command line")
    commands = "".join(blocks(text, "sh")).splitlines()
    assert len(commands) <= MOST
    (edit,) = blocks(text, "diff")
    before, after = (
        "".join(line[1:] + "\n" for line in edit.splitlines() if line[0] == sign) for sign in "-+"
    )
    assert [line.split()[0] for line in commands[:3]] == ["git", "cd", "make"]
    for command in commands[3:]:
        if " check" in command:
            file = project / FILE
            assert before in file.read_text(encoding="utf-8")
            file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
        if command != "make site":
            passed(project, existing(project, command))
    stands_verified_on_its_page(build_well(project))


def test_the_complete_file_is_complete():
    """It has no problems, and leaves out only what a first article seldom needs."""
    text = next(block for block in blocks(PAGE, "yaml") if "topics:\n  harbour:" in block)
    assert [str(problem) for problem in check_files({"data/annotations.yaml": text.encode()})[1]] == []
    assert yaml.safe_load(text)["articles"]["adams-2024"]["in_brief"]
