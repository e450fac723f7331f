"""Projects in repositories of their own, with as many commits as a test needs."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MAIN = "data/annotations.yaml"
_WHO = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "A. Annotator",
    "GIT_AUTHOR_EMAIL": "annotator@example.org",
    "GIT_COMMITTER_NAME": "A. Annotator",
    "GIT_COMMITTER_EMAIL": "annotator@example.org",
}


class Repository:
    """A folder that is a repository; every commit is of a day of its own, from 1 March 2026 on."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        if not (root / ".git").exists():
            self.git("init", "--quiet", "--initial-branch=main")
        self._day = 0

    def git(self, *arguments: str, **environment: str) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**os.environ, **_WHO, **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, text: str | bytes | None, file: str = MAIN) -> None:
        """Change a file, or take it away, without a commit."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        elif isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(text, encoding="utf-8")

    def commit(self, files: dict[str, str | bytes | None] | str | None = None) -> str:
        """Commit what is there after these changes; gives the commit's id."""
        for file, text in ({MAIN: files} if isinstance(files, str) else files or {}).items():
            self.write(text, file)
        self.git("add", "--all")
        self._day += 1
        date = f"2026-03-{self._day:02}T12:00:00Z"
        self.git("commit", "--quiet", "--allow-empty", "-m", "Change", GIT_COMMITTER_DATE=date)
        return self.git("rev-parse", "HEAD")
