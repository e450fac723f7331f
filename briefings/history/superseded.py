"""Every earlier version that the repository's commits know, up to the files as they are now.

What is found is kept in a file beside the project, so that the next run continues from the last commit. That file is
made from the commits and never committed: if it is deleted, or comes from another version of this program, the whole
history is read once more.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from .git import Blobs, GitError, Repository
from .walk import Earlier, State, Superseded, Walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


log = logging.getLogger("mkdocs.briefings")

FILE = ".cache/history.json"
_FORMAT = 2
_MANY = 50
"""From this many new revisions on, reading takes seconds."""


@dataclass(slots=True)
class History:
    """What the commits know."""

    superseded: Superseded = field(default_factory=dict)
    revisions: int = 0
    """How many commits changed annotations, as far back as this clone goes."""
    read: int = 0
    """How many of these had not been read before."""
    is_shallow: bool = False
    commit: str | None = None
    """The id of the latest of these; None if there is none."""


def history(root: Path) -> History:
    """Read what is new since the last time. Raises GitError if there is no repository."""
    repository = Repository(root)
    commits = repository.touching()
    kept = _load(root)
    if kept is None or kept[0] not in commits:
        # Nothing was kept, or it belongs to another branch.
        kept = None
    after, state = kept or (None, State())
    walk = Walk(state)
    revisions = [] if commits and after == commits[0] else repository.revisions(after)
    if len(revisions) > _MANY:
        log.info("Reading %d earlier revisions of the annotations, once.", len(revisions))
    with Blobs(repository) as blobs:
        for revision in revisions:
            changes = {change.file: blobs.change(change) for change in revision.changes}
            walk.step(revision.date, changes, partial(_naming, repository, blobs, revision.commit))
        if revisions:
            _save(root, revisions[-1].commit, state)
        superseded = _with_uncommitted(root, repository, blobs, walk) if commits else {}
    return History(
        superseded, len(commits), len(revisions), repository.is_shallow, commits[0] if commits else None
    )


def history_or_empty(root: Path) -> History:
    """The history for a build, which needs no repository: empty if there is none."""
    try:
        return history(root)
    except (GitError, OSError, ValueError) as error:
        log.debug("No earlier versions are known: %s", error)
        return History()


def _naming(
    repository: Repository, blobs: Blobs, commit: str, words: list[str]
) -> Iterator[tuple[str, bytes]]:
    return ((file, blobs.read(blob)) for file, blob in repository.naming(commit, words).items())


def _with_uncommitted(root: Path, repository: Repository, blobs: Blobs, walk: Walk) -> Superseded:
    """Include what uncommitted changes supersede: writers see what links to the published site will say.

    It is not kept, since it is not published yet.
    """
    committed = dict(walk.state.superseded)
    changes = {
        change.file: (blobs.change(change)[0], _on_disk(root / change.file))
        for change in repository.uncommitted()
    }
    if not changes:
        return committed
    walk.state.superseded = {}
    walk.step("", changes, lambda _: [])
    for place, versions in walk.state.superseded.items():
        committed[place] = {**committed.get(place, {}), **versions}
    return committed


def _on_disk(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _load(root: Path) -> tuple[str, State] | None:
    """The last commit that was read, and what was known then; None if there is nothing that can be used."""
    try:
        kept: Any = json.loads((root / FILE).read_bytes())
        if kept["format"] != _FORMAT:
            return None
        state = State(redirects=kept["redirects"])
        for page, fragment, version, until, content in kept["superseded"]:
            state.superseded.setdefault((page, fragment), {})[version] = Earlier(version, until, content)
        return str(kept["commit"]), state
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _save(root: Path, commit: str, state: State) -> None:
    """Keep what is known. If the folder cannot be written to, the next run takes as long as this one."""
    path = root / FILE
    kept = {
        "format": _FORMAT,
        "commit": commit,
        "redirects": {file: redirects for file, redirects in state.redirects.items() if redirects},
        "superseded": [
            [*place, each.version, each.until, each.content]
            for place, versions in state.superseded.items()
            for each in versions.values()
        ],
    }
    half = path.with_suffix(".writing")
    try:
        path.parent.mkdir(exist_ok=True)
        half.write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        half.replace(path)
    except (OSError, ValueError):
        half.unlink(missing_ok=True)
