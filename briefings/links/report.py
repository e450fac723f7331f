"""What was found, for whoever reads an issue: what is dead and what to do, then what only changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .trying import DEAD, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .addresses import Address
    from .trying import Outcome

LONGEST = 60_000
"""Characters: GitHub takes 65,536 in an issue."""

_SECTIONS = (
    (
        DEAD,
        "Dead",
        "If it stays so: set `gone:` on the article to today's date, and `archived:` to a copy, if there is one.",
    ),
    (frozenset([State.MOVED]), "Moved", "Write the new address into the data."),
    (
        frozenset([State.REFUSED]),
        "Not shown to programs",
        "Somebody has to look with a browser; most of these work.",
    ),
)


def markdown(tried: Sequence[tuple[Address, Outcome]]) -> str:
    """The report as GitHub's Markdown. Nothing in an address is markup there."""
    count = len(tried)
    dead = sum(outcome.state in DEAD for _, outcome in tried)
    lines = [f"{count:,} address{'es' if count != 1 else ''} tried, {dead:,} dead."]
    for states, title, hint in _SECTIONS:
        rows = [(address, outcome) for address, outcome in tried if outcome.state in states]
        if rows:
            lines += ["", f"## {title}", "", hint, ""]
            lines += [f"- {_code(a.url)}: {_plain(o)} · {', '.join(map(_code, a.used_by))}" for a, o in rows]
    return _cut(lines)


def text(address: Address, outcome: Outcome) -> str:
    """One line for a terminal."""
    to = f" to {outcome.to}" if outcome.to else ""
    return f"{outcome.state:<11} {address.url}: {outcome.detail}{to} ({', '.join(address.used_by)})"


def _plain(outcome: Outcome) -> str:
    to = f" to {_code(outcome.to)}" if outcome.to else ""
    return f"{_code(outcome.detail)}{to}"


def _code(text: str) -> str:
    """Text that is no markup, mentions nobody and links nothing."""
    return f"`{text.replace('`', '%60')}`"


def _cut(lines: Iterable[str]) -> str:
    kept, size = [], 0
    for line in lines:
        size += len(line) + 1
        if size > LONGEST:
            kept.append("- … and more: run `python -m briefings links`")
            break
        kept.append(line)
    return "\n".join(kept) + "\n"
