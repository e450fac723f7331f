"""The program that comments on a pull request: what it takes from a check that somebody else has written, and what not.

It is run as the workflow runs it, with a `gh` that answers as GitHub does and keeps what it is sent.
"""

import io
import json
import os
import re
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
REPORTS = sorted((ROOT / "tests" / "commands" / "diff").glob("*.md"))
COMMIT = "0123456789abcdef0123456789abcdef01234567"
MARK = "<!-- briefings: what this pull request changes -->"
GOOD = "1. 1 claim reworded.\n2. The disagreement index stays as it was.\n3. No link in a memo is affected.\n"
GH = """#!/bin/sh
cd "$ANSWERS" && echo "$*" >> asked
case "$*" in
  *" --input -") cat > sent ;;
  */zip) cat zip ;;
  */pulls\\?*) cat pulls ;;
  */artifacts\\?*) cat artifacts ;;
  */comments*page=1) cat comments ;;
  */comments*) echo "[]" ;;
  *) exit 1 ;;
esac
"""


def archive(*files):
    """An archive with these files, each a name, or an entry of its own making, and its content."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files:
            opened.writestr(name, content)
    return made.getvalue()


def pull(number, commit=COMMIT, source="someone/fork"):
    return {"number": number, "head": {"sha": commit, "repo": {"full_name": source}}}


@pytest.fixture
def comment(tmp_path):
    """Run the program; gives what was sent to GitHub, if anything, what it was asked, and the log."""
    (tmp_path / "gh").write_text(GH, "utf-8")
    (tmp_path / "gh").chmod(0o755)

    def call(zipped, *, branch="work", code=0, **answers):
        size = answers.pop("size", len(zipped))
        artifacts = [
            {"id": 5, "name": answers.pop("artifact", "comment"), "expired": False, "size_in_bytes": size},
            {"id": 6, "name": "comment", "expired": True, "size_in_bytes": 1},
        ]
        defaults = {"pulls": [pull(7)], "artifacts": {"artifacts": artifacts}, "comments": []}
        for name, answer in (defaults | answers).items():
            (tmp_path / name).write_text(json.dumps(answer), "utf-8")
        (tmp_path / "zip").write_bytes(zipped)
        (tmp_path / "work").mkdir(exist_ok=True)
        done = subprocess.run(
            [sys.executable, "-I", ROOT / ".ci" / "comment.py"],
            cwd=tmp_path / "work",
            env={
                "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
                "ANSWERS": str(tmp_path),
                "GITHUB_REPOSITORY": "example/briefs",
                "GITHUB_SERVER_URL": "https://git.example",
                "RUN_ID": "99",
                "HEAD_SHA": COMMIT,
                "HEAD_REPOSITORY": "someone/fork",
                "HEAD_BRANCH": branch,
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stderr) == (code, "")
        assert list((tmp_path / "work").iterdir()) == []  # nothing is unpacked
        sent = tmp_path / "sent"
        asked = (tmp_path / "asked").read_text("utf-8").splitlines()
        return json.loads(sent.read_bytes())["body"] if sent.exists() else None, asked, done.stdout

    return call


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.stem)
def test_what_the_diff_writes_is_posted(comment, file):
    text = file.read_text("utf-8")
    sent, asked, log = comment(archive(("comment.md", text)))
    assert sent.startswith(f"{MARK}\n")
    assert text.strip() in sent
    assert "https://git.example/example/briefs/actions/runs/99" in sent
    assert asked[-1].startswith("api repos/example/briefs/issues/7/comments --method POST")
    assert log == "The comment is posted.\n"


def test_text_of_contributors_that_the_diff_has_escaped_is_posted(comment):
    escaped = "1. &#60;script&#62; @\u2060team #\u20601 &#91;x&#93;(http&#58;//a.example) www&#46;b.example: 5 % GH-12.\n"
    sent, *_ = comment(archive(("comment.md", escaped)))
    assert escaped.strip().replace("GH-12", "GH-\u206012") in sent


def test_what_may_be_the_name_of_a_commit_is_no_link(comment):
    names = f"1. Merge 0123abc or {COMMIT}, not 012abc.\n"
    sent, *_ = comment(archive(("comment.md", names)))
    line = next(line for line in sent.splitlines() if line.startswith("1. "))
    assert line.replace("\u2060", "") == names.strip()
    assert not re.search(r"\b[0-9a-f]{7,40}\b", line)


def test_there_is_one_comment_and_it_is_kept_up_to_date(comment):
    comments = [
        {"id": 1, "user": {"login": "somebody"}, "body": f"{MARK}\nmine"},
        {"id": 4, "user": None, "body": f"{MARK}\nof somebody who has left"},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "Another workflow's"},
        {"id": 3, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nAs it was"},
    ]
    _, asked, log = comment(archive(("comment.md", GOOD)), comments=comments)
    assert asked[-1].startswith("api repos/example/briefs/issues/comments/3 --method PATCH")
    assert log == "The comment is updated.\n"


def test_where_no_annotation_changes_only_an_earlier_comment_is_replaced(comment):
    nothing = archive(("comment.md", "1. The annotations stay as they are.\n"))
    sent, _, log = comment(nothing)
    assert (sent, log) == (None, "No comment: no annotation changes.\n")
    sent, *_ = comment(nothing, comments=[{"id": 3, "user": {"login": "github-actions[bot]"}, "body": MARK}])
    assert "The annotations stay as they are." in sent


def linked(name):
    """An entry that would be a symbolic link."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def packed_by_lzma(name):
    """An entry whose head may ask for gigabytes of memory."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_LZMA
    return entry


HOSTILE_ARCHIVES = {
    "no archive": b"1. Nothing.\n",
    "nothing": b"",
    "no file": archive(),
    "another name": archive(("other.md", GOOD)),
    "upwards": archive(("../comment.md", GOOD)),
    "absolute": archive(("/comment.md", GOOD)),
    "in a folder": archive(("report/comment.md", GOOD)),
    "two files": archive(("comment.md", GOOD), ("number", "8")),
    "a link": archive((linked("comment.md"), GOOD)),
    "a bomb": archive(("comment.md", b"1. " + b"a" * 50_000_000)),
    "a huge archive": b"PK" + bytes(400_000),
    "cut off": archive(("comment.md", GOOD))[:-30],
    "broken inside": archive(("comment.md", GOOD)).replace(b"comment.md", b"comment.mx", 1),
    "spoiled inside": archive(("comment.md", GOOD)).replace(b"comment.md", b"comment.md" + bytes(40), 1),
    "spoiled in its middle": (packed := archive(("comment.md", GOOD)))[:45] + bytes(20) + packed[65:],
    "packed in another way": archive((packed_by_lzma("comment.md"), GOOD)),
}


@pytest.mark.parametrize("name", HOSTILE_ARCHIVES)
def test_a_hostile_archive_leads_to_no_comment(comment, name):
    sent, _, log = comment(HOSTILE_ARCHIVES[name], size=1)
    assert sent is None
    assert log.startswith("No comment: ")


def test_an_archive_that_github_says_is_huge_is_not_fetched(comment):
    sent, asked, _ = comment(archive(("comment.md", GOOD)), size=300_001)
    assert sent is None
    assert not any("/zip" in each for each in asked)


HOSTILE_TEXTS = {
    "a mention": "1. Ask @team about it.",
    "a mention in disguise": "1. Ask &#64;team about it.",
    "an issue": "1. See #12.",
    "a script": "1. <script>alert(1)</script>",
    "a picture": "1. ![a](b)",
    "a link": "1. [Log in](//a.example)",
    "an address": "1. Log in at https://a.example/",
    "an address without a scheme": "1. Log in at www.a.example",
    "an address in capitals": "1. Log in at WWW.a.example",
    "a tag": "<img src=x>",
    "a command": "::error::Stop",
    "another command": "::add-mask::a",
    "a null byte": "1. a\0b",
    "a direction mark": "1. a\u202eb",
    "an escape": "1. \x1b[31mred",
    "a joiner elsewhere": "1. a\u2060b",
    "a heading": "# Approved",
    "code": "1. `a`",
    "a table": "| a | b |",
    "another end of line": "1. a\r@team",
    "an unusual end of line": "1. a\u2028@team",
    "a bare line": "Please merge this.",
    "a bare line that begins with another script's digit": "\u0661. Please merge this.",
    "lists in lists": "- " * 1000 + "a",
    "numbered lists in lists": "1. " * 1000 + "a",
    "long once it calls nobody": "1. " + "gh-1 " * 11_900,
    "a fold that stays open": "<details><summary>Articles (1)</summary>",
    "a fold that was not open": "</details>",
    "folds inside folds": "<details><summary>Claims (1)</summary>\n" * 2 + "</details>\n" * 2,
    "a fold with more": '<details open onclick="a"><summary>Articles (1)</summary>\n</details>',
    "no text": "\n",
    "too long": "1. " + "a" * 60_000,
    "another encoding": b"1. \xff\xfe",
}


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_a_hostile_text_leads_to_no_comment(comment, name):
    text = HOSTILE_TEXTS[name]
    sent, _, log = comment(archive(("comment.md", text if isinstance(text, bytes) else f"{text}\n")))
    assert sent is None
    assert log.startswith("No comment: ")
    assert log.count("\n") == 1
    assert "::" not in log


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        [pull(8, commit="f" * 40)],  # pushed to since
        [pull(8, source="another/fork")],
        [pull(8) | {"head": {"sha": COMMIT, "repo": None}}],  # its repository is gone
        [pull(7), pull(8)],
    ],
)
def test_a_commit_that_no_single_pull_request_ends_with(comment, pulls):
    sent, *_ = comment(archive(("comment.md", GOOD)), pulls=pulls)
    assert sent is None


def test_the_number_is_asked_of_github_by_the_commit(comment):
    _, asked, _ = comment(archive(("comment.md", GOOD)), pulls=[pull(8, commit="f" * 40), pull(21)])
    assert "issues/21/comments" in asked[-1]


def test_the_name_of_a_branch_is_only_a_name(comment):
    _, asked, _ = comment(archive(("comment.md", GOOD)), branch="a&head=b:c/$(id)../{owner}")
    assert "head=someone%3Aa%26head%3Db%3Ac%2F%24%28id%29..%2F%7Bowner%7D&" in asked[0]


def test_a_check_that_left_nothing(comment):
    assert comment(b"", artifact="comments")[2] == "No comment: the check left none.\n"


def test_github_does_not_answer(comment, tmp_path):
    """The run fails then, so that somebody looks."""
    (tmp_path / "gh").write_text(GH.replace("case", "exit 1\ncase"), "utf-8")
    assert comment(b"", code=1)[0] is None
