"""Problems: what is wrong with the data, for the person who can fix it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .wording import with_hint

Severity = Literal["error", "warning", "note"]

KEPT = 1_000
"""At most this many Problems are kept: nobody reads more, and a hostile file could have millions."""

ALIASES = {"circular-support": ("support-circle",)}
"""Former ids of rules. They were published, so they still work."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to fix. Lines and columns count from 1, columns in code points. Both are 0 if the place is unknown."""

    file: str
    line: int
    column: int
    path: str
    """The place in the data, as `articles.adams-2024.evidence.e3.supports`; empty for the whole file."""
    rule: str
    message: str
    hint: str = ""
    severity: Severity = field(default="error")

    @property
    def said(self) -> str:
        """`path: message; hint`."""
        place = f"{self.path}: " if self.path else ""
        return with_hint(f"{place}{self.message}", self.hint)

    def __str__(self) -> str:
        """The published format: `file:line:column: severity[rule] path: message; hint`."""
        return f"{self.file}:{self.line}:{self.column}: {self.severity}[{self.rule}] {self.said}"


class CorpusError(Exception):
    """The data has errors. `problems` holds all Problems found, in the order of the files."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))
