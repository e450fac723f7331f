"""Positions that look opposed and, as an annotator's note explains, are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefings.corpus.model import Position, Question

    from .disagreement import Disagreement


@dataclass(frozen=True, slots=True)
class SeeminglyOpposed:
    """One note on one question: who seems opposed to whom, and why both can be right."""

    question: Question
    position: Position
    """The one beside which the note stands in the data."""
    others: tuple[Position, ...]
    note: str

    @property
    def positions(self) -> tuple[Position, ...]:
        """All whom the note is about."""
        return self.position, *self.others


def seemingly_opposed(disagreements: Iterable[Disagreement]) -> list[SeeminglyOpposed]:
    """Every note on positions that stand, in the order of the index, then of the articles.

    The index itself takes no account of them: a stance stays what it is.
    """
    return [
        SeeminglyOpposed(disagreement.question, position, others, seeming.note)
        for disagreement in disagreements
        for position in disagreement.positions
        for seeming in position.seemingly_opposed
        if (others := tuple(other for other in seeming.others if counted.stands(other)))
    ]
