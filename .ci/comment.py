"""Post what a pull request changes as one comment on it, and keep that comment up to date.

This runs with the right to write comments, on what the check of a pull request has left, and whoever opened that pull
request may have left anything. So nothing of it is executed, unpacked to disk or given to a shell. It has to be an
archive with one small text file, in which each line is one that `briefings diff --format markdown` writes: no HTML but
our own, no links, no pictures, no @names. Which pull request it is for is asked of GitHub. If anything is amiss, there
is no comment, and the log says why in words of our own.
"""

from __future__ import annotations

import io
import json
import os
import re
import stat
import subprocess
import sys
import zipfile
import zlib
from typing import Any
from urllib.parse import urlencode

ARTIFACT, FILE = "comment", "comment.md"
ARCHIVE = 300_000
"""Bytes of the archive at most."""
CHARACTERS = 60_000
"""Characters of the text at most."""
_POSTED = 65_000  # likewise, once it is inert: GitHub takes 65,536 with what stands around it
_ANSWER = 20_000_000  # bytes of any other answer

MARK = "<!-- briefings: what this pull request changes -->"
"""The first line of the comment, by which it is found again."""
_NOTHING = (
    "1. The annotations stay as they are."  # as in report.py; worth no comment, but replaces an earlier one
)
_BOT = "github-actions[bot]"
_PAGES = 30  # pages of a hundred comments that are looked through

_ESCAPED = "|".join(str(ord(sign)) for sign in "\\`*_{}[]<>&|~$!:.-+)")
_TEXT = rf"(?:[^\\`*_{{}}\[\]<>&|~$!@#:.]|[@#]\u2060|:(?=\s|$)|(?<!(?i:www))\.|&#(?:{_ESCAPED});)+"
_NO_LIST = r"(?!(?:[-+]|[0-9]+[.)])\s)"  # lists in lists, a thousand deep, would stop a browser
_LINE = re.compile(rf"(?:(?:(?:[0-9]\. |- ){_NO_LIST}|  - (?:before|now): ){_TEXT})?")
_OPENS, _CLOSES = re.compile(r"<details><summary>[A-Z][a-z “”]+ \([0-9]+\)</summary>"), "</details>"


class NoCommentError(Exception):
    """Why there is no comment. Never holds a word of the pull request: a log, too, can be written to."""


def main() -> int:
    """Post or update the comment. Returns 0, and 1 if GitHub does not answer."""
    try:
        print(_post())
    except NoCommentError as error:
        print(f"No comment: {error}.")
    except subprocess.CalledProcessError:
        print("GitHub did not answer as expected.")
        return 1
    return 0


def _post() -> str:
    repository, run, commit = (os.environ[name] for name in ("GITHUB_REPOSITORY", "RUN_ID", "HEAD_SHA"))
    if not run.isdecimal() or not re.fullmatch("[0-9a-f]{40}", commit):
        raise NoCommentError("the run or its commit is not named as GitHub names them")
    number = _pull_request(repository, commit)
    text = inert(only_file(_archive(repository, run)))
    mine = _earlier(repository, number)
    if mine is None and text.strip() == _NOTHING:
        raise NoCommentError("no annotation changes")
    address = f"{os.environ['GITHUB_SERVER_URL']}/{repository}/actions/runs/{run}"
    body = (
        f"{MARK}\n**What this changes**, as of {commit[:12]}:\n\n{text.strip()}\n\n"
        f"The check wrote this from the text of the pull request; nobody has reviewed it. [Its summary]({address}) "
        "lists every problem, and keeps this report as a page and the site for a preview.\n"
    )
    if mine is None:
        _gh(f"repos/{repository}/issues/{number}/comments", "--method", "POST", body=body)
        return "The comment is posted."
    _gh(f"repos/{repository}/issues/comments/{mine}", "--method", "PATCH", body=body)
    return "The comment is updated."


def _pull_request(repository: str, commit: str) -> int:
    """The number of the one open pull request that ends with this commit, as GitHub knows it."""
    source, branch = os.environ["HEAD_REPOSITORY"], os.environ["HEAD_BRANCH"]
    query = urlencode({"state": "open", "head": f"{source.partition('/')[0]}:{branch}", "per_page": 100})
    numbers = [
        int(pull["number"])
        for pull in _json(f"repos/{repository}/pulls?{query}")
        if pull["head"]["sha"] == commit and (pull["head"]["repo"] or {}).get("full_name") == source
    ]
    if len(numbers) != 1:
        raise NoCommentError(f"{len(numbers)} open pull requests end with this commit")
    return numbers[0]


def _archive(repository: str, run: str) -> bytes:
    """The newest artifact of the run with our name; the run may have been repeated."""
    found = _json(f"repos/{repository}/actions/runs/{run}/artifacts?name={ARTIFACT}&per_page=100")[
        "artifacts"
    ]
    ours = [each for each in found if each["name"] == ARTIFACT and not each["expired"]]
    if not ours:
        raise NoCommentError("the check left none")
    newest = max(ours, key=lambda each: int(each["id"]))
    if newest["size_in_bytes"] > ARCHIVE:
        raise NoCommentError("the archive is too large")
    return _gh(f"repos/{repository}/actions/artifacts/{int(newest['id'])}/zip", most=ARCHIVE)


def only_file(archive: bytes) -> bytes:
    """The one file in the archive. Nothing is written to disk, so names and links in it lead nowhere."""
    most = 4 * CHARACTERS  # bytes of a character in UTF-8
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            entries = opened.infolist()
            if [entry.filename for entry in entries] != [FILE]:
                raise NoCommentError("the archive does not hold the one file that it should")
            if stat.S_IFMT(entries[0].external_attr >> 16) not in {0, stat.S_IFREG}:
                raise NoCommentError("what the archive holds is no plain file")
            if entries[0].compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise NoCommentError("the archive is packed in a way that GitHub does not use")
            with opened.open(entries[0]) as file:
                content = file.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError):
        raise NoCommentError("the archive cannot be read") from None
    if len(content) > most:
        raise NoCommentError("the text is too long")
    return content


def inert(content: bytes) -> str:
    """The text, if each of its lines is one that the diff writes."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise NoCommentError("the text is not in UTF-8") from None
    if not text.strip() or len(text) > CHARACTERS:
        raise NoCommentError("the text is empty or too long")
    is_open = False
    for number, line in enumerate(text.split("\n"), start=1):
        tag = _OPENS.fullmatch(line) or line == _CLOSES
        if not re.sub("(?<=[@#])\u2060", "", line).isprintable() or not (tag or _LINE.fullmatch(line)):
            raise NoCommentError(f"line {number} of the text is none that the diff writes")
        if tag:
            if is_open != (line == _CLOSES):
                raise NoCommentError("its folds do not open and close in turn")
            is_open = not is_open
    if is_open:
        raise NoCommentError("its folds do not open and close in turn")
    # GitHub reads GH-1 as #1, and makes links of what may be the name of a commit.
    text = re.sub(r"(?i)\b(gh-)(?=\d)", "\\1\u2060", text)
    text = re.sub(r"(?i)\b[0-9a-f]{7,40}\b", lambda found: "\u2060".join(found[0]), text)
    if len(text) > _POSTED:
        raise NoCommentError("the text is too long")
    return text


def _earlier(repository: str, number: int) -> int | None:
    """The id of the comment that this has posted before."""
    for page in range(1, _PAGES + 1):
        comments = _json(f"repos/{repository}/issues/{number}/comments?per_page=100&page={page}")
        for comment in comments:
            if (comment["user"] or {}).get("login") == _BOT and comment["body"].startswith(MARK):
                return int(comment["id"])
        if not comments:
            return None
    return None


def _json(path: str) -> Any:
    return json.loads(_gh(path))


def _gh(path: str, *options: str, body: str | None = None, most: int = _ANSWER) -> bytes:
    """GitHub's answer, of `most` bytes. A body goes in through a pipe: no text is ever part of a command."""
    command = ["gh", "api", path, *options, *(["--input", "-"] if body is not None else [])]
    sent = b"" if body is None else json.dumps({"body": body}).encode()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603 - no shell
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(sent)
        process.stdin.close()
        answer = process.stdout.read(most + 1)
        if len(answer) > most:
            process.kill()
            raise NoCommentError("the archive is too large")
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return answer


if __name__ == "__main__":
    sys.exit(main())
