"""Keys stand in the order of the schema, claims by their numbers, positions as the questions do.

Topics, events, questions and articles stand as their contributors want. `python -m briefings fmt` puts all else in its
place, and keeps every comment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..order import misplaced
from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..draft import Draft
    from ..names import Names
    from ..problem import Problem, Severity
    from ..tree import Tree

RULE = "order"
SEVERITY: Severity = "warning"
WRONG = """\
topics:
  harbour:
    summary: Whether it is deep enough.
    title: The harbour
"""
RIGHT = """\
topics:
  harbour:
    title: The harbour
    summary: Whether it is deep enough.
"""
WHY = "Where all entries have one order, a reviewer finds what is missing, and a change shows as a change."


def check(draft: Draft) -> Iterator[Problem]:
    for tree in draft.trees:
        yield from order_problems(tree, draft.names)


def order_problems(tree: Tree, names: Names) -> Iterator[Problem]:
    """The keys of one file that `fmt` would move, each with its line."""
    for path, after in misplaced(tree, names):
        place = f"after {quoted(after)}" if after is not None else "before all others here"
        message = f"{quoted(str(path[-1]))} is out of order: its place is {place}"
        hint = "`python -m briefings fmt` puts it there"
        yield tree.problem(path, RULE, message, hint, severity=SEVERITY, key=True)
