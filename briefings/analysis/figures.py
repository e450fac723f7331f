"""All figures of a corpus. Each is computed once, when it is first used."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from . import eligible
from .agreement import Agreements, Neighbours, Pairs, agreements
from .common_ground import CommonGround, common_ground
from .disagreement import Disagreement, OppositionNote, changes, disagreements, opposition_notes
from .finding import Finding, finding, most_divisive
from .profile import Profile, profiles
from .recommendations import Contradiction, contradictions
from .second_coding import Reliability, reliability
from .silences import silences
from .why import Difference, differences

if TYPE_CHECKING:
    from ..corpus.model import Author, Corpus, Position, Question


class Figures:
    """The figures of one corpus, which must not change afterwards.

    Callers share the lists that they get and must not change them. Withdrawn articles, questions and positions are
    left out of every figure.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    @cached_property
    def disagreements(self) -> list[Disagreement]:
        """One for each question, in the order of the index."""
        return disagreements(self.corpus)

    @cached_property
    def of_question(self) -> dict[str, Disagreement]:
        """The disagreements by the question's id."""
        return {disagreement.question.id: disagreement for disagreement in self.disagreements}

    @cached_property
    def on_topic(self) -> dict[str, list[Disagreement]]:
        """The disagreements on each topic that has any, in the order of the index, by the topic's id."""
        found: defaultdict[str, list[Disagreement]] = defaultdict(list)
        for disagreement in self.disagreements:
            found[disagreement.question.topic.id].append(disagreement)
        return dict(found)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each question in the index, from 0, by the question's id."""
        return {id_: place for place, id_ in enumerate(self.of_question)}

    @cached_property
    def changes(self) -> dict[str, dict[Author, list[list[Position]]]]:
        """The authors who changed sides, by the question's id: see `disagreement.changes`."""
        return {id_: changes(each.question) for id_, each in self.of_question.items()}

    @cached_property
    def most_divisive(self) -> list[Disagreement]:
        """The questions with an index, in the order of a front page."""
        return most_divisive(self.disagreements, self.opposition_notes)

    @cached_property
    def finding(self) -> Finding | None:
        """What a front page leads with; None if the corpus has no such question."""
        articles = len(eligible.articles(self.corpus))
        return finding(self.most_divisive, self.common_ground, self.opposition_notes, articles)

    @cached_property
    def superseded(self) -> frozenset[Position]:
        """The positions that do not count, since each of their authors takes one in a later article."""
        return frozenset(position for each in self.disagreements for position in each.earlier)

    @cached_property
    def differences(self) -> dict[str, Difference]:
        """Why the sides of each question differ, by the question's id."""
        return {id_: differences(disagreement) for id_, disagreement in self.of_question.items()}

    @cached_property
    def agreements(self) -> Agreements:
        """How far the articles agree."""
        return agreements(self.corpus)

    @property
    def neighbours(self) -> dict[str, Neighbours]:
        """The articles that agree most and least with each article, by its id."""
        return self.agreements.neighbours

    @cached_property
    def pairs(self) -> Pairs:
        """How every two articles stand to each other."""
        return Pairs(self.corpus)

    @cached_property
    def profiles(self) -> dict[str, Profile]:
        """Whom each article opposes most sharply and where it stands alone, by the article's id."""
        return profiles(self.corpus, self.disagreements, self.opposition_notes)

    @cached_property
    def silences(self) -> dict[str, list[Question]]:
        """The questions that each article leaves out although others take them up, by the article's id."""
        return silences(self.corpus, self.disagreements)

    @cached_property
    def common_ground(self) -> list[CommonGround]:
        """Questions on which articles that oppose each other elsewhere take the same side, most surprising first."""
        return common_ground(self.corpus, self.disagreements)

    @cached_property
    def contradictions(self) -> list[Contradiction]:
        """Recommendations that contradict each other."""
        return contradictions(self.corpus, self.disagreements)

    @cached_property
    def reliability(self) -> Reliability:
        """How far the second codings agree with the first."""
        return reliability(self.corpus)

    @cached_property
    def opposition_notes(self) -> list[OppositionNote]:
        """The notes that positions only seem to be opposed, in the order of the index."""
        return opposition_notes(self.disagreements)

    def opposition_notes_on(self, thing: Question | Position) -> list[OppositionNote]:
        """The notes about positions on a question; those about one position, wherever they are written."""
        return self._notes.get(thing, [])

    @cached_property
    def _notes(self) -> dict[Question | Position, list[OppositionNote]]:
        found: defaultdict[Question | Position, list[OppositionNote]] = defaultdict(list)
        for note in self.opposition_notes:
            found[note.question].append(note)
            for position in note.positions:
                found[position].append(note)
        return dict(found)

    def opponents(self, position: Position) -> list[Position]:
        """The positions on the other side of its question, farthest first, then in the order of the articles.

        Nobody opposes a position that is mixed, unclear or withdrawn.
        """
        if not eligible.is_eligible(position):
            return []
        return self._facing.get((position.question.id, eligible.sign(position)), [])

    @cached_property
    def _facing(self) -> dict[tuple[str, int], list[Position]]:
        """The positions opposed to a side, by the question's id and the side's sign."""
        facing = {}
        for id_, disagreement in self.of_question.items():
            for sign, others in ((1, disagreement.against), (-1, disagreement.for_)):
                facing[id_, sign] = sorted(others, key=eligible.weakness)
        return facing
