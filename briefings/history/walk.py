"""From commit to commit: which claims, positions and questions changed, and what they were before."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from ..corpus.redirects import ends_of
from ..corpus.tree import entries_of
from ..corpus.versions import Content, digest
from .revision import Blocks, Place, blocks, contents, parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_FILES_KEPT = 16
"""Of how many files the blocks are kept in memory: the next commit often changes what the last one wrote."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A version that a reader may have cited and no longer finds."""

    version: str
    until: str
    """The day of the commit that changed it, as `2026-03-01`; empty if it is not known."""
    content: Content


Superseded = dict[Place, dict[str, Earlier]]
"""Earlier versions by their place, then by version, the earliest first."""


@dataclass(slots=True)
class Walk:
    """Goes from one revision to the next, and records what each supersedes: enough to continue from there."""

    redirects: dict[str, dict[str, str]] = field(default_factory=dict)
    """The redirects of each file, as they are written."""
    superseded: Superseded = field(default_factory=dict)
    _blocks: Callable[[str, bytes], Blocks] = field(
        default_factory=lambda: lru_cache(maxsize=_FILES_KEPT)(blocks)
    )

    def step(
        self,
        date: str,
        changes: Mapping[str, tuple[bytes | None, bytes | None]],
        naming: Callable[[list[str]], Iterable[tuple[str, bytes]]],
    ) -> None:
        """Take in a revision of that day, which changed these files from and to these contents.

        `naming` gives the names and contents, at that revision, of the files that hold one of some words. An id that
        now leads elsewhere changes the version of what refers to it, also in files that the revision did not touch.
        """
        before: Blocks = {}
        after: Blocks = {}
        redirects: dict[str, dict[str, str]] = {}
        is_other_corpus = False
        for file, (old_data, new_data) in changes.items():
            was_cut, now_cut = self._cut(file, old_data), self._cut(file, new_data)
            is_other_corpus |= bool(was_cut) and _corpus(was_cut) != _corpus(now_cut)
            redirects[file] = _redirects(now_cut)
            before |= was_cut
            after |= now_cut
        if is_other_corpus:
            self.superseded.clear()
            self.redirects = redirects
            return
        ends = self._ends()
        self.redirects |= redirects
        new_ends = self._ends()
        moved = {
            id_.partition(".")[0]
            for id_ in ends.keys() | new_ends.keys()
            if ends.get(id_) != new_ends.get(id_)
        }
        for file, data in naming(sorted(moved)) if moved else ():
            if file not in changes:
                before |= self._cut(file, data)
                after |= self._cut(file, data)
        # Entries that are only added supersede nothing, so the first commit of a large corpus is not parsed; but they
        # may have been in a file that could not be cut.
        is_cut = all(section for section, _ in (*before, *after))
        was: dict[Place, Content] = {}
        now: dict[Place, Content] = {}
        for place in before if is_cut else before | after:
            old, new = before.get(place, ""), after.get(place, "")
            if old != new or any(id_ in new for id_ in moved):
                was.update(contents(parsed(old), ends))
                now.update(contents(parsed(new), new_ends))
        self._compare(date, was, now)

    def _compare(self, date: str, was: dict[Place, Content], now: dict[Place, Content]) -> None:
        for place, content in was.items():
            if content != now.get(place):
                version = digest(content)
                known = self.superseded.setdefault(place, {})
                known.pop(version, None)  # the wording may have returned for a while
                known[version] = Earlier(version, date, content)

    def _ends(self) -> dict[str, str]:
        return ends_of({old: new for each in self.redirects.values() for old, new in each.items()})

    def _cut(self, file: str, data: bytes | None) -> Blocks:
        return {} if data is None else self._blocks(file, data)


def _corpus(of: Blocks) -> str:
    """The id of the corpus that a file names: `new corpus` writes another, and nothing of the old one goes on."""
    text = next((text for place, text in of.items() if place == ("settings", "corpus") or not place[0]), "")
    settings = entries_of(parsed(text), "settings")
    return next((str(id_) for key, id_ in settings if key == "corpus"), "")


def _redirects(of: Blocks) -> dict[str, str]:
    found: dict[str, str] = {}
    for (section, _), text in of.items():
        if section == "redirects" or (not section and "redirects" in text):
            found |= {old: new for old, new in entries_of(parsed(text), "redirects") if isinstance(new, str)}
    return found
