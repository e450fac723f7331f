"""Drafts: articles and questions that are marked `draft: true`, because they are not finished.

The corpus that is published is built from the files without them, so nothing in a draft can stop or change it. All
files together are checked once more, and what is wrong only because of a draft becomes a warning.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from .reader import NOT_CHECKED
from .tree import Bare, Fields, Tree, dotted, entries_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .problem import Problem
    from .tree import Node

SECTIONS = ("questions", "articles")
"""The sections whose entries can be drafts."""
_MARK = re.compile(r"^ {4}draft: +true\s*$", re.MULTILINE)
_OUTER = re.compile(r"^ {0,2}[^\s#].*$", re.MULTILINE)
"""A line that names a section or an entry."""


def is_draft(entry: Node) -> bool:
    """Whether an entry is marked as a draft."""
    mark = entry.get("draft") if isinstance(entry, Fields) else None
    return isinstance(mark, Bare) and mark.text.lower() == "true"


def drafts_in(tree: Tree) -> list[tuple[str, str]]:
    """The path to each draft in a file."""
    return [
        (section, id_)
        for section in SECTIONS
        for id_, entry in entries_of(tree.root, section)
        if is_draft(entry) or _is_marked_below(tree, section, id_)
    ]


def _is_marked_below(tree: Tree, section: str, id_: str) -> bool:
    """Whether an error stopped the reading of the article that a file is named after, above the mark of a draft.

    Nothing else may be in the file, since the error may have hidden it.
    """
    return (
        tree.cut is not None
        and (section, id_) == ("articles", PurePosixPath(tree.file).stem)
        and [*map(str.rstrip, _OUTER.findall(tree.text))] == ["articles:", f"  {id_}:"]
        and _MARK.search(tree.text) is not None
    )


def without_drafts(tree: Tree) -> Tree:
    """A file as if its drafts were not in it; the same object if it has none."""
    drafts = drafts_in(tree)
    if not drafts:
        return tree
    root = Fields(tree.root.start)
    root.update(tree.root)
    root.starts, root.repeated = tree.root.starts, tree.root.repeated
    for section in {section for section, _ in drafts}:
        entries = tree.root[section]
        assert isinstance(entries, Fields)  # it holds a draft
        kept = root[section] = Fields(entries.start)
        for id_, entry in entries.items():
            if (section, id_) not in drafts:
                kept[id_] = entry
                kept.starts.extend(entries.starts_of(id_))
        kept.repeated = entries.repeated
    return Tree(tree.file, root, tree.text, None if _is_own_file(tree) else tree.cut)


def about(problem: Problem, file: str, path: Sequence[str]) -> bool:
    """Whether a Problem is with the entry at a path or with something in it."""
    return problem.file == file and f"{problem.path}.".startswith(f"{dotted(tuple(path))}.")


def eased(read: Iterable[Problem], trees: Sequence[Tree]) -> Iterator[Problem]:
    """The reader's Problems, those in drafts as warnings.

    An error that ended the reading stays one, unless the file is the draft's own: others may have come after it.
    """
    found = {tree.file: (drafts_in(tree), _is_own_file(tree)) for tree in trees}
    for problem in read:
        drafts, own = found.get(problem.file, ([], False))
        inside = any(about(problem, problem.file, path) for path in drafts)
        yield _as_warning(problem) if own or (inside and NOT_CHECKED not in problem.message) else problem


def due_to_drafts(
    found: Iterable[Problem], known: Iterable[Problem], trees: Sequence[Tree]
) -> Iterator[Problem]:
    """The Problems that are found only if drafts are read, as warnings: those in drafts, and errors elsewhere."""
    same = set(known)
    drafts = [(tree.file, path) for tree in trees for path in drafts_in(tree)]
    for problem in found:
        if problem not in same and (
            problem.severity == "error" or any(about(problem, file, path) for file, path in drafts)
        ):
            yield _as_warning(problem)


def _as_warning(problem: Problem) -> Problem:
    return replace(problem, severity="warning") if problem.severity == "error" else problem


def _is_own_file(tree: Tree) -> bool:
    """Whether the file holds a draft that it is named after, and nothing else."""
    entries = [(section, id_) for section in tree.root for id_, _ in entries_of(tree.root, section)]
    return entries == [("articles", PurePosixPath(tree.file).stem)] == drafts_in(tree)
