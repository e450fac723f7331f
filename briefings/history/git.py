"""The git repository around the project, which is read through `git` and never changed."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING, Self

from ..corpus.loading import FOLDER, MAIN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_READABLE = frozenset(["100644", "100755"])
"""The modes of regular files. Links are left out, since they could lead anywhere."""
_SWITCHES = ("--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
_RAW = ("--raw", "-z", "--no-abbrev", "--no-renames", "--relative")
# No command may ask a question, or fetch what a partial clone has left out.
_ENVIRONMENT = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_PAGER": "cat"}


class GitError(Exception):
    """There is no git, no repository, or a command failed; the message is for the person who runs the command."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file of annotations in one revision: the ids of its blobs before and after, None where there is no file."""

    file: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit that changed annotations."""

    commit: str
    date: str
    """The day of the commit in UTC, as `2026-03-01`; empty if its date is impossible."""
    changes: tuple[Change, ...]


class Repository:
    """The repository around the folder of a project. Raises GitError if there is none."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._git = shutil.which("git") or ""
        if not self._git:
            raise GitError("git is not installed")
        if self._text("rev-parse", "--is-inside-work-tree") != "true":
            raise GitError(f"{root} is not in a git repository")

    @property
    def is_shallow(self) -> bool:
        """Whether the clone holds only the latest commits."""
        return self._text("rev-parse", "--is-shallow-repository") == "true"

    def commit(self, revision: str) -> str | None:
        """The id of the commit that a revision names; None if there is no such commit here."""
        if revision.startswith("-") or "\0" in revision:
            return None
        return self._text("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") or None

    def common(self, one: str, other: str) -> str | None:
        """The latest commit from which both descend; None if none is known."""
        return self._text("merge-base", one, other) or None

    def files(self, commit: str) -> dict[str, bytes]:
        """The contents of the annotation files at a commit, by name."""
        blobs = {}
        listing = self._run("ls-tree", "-z", commit, "--", MAIN, f"{FOLDER}/").decode(
            "utf-8", "surrogateescape"
        )
        for line in filter(None, listing.split("\0")):
            about, _, file = line.partition("\t")
            mode, _, blob = about.split()
            if mode in _READABLE and _is_annotations(file):
                blobs[file] = blob
        with Blobs(self) as contents:
            return {file: contents.read(blob) for file, blob in blobs.items()}

    def revisions(self, after: str | None = None) -> list[Revision]:
        """The commits that changed annotations, the earliest first, along the first parents: what was published.

        With `after`, only those that follow that commit.
        """
        order = ("--first-parent", "--reverse", "-m", "--format=%x01%H %ct")
        since = f"{after}..HEAD" if after else "HEAD"
        return list(self._parsed(self._run("log", *order, *_RAW, since, "--", MAIN, FOLDER)))

    def touching(self) -> list[str]:
        """The ids of all commits that changed annotations, along the first parents, the latest first."""
        return self._text("rev-list", "--first-parent", "HEAD", "--", MAIN, FOLDER).split()

    def naming(self, commit: str, words: list[str]) -> dict[str, str]:
        """The annotation files that hold one of some words at a commit, with the ids of their blobs."""
        patterns = [part for word in words for part in ("-e", word)]
        found = self._run("grep", "-z", "-l", "-F", *patterns, commit, "--", MAIN, FOLDER, fails=False)
        names = [
            name.partition(":")[2] for name in found.decode("utf-8", "surrogateescape").split("\0") if name
        ]
        return {
            name: blob
            for name in names
            if _is_annotations(name) and (blob := self._text("rev-parse", f"{commit}:./{name}"))
        }

    def uncommitted(self) -> list[Change]:
        """The tracked annotation files that differ from the latest commit; their contents now are on disk."""
        raw = self._run("diff-index", *_RAW, "HEAD", "--", MAIN, FOLDER)
        (revision,) = self._parsed(b"\x01HEAD 0\0" + raw)
        return list(revision.changes)

    def _parsed(self, log: bytes) -> Iterator[Revision]:
        tokens = iter(log.decode("utf-8", "surrogateescape").split("\0"))
        commit, date = "", ""
        changes: list[Change] = []
        for token in tokens:
            about = token.lstrip("\n")
            if about.startswith("\x01"):
                if commit:
                    yield Revision(commit, date, tuple(changes))
                commit, _, seconds = about[1:].partition(" ")
                date, changes = _day(seconds), []
            elif about.startswith(":"):
                old_mode, new_mode, old, new, _ = about[1:].split()
                file = next(tokens)
                if _is_annotations(file):
                    before = old if old_mode in _READABLE else None
                    changes.append(Change(file, before, new if new_mode in _READABLE else None))
        if commit:
            yield Revision(commit, date, tuple(changes))

    def _text(self, *arguments: str) -> str:
        """The output of a command without the white space around it; empty if the command fails."""
        return self._run(*arguments, fails=False).decode("utf-8", "surrogateescape").strip()

    def _run(self, *arguments: str, fails: bool = True) -> bytes:
        try:
            run = subprocess.run(  # noqa: S603 - arguments of ours; a revision that starts with "-" is refused
                [self._git, *_SWITCHES, *arguments],
                cwd=self._root,
                env={**os.environ, **_ENVIRONMENT},
                capture_output=True,
                check=False,
            )
        except OSError as error:
            raise GitError(f"git cannot be run: {error.strerror}") from None
        if run.returncode and fails:
            said = run.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            raise GitError(f"git {arguments[0]} failed: {said}")
        return b"" if run.returncode else run.stdout

    def open(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a command that stays open for many requests."""
        return subprocess.Popen(  # noqa: S603 - arguments of ours
            [self._git, *_SWITCHES, *arguments],
            cwd=self._root,
            env={**os.environ, **_ENVIRONMENT},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )


class Blobs:
    """Reads blobs through one `git` process that stays open: starting one for each takes longer than reading it."""

    def __init__(self, repository: Repository) -> None:
        self._process = repository.open("cat-file", "--batch")

    def change(self, change: Change) -> tuple[bytes | None, bytes | None]:
        """The contents before and after a change, None where there is no file."""
        before, after = (self.read(blob) if blob else None for blob in (change.before, change.after))
        return before, after

    def read(self, blob: str) -> bytes:
        """The content of a blob; empty if the clone does not hold it."""
        asked, answer = self._pipes
        asked.write(f"{blob}\n".encode())
        asked.flush()
        about = answer.readline().split()
        if len(about) != len(("blob", "kind", "size")):
            return b""
        data = answer.read(int(about[2]))
        answer.read(1)
        return data

    @property
    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        return self._process.stdin, self._process.stdout

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in self._pipes:
            pipe.close()
        self._process.wait()


def _is_annotations(file: str) -> bool:
    """Whether `check` would read the file: see `annotation_files`."""
    folder, _, name = file.rpartition("/")
    return file == MAIN or (folder == FOLDER and name.endswith(".yaml") and not name.startswith("."))


def _day(seconds: str) -> str:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
