"""All figures of a corpus, each computed when it is first asked for, and once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from . import counted
from .agreement import Neighbours, neighbours
from .common_ground import SharedGround, common_ground
from .contradictions import Contradiction, contradictions
from .disagreement import Disagreement, disagreements
from .second_coding import Reliability, reliability
from .seemingly import SeeminglyOpposed, seemingly_opposed
from .silences import silences
from .why import Difference, differences

if TYPE_CHECKING:
    from briefings.corpus.model import Corpus, Position, Question


class Figures:
    """The figures of one corpus, which must not change meanwhile.

    Callers share the lists that they get, and leave them as they are. Withdrawn articles, questions and
    positions are in none of them.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    @cached_property
    def disagreements(self) -> list[Disagreement]:
        """One for each question, in the order of the index."""
        return disagreements(self.corpus)

    @cached_property
    def of_question(self) -> dict[str, Disagreement]:
        """The same by the question's id."""
        return {disagreement.question.id: disagreement for disagreement in self.disagreements}

    @cached_property
    def differences(self) -> dict[str, Difference]:
        """Why the sides of each question differ, by the question's id."""
        return {id_: differences(disagreement) for id_, disagreement in self.of_question.items()}

    @cached_property
    def neighbours(self) -> dict[str, Neighbours]:
        """The articles that agree most and least with each article, by its id."""
        return neighbours(self.corpus)

    @cached_property
    def silences(self) -> dict[str, list[Question]]:
        """The questions that each article leaves out and others take up, by its id."""
        return silences(self.corpus)

    @cached_property
    def common_ground(self) -> list[SharedGround]:
        """Where articles that oppose each other elsewhere agree, the most surprising first."""
        return common_ground(self.corpus)

    @cached_property
    def contradictions(self) -> list[Contradiction]:
        """Recommendations that contradict each other, by the attack or the policy question that shows it."""
        return contradictions(self.corpus, self.disagreements)

    @cached_property
    def reliability(self) -> Reliability:
        """How far second coders agree with the first."""
        return reliability(self.corpus)

    @cached_property
    def seemingly_opposed(self) -> list[SeeminglyOpposed]:
        """Positions that look opposed and are not, in the order of the index."""
        return seemingly_opposed(self.disagreements)

    def seemings(self, position: Position) -> list[SeeminglyOpposed]:
        """The notes by which a position is opposed to another in seeming only, whichever of the two holds them."""
        return self._seemings.get((position.article.id, position.question.id), [])

    def seemings_on(self, question: Question) -> list[SeeminglyOpposed]:
        """The notes on positions of one question."""
        return [seeming for seeming in self.seemingly_opposed if seeming.question is question]

    @cached_property
    def _seemings(self) -> dict[tuple[str, str], list[SeeminglyOpposed]]:
        found: dict[tuple[str, str], list[SeeminglyOpposed]] = {}
        for seeming in self.seemingly_opposed:
            for position in seeming.positions:
                found.setdefault((position.article.id, position.question.id), []).append(seeming)
        return found

    def opponents(self, position: Position) -> list[Position]:
        """The positions on the other side of its question, farthest first, then in the order of the articles.

        Nobody opposes a position that is mixed, unclear or withdrawn.
        """
        if not counted.stands(position):
            return []
        return self._facing.get((position.question.id, counted.sign(position)), [])

    @cached_property
    def _facing(self) -> dict[tuple[str, int], list[Position]]:
        """By question and side, whom it faces: seen from anywhere on a side, the same end is the farthest."""
        facing = {}
        for id_, disagreement in self.of_question.items():
            for sign, others in ((1, disagreement.against), (-1, disagreement.for_)):
                facing[id_, sign] = sorted(others, key=_extremity)
        return facing


def _extremity(position: Position) -> int:
    """Farthest from the middle first; the sort keeps the order of the articles where it is the same."""
    return -abs(position.value or 0)
