"""What is said of a revision beside an earlier one."""

from __future__ import annotations

from ..loading import MAIN
from .entry import BASE, Entry, Example

_RENAMED = BASE.replace("t1: {text", "t2: {text").replace("because: [t1]", "because: [t2]")

EARLIER = (
    Entry(
        id="vanished-id",
        severity="error",
        meaning=(
            "An article, a question, a claim or a position that was there at the revision named with `--base` is no "
            "longer there, and its id leads nowhere. For a topic, an author or an event, which no redirect serves, "
            "it is a warning."
        ),
        wrong=Example(
            "articles:\n  adams-2024:\n    thesis:\n      # t1 stood here\n"
            "      t2: {text: The channel must be dredged., at: {paragraph: 1}}",
            lambda: {MAIN: _RENAMED.encode()},
            earlier=lambda: {MAIN: BASE.encode()},
        ),
        right=Example(
            "articles:\n  adams-2024:\n    thesis:\n"
            "      t2: {text: The channel must be dredged., at: {paragraph: 1}}\n"
            "redirects:\n  adams-2024.t1: adams-2024.t2",
            lambda: {MAIN: f"{_RENAMED}redirects:\n  adams-2024.t1: adams-2024.t2\n".encode()},
            earlier=lambda: {MAIN: BASE.encode()},
        ),
        why=(
            "Somebody has linked it in a memo. A redirect, or the entry itself marked as withdrawn, lets the link land "
            "for years."
        ),
    ),
)
