"""The git repository around the project, which is read through `git` and never changed.

What the site says must not depend on who builds it, and a repository from strangers must not run its programs. So this
calls only `rev-parse`, `rev-list`, `merge-base`, `ls-tree` and `cat-file`: no setting changes what they print, and they
run no hook, filter, pager, signature check or comparison program, since they read neither the index nor the files on
disk. Only `new corpus` also asks `status` whether something is in no commit. The user's settings still apply, because
git decides by them whose repositories to trust (`safe.directory`).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ..corpus.loading import FOLDER, MAIN
from ..corpus.scan import SIZE_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_SWITCHES = ("--no-pager", "-c", "core.fsmonitor=false")
# Git sets these for hooks, where they may name another repository than the one that the project is in. With the last
# four, a user may have paths read in another way.
_ELSEWHERE = frozenset(
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_SHALLOW_FILE"]
    + [f"GIT_{how}_PATHSPECS" for how in ("LITERAL", "GLOB", "NOGLOB", "ICASE")]
)
_ENVIRONMENT = {
    "LC_ALL": "C",
    # What a clone does not get from others must not change what it knows.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    # Fetch nothing that a partial clone leaves out. Older versions of git know only the second.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
_REASON = (re.compile(r"^fatal: (.+)", re.MULTILINE | re.DOTALL), re.compile(r"^error: (.+)", re.MULTILINE))
SHALLOW = "this clone is shallow: run git fetch --unshallow"
_PARTIAL = "; this is a partial clone: run git fetch --refetch --no-filter"


class GitError(Exception):
    """Git is not installed, or cannot or will not read the repository; says why, to the person who runs the command."""


@dataclass(frozen=True, slots=True)
class GitRevision:
    """A commit that changed annotations."""

    commit: str
    date: str
    """The day of the commit in UTC, as `2026-03-01`; empty if its date is impossible."""


class Repository:
    """The repository around the folder of a project.

    Every method raises GitError if git cannot answer, and so does the start if there is no repository.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._program = shutil.which("git") or ""
        if not self._program:
            raise GitError("git is not installed")
        about = ("--is-inside-work-tree", "--is-shallow-repository", "--show-cdup", "--show-prefix")
        inside, shallow, up, prefix = self._run("rev-parse", *about).split("\n", 3)
        if inside != "true" or not (root / up / ".git").exists():  # paths in commits count from the work tree
            raise GitError(
                f"{root} is not in the work tree of its git repository: see git config core.worktree"
            )
        self.is_shallow = shallow == "true"
        """Whether the clone holds only the latest commits."""
        self.advice = f"; {SHALLOW}" if self.is_shallow else ""
        """What to do if a commit is missing."""
        self.prefix = prefix.removesuffix("\n")
        """The path of the project's folder in the repository, with a slash at its end; empty if it is the top."""

    def commit(self, revision: str) -> str | None:
        """The id of the commit that a revision names; None if there is no such commit here."""
        if revision.startswith("-") or "\0" in revision:
            return None
        return self._run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip() or None

    def common(self, one: str, other: str) -> str | None:
        """The latest commit from which both descend; None if none is known."""
        return self._run("merge-base", one, other).strip() or None

    def revisions(self) -> list[GitRevision]:
        """The commits that changed annotations, the earliest first, along the first parents: what was published."""
        if not self._run("rev-parse", "--verify", "--quiet", "HEAD"):
            return []  # there is no commit yet
        order = ("--first-parent", "--reverse", "--timestamp")
        listed = self._run("rev-list", *order, "HEAD", "--", MAIN, FOLDER)
        return [GitRevision(commit, _day(seconds)) for seconds, commit in map(str.split, listed.splitlines())]

    def files(self, commit: str) -> dict[str, str]:
        """The ids of the annotation files at a commit, by name: of those that `annotation_files` finds on disk.

        Links are left out, since they could lead anywhere.
        """
        found = {}
        for entry in self._run("ls-tree", "-z", commit, MAIN, f"{FOLDER}/").split("\0")[:-1]:
            about, _, file = entry.partition("\t")
            mode, _, id_ = about.split()
            name = file.rpartition("/")[2]
            if mode.startswith("100") and name.endswith(".yaml") and not name.startswith("."):
                found[file] = id_
        return found

    def uncommitted(self, paths: Sequence[Path]) -> list[str]:
        """Those of the files, by their paths in the repository, that the last commit does not hold as they are."""
        listed = self._run(
            "status", "--porcelain", "--ignored", "-z", "--", *(str(path.absolute()) for path in paths)
        )
        return [entry[3:] for entry in listed.split("\0") if entry]

    def contents_at(self, commit: str) -> dict[str, bytes]:
        """The contents of the annotation files at a commit, by name."""
        files = self.files(commit)
        contents = self.contents(files.values())
        return {file: contents[id_] for file, id_ in files.items()}

    def contents(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The contents of files by their ids. Empty if over the size limit: `scan` reads no such file either."""
        asked = "".join(f"{id_}\n" for id_ in dict.fromkeys(ids))
        about = self._git("cat-file", "--batch-check", given=asked)
        found: dict[str, bytes] = {}
        sizes: dict[str, int] = {}
        for id_, _, *size in map(str.split, about.stdout.decode().splitlines()):
            if not size:
                raise GitError(_reason(about.stderr, f"the object {id_} is missing"))
            found[id_] = b""
            if int(size[0]) <= SIZE_LIMIT:
                sizes[id_] = int(size[0])
        data = self._git("cat-file", "--batch", given="".join(f"{id_}\n" for id_ in sizes)).stdout
        start = 0
        for id_, length in sizes.items():
            start = data.index(b"\n", start) + 1
            found[id_] = data[start : start + length]
            start += length + 1
        return found

    def _run(self, *arguments: str) -> str:
        """The output of a command; empty if its answer is no."""
        done = self._git(*arguments)
        return "" if done.returncode else done.stdout.decode("utf-8", "surrogateescape")

    def _git(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[bytes]:
        try:
            done = subprocess.run(  # noqa: S603 - arguments of ours; a revision that starts with "-" is refused
                [self._program, *_SWITCHES, *arguments],
                cwd=self._root,
                env={key: value for key, value in os.environ.items() if key not in _ELSEWHERE} | _ENVIRONMENT,
                input=given.encode(),
                capture_output=True,
                check=False,
            )
        except OSError as error:
            raise GitError(f"git cannot be run: {error.strerror}") from None
        if done.returncode not in (0, 1):
            raise GitError(_reason(done.stderr, f"git {arguments[0]} failed"))
        return done


def _reason(said: bytes, otherwise: str) -> str:
    """Git's own reason for a failure, on one line, or another if it gave none; with what to do about a partial clone."""
    text = said.decode("utf-8", "replace")
    found = next(filter(None, (pattern.search(text) for pattern in _REASON)), None)
    reason = " ".join(found[1].split()) if found else otherwise
    return reason + _PARTIAL if "promisor" in text or "lazy fetching" in text else reason


def _day(seconds: str) -> str:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
