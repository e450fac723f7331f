"""Fields are in the order of the schema, claims in the order of their numbers, positions in the order of the questions.

Topics, events, questions and articles may be in any order. `python -m briefings fmt` puts everything else in its place
and keeps every comment.

Wrong:
    topics:
      harbour:
        summary: Whether it is deep enough.
        title: The harbour

Right:
    topics:
      harbour:
        title: The harbour
        summary: Whether it is deep enough.

Why: If all entries have the same order, a reviewer sees what is missing, and a change shows only what has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..order import misplaced
from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..names import Names
    from ..problem import Problem, Severity
    from ..raw import RawData
    from ..tree import Tree

SEVERITY: Severity = "warning"


def check(data: RawData) -> Iterator[Problem]:
    yield from order_problems(data.trees, data.names)


def order_problems(trees: Iterable[Tree], names: Names) -> Iterator[Problem]:
    """A Problem for each key of these files that `fmt` would move."""
    for tree, (path, after) in misplaced(trees, names):
        place = f"after {quoted(after)}" if after is not None else "before all others here"
        message = f"{quoted(str(path[-1]))} is out of order: its place is {place}"
        hint = "`python -m briefings fmt` puts it there"
        yield tree.problem(path, message, hint, rule="order", severity=SEVERITY, key=True)
