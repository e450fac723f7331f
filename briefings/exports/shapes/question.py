"""A question in the data: how the articles divide on it, and why."""
# pydantic reads the annotations when the schema is written: no `from __future__ import annotations` here.

from pydantic import Field

from ...analysis.disagreement import Label
from ...analysis.why import Term
from ...corpus import schema
from ...corpus.vocabulary import EvidenceType, Kind, QuestionType, Relation, Stance
from .article import Position
from .values import Count, Id, Key, Shape, Share, Url, Versioned, written


class Counts(Shape):
    """How many articles take each stance."""

    strongly_disagree: Count
    disagree: Count
    mixed: Count
    agree: Count
    strongly_agree: Count


class Disagreement(Shape):
    """How far the articles are apart on a question. It describes these articles, not the debate."""

    label: Label
    """How they divide."""
    score: Share | None
    """The index of ordinal variation, unrounded; null with fewer than two positions."""
    low: Share | None
    """The lowest score if a tenth of the stances, rounded up, were coded one step differently."""
    high: Share | None
    """The highest."""
    smaller_side: Share | None
    """The share of the positions on the smaller side, 0 to 0.5; null with fewer than two positions."""
    positions: Count
    """How many articles take a position."""
    unclear: Count
    """How many take it up without a side that annotators could tell."""
    silent: Count
    """How many articles of the topic are silent on it."""
    of: Count
    """The positions, the unclear and the silent together."""
    earlier: Count
    """How many more are left out, since later articles of the same authors supersede them."""
    counts: Counts
    """How many articles take each stance."""


class Ground(Shape):
    """How many claims of one kind and type a side rests on."""

    kind: Kind
    type: EvidenceType | None = None
    claims: int = Field(ge=1)


class Link(Shape):
    """A claim of one side that bears on a claim of the other."""

    source: Key
    relation: Relation
    target: Key


class Shared(Shape):
    """A source that both sides cite."""

    title: str
    url: Url | None = None
    agreeing: list[Key]
    disagreeing: list[Key]


class SharedEvent(Shape):
    """An event on which claims of both sides rest."""

    event: Id
    agreeing: list[Key]
    disagreeing: list[Key]


class Unmet(Shape):
    """Strong evidence that no claim of the other side meets, by the side that gives it."""

    agreeing: list[Key]
    disagreeing: list[Key]


class Why(Shape):
    """What the two sides rest on, read off the shape of the annotations."""

    through: list[Term]
    """What they differ about; the question's own type first."""
    agreeing: list[Ground]
    """What those rest on who agree."""
    disagreeing: list[Ground]
    """What those rest on who disagree."""
    links: list[Link]
    """Claims of different sides that bear on each other."""
    shared_sources: list[Shared]
    """Sources that both sides cite."""
    shared_events: list[SharedEvent]
    """Events that both sides rest on."""
    unmet: Unmet
    """Statistics, studies, experts, statements and precedents that go unanswered."""


NOT_PUBLISHED = {"draft"}
"""Fields that only say how far the entry is."""


class Question(Versioned, written(schema.Question, without=NOT_PUBLISHED)):  # type: ignore[misc]  # see `written`
    """A proposition on which the articles take positions, and how they divide."""

    id: Id
    title: str
    """A short label."""
    disagreement: Disagreement | None = None
    """Left out where the question is withdrawn."""


class QuestionInFull(Question):
    """A question with everybody who answers it."""

    why: Why | None = None
    """Only where articles are on opposite sides."""
    positions: list[Position]
    """Everybody who answers, withdrawn ones too."""
    silent: list[Id]
    """The articles of its topic that are silent on it."""


class Row(Versioned):
    """A question as the index lists it."""

    question: Id
    topic: Id
    title: str
    proposition: str
    type: QuestionType
    disagreement: Disagreement
    stances: dict[Id, Stance]
    """Each article that takes it up, and where it stands."""
