"""Every earlier version that the repository's commits know, up to the files as they are now.

What is found is kept in a file beside the project, so that the next run continues from the last commit. That file is
made from the commits and never committed: if it is deleted, or was made from other commits or by another version of
this program, the whole history is read once more.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus.loading import annotation_files, name_of, read_bytes
from .git import SHALLOW, GitError, Repository
from .walk import Earlier, Superseded, Walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .git import GitRevision


log = logging.getLogger("mkdocs.briefings")

FILE = ".cache/history.json"
_MANY = 50
"""From this many new revisions on, reading takes seconds."""


class CacheError(Exception):
    """What was read cannot be kept, although the project's folder can be written to; says what to do."""


@dataclass(slots=True)
class History:
    """What the commits know."""

    superseded: Superseded = field(default_factory=dict)
    revisions: int = 0
    """How many commits changed annotations, as far back as this clone goes."""
    read: int = 0
    """How many of these had not been read before."""
    is_shallow: bool = False


def history(root: Path) -> History:
    """Read what is new since the last time.

    Raises GitError if there is no repository or git refuses to read it, and CacheError.
    """
    repository = Repository(root)
    revisions = repository.revisions()
    known, walk = _load(root, repository.prefix, revisions)
    if len(revisions) - known > _MANY:
        log.info("Reading %d earlier revisions of the annotations, once.", len(revisions) - known)
    files = repository.files(revisions[known - 1].commit) if known else {}
    for revision in revisions[known:]:
        before, files = files, repository.files(revision.commit)
        changed = sorted({file for file, _ in before.items() ^ files.items()})
        data = repository.contents(side[file] for side in (before, files) for file in changed if file in side)
        changes = {file: (data.get(before.get(file, "")), data.get(files.get(file, ""))) for file in changed}
        walk.step(revision.date, changes, partial(_naming, repository, files))
    if known < len(revisions):
        _save(root, repository.prefix, revisions, walk)
    _include_uncommitted(root, repository, files, walk)
    return History(walk.superseded, len(revisions), len(revisions) - known, repository.is_shallow)


def history_or_empty(root: Path) -> History:
    """The history for a build, which needs no repository: empty if there is none. The log says what is missing.

    Raises CacheError.
    """
    try:
        known = history(root)
    except (GitError, OSError, ValueError) as error:
        log.info("Earlier versions are left out: %s", error)
        return History()
    if known.is_shallow:
        log.info("Earlier versions are incomplete: %s", SHALLOW)
    return known


def _naming(
    repository: Repository, files: Mapping[str, str], words: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    contents = repository.contents(files.values())
    for file, id_ in files.items():
        if any(word.encode() in contents[id_] for word in words):
            yield file, contents[id_]


def _include_uncommitted(
    root: Path, repository: Repository, committed: Mapping[str, str], walk: Walk
) -> None:
    """Include what uncommitted changes supersede: writers see what links to the published site will say.

    It comes after what is kept, since it is not published yet.
    """
    on_disk = {name_of(path, root): path for path in annotation_files(root)}
    contents = repository.contents(committed.values())
    changes = {}
    for file in sorted(committed.keys() | on_disk.keys()):
        before, now = contents.get(committed.get(file, "")), _read(on_disk.get(file), root)
        if before != now:
            changes[file] = before, now
    walk.step("", changes, lambda _: [])


def _read(path: Path | None, root: Path) -> bytes | None:
    try:
        return read_bytes(path, root) if path else None
    except (OSError, ValueError):
        return None


def _key(prefix: str, revisions: Sequence[GitRevision]) -> str:
    """What the versions depend on: this program, the folder of the project, and the commits."""
    key = hashlib.sha256()
    for path in sorted(Path(__file__).parents[1].glob("*/*.py")):
        key.update(path.read_bytes())
    key.update(
        "\n".join([prefix, *(revision.commit for revision in revisions)]).encode("utf-8", "surrogateescape")
    )
    return key.hexdigest()


def _load(root: Path, prefix: str, revisions: Sequence[GitRevision]) -> tuple[int, Walk]:
    """How many of the revisions have been read before, and what was known then; 0 if nothing kept can be used."""
    try:
        # Reading a named pipe would wait for a writer.
        kept: Any = json.loads((root / FILE).read_bytes()) if (root / FILE).is_file() else {}
        known = revisions[: kept["revisions"]]
        if kept["key"] != _key(prefix, known):
            return 0, Walk()
        walk = Walk(redirects=kept["redirects"])
        for page, fragment, version, until, content in kept["superseded"]:
            walk.superseded.setdefault((page, fragment), {})[version] = Earlier(version, until, content)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return 0, Walk()
    return len(known), walk


def _save(root: Path, prefix: str, revisions: Sequence[GitRevision], walk: Walk) -> None:
    """Keep what is known. In a project that cannot be written to, say that the next run takes as long as this one."""
    path = root / FILE
    kept = {
        "key": _key(prefix, revisions),
        "revisions": len(revisions),
        "redirects": {file: redirects for file, redirects in walk.redirects.items() if redirects},
        "superseded": [
            [*place, each.version, each.until, each.content]
            for place, versions in walk.superseded.items()
            for each in versions.values()
        ],
    }
    half = path.with_suffix(f".{os.getpid()}")  # of this process alone: two builds may run at once
    try:
        path.parent.mkdir(exist_ok=True)
        with half.open("x", encoding="ascii") as file:  # "x" follows no link
            # In ASCII, since the name of a file may be no UTF-8.
            file.write(json.dumps(kept, separators=(",", ":")))
        half.replace(path)
    except OSError as error:
        with suppress(OSError):
            half.unlink()
        if os.access(root, os.W_OK):
            raise CacheError(
                f"{path} cannot be written ({error}). Remove {path.parent}, or make it a folder that you may write to."
            ) from None
        log.info("Each build reads the whole history again, since %s cannot be written (%s).", path, error)
