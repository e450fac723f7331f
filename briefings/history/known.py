"""Every earlier version that the repository knows, up to what stands in the files now."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from . import store
from .git import Blobs, GitError, Repository
from .walk import State, Superseded, Walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .git import Change

log = logging.getLogger("mkdocs.briefings")

_MANY = 50  # revisions that take seconds


@dataclass(slots=True)
class History:
    """What came of the commits."""

    superseded: Superseded = field(default_factory=dict)
    revisions: int = 0
    """How many commits touched annotations, as far as this clone goes back."""
    read: int = 0
    """How many of them had not been read before."""
    is_shallow: bool = False
    commit: str | None = None
    """The latest of them."""


def history(root: Path) -> History:
    """Read what is new since the last time. Raises GitError where there is no repository."""
    repository = Repository(root)
    commits = repository.touching()
    kept = store.load(root)
    if kept is None or kept[0] not in commits:
        # Nothing is kept, or what is kept belongs to another branch.
        kept = None
    after, state = kept or (None, State())
    walk = Walk(state)
    revisions = [] if commits and after == commits[0] else repository.revisions(after)
    if len(revisions) > _MANY:
        log.info("Reading %d earlier revisions of the annotations, once.", len(revisions))
    with Blobs(repository) as blobs:
        for revision in revisions:
            changes = {change.file: _both(blobs, change) for change in revision.changes}
            walk.step(revision.date, changes, partial(_naming, repository, blobs, revision.commit))
        if revisions:
            store.save(root, revisions[-1].commit, state)
        superseded = _with_uncommitted(root, repository, blobs, walk) if commits else {}
    return History(
        superseded, len(commits), len(revisions), repository.is_shallow, commits[0] if commits else None
    )


def or_none(root: Path) -> History:
    """For a build, which needs no repository: nothing is known where there is none."""
    try:
        return history(root)
    except (GitError, OSError, ValueError) as error:
        log.debug("No earlier versions are known: %s", error)
        return History()


def _naming(
    repository: Repository, blobs: Blobs, commit: str, words: list[str]
) -> Iterator[tuple[str, bytes]]:
    return ((file, blobs.read(blob)) for file, blob in repository.naming(commit, words).items())


def _both(blobs: Blobs, change: Change) -> tuple[bytes | None, bytes | None]:
    return (
        blobs.read(change.before) if change.before else None,
        blobs.read(change.after) if change.after else None,
    )


def _with_uncommitted(root: Path, repository: Repository, blobs: Blobs, walk: Walk) -> Superseded:
    """Somebody who writes sees what links to the published site will say; it is not kept, since it is not published."""
    committed = dict(walk.state.superseded)
    changes = {
        change.file: (blobs.read(change.before) if change.before else None, _on_disk(root / change.file))
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
