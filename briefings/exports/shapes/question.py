"""A question in the data: how the articles divide on it, and why."""
# pydantic reads the annotations when the schema is written: no `from __future__ import annotations` here.

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from ...analysis.disagreement import Label
from ...analysis.why import Term
from ...corpus import schema
from ...corpus.vocabulary import EvidenceType, Kind, QuestionType, Relation, Stance
from .article import Position
from .values import Count, Id, Key, Share, Url, Versioned


class Counts(TypedDict):
    """How many articles take each stance."""

    strongly_disagree: Count
    disagree: Count
    mixed: Count
    agree: Count
    strongly_agree: Count


Score = Annotated[
    Share | None,
    Field(description="The index of ordinal variation, unrounded; null with fewer than two positions."),
]


class Disagreement(TypedDict):
    """How far the articles are apart on a question. It describes these articles, not the debate."""

    label: Annotated[Label, Field(description="How they divide.")]
    score: Score
    low: Annotated[
        Share | None,
        Field(
            description="The lowest score if a tenth of the stances, rounded up, were coded one step differently."
        ),
    ]
    high: Annotated[Share | None, Field(description="The highest.")]
    smaller_side: Annotated[
        Share | None,
        Field(
            description="The share of the positions on the smaller side, 0 to 0.5; null with fewer than two positions."
        ),
    ]
    positions: Annotated[Count, Field(description="How many articles take a position.")]
    unclear: Annotated[
        Count, Field(description="How many take it up without a side that annotators could tell.")
    ]
    silent: Annotated[Count, Field(description="How many articles of the topic leave it out.")]
    of: Annotated[Count, Field(description="All three together.")]
    counts: Annotated[Counts, Field(description="How many articles take each stance.")]


class Ground(TypedDict):
    """How many claims of one kind and type a side rests on."""

    kind: Kind
    type: NotRequired[EvidenceType]
    claims: Annotated[int, Field(ge=1)]


class Link(TypedDict):
    """A claim of one side that bears on a claim of the other."""

    source: Key
    relation: Relation
    target: Key


class Shared(TypedDict):
    """A source that both sides cite."""

    title: str
    url: NotRequired[Url]
    agreeing: list[Key]
    disagreeing: list[Key]


class SharedEvent(TypedDict):
    """An event on which claims of both sides rest."""

    event: Id
    agreeing: list[Key]
    disagreeing: list[Key]


class Unmet(TypedDict):
    """Strong evidence that no claim of the other side meets, by the side that gives it."""

    agreeing: list[Key]
    disagreeing: list[Key]


class Why(TypedDict):
    """What the two sides rest on, read off the shape of the annotations."""

    through: Annotated[
        list[Term], Field(description="What they differ about; the question's own type first.")
    ]
    agreeing: Annotated[list[Ground], Field(description="What those rest on who agree.")]
    disagreeing: Annotated[list[Ground], Field(description="What those rest on who disagree.")]
    links: Annotated[list[Link], Field(description="Claims of different sides that bear on each other.")]
    shared_sources: Annotated[list[Shared], Field(description="Sources that both sides cite.")]
    shared_events: Annotated[list[SharedEvent], Field(description="Events that both sides rest on.")]
    unmet: Annotated[
        Unmet,
        Field(description="Statistics, studies, experts, statements and precedents that go unanswered."),
    ]


class Question(Versioned, schema.Question):
    """A proposition on which the articles take positions, and how they divide."""

    id: Id
    title: str = Field(description="A short label.")
    disagreement: Disagreement | None = Field(
        default=None, description="Left out where the question is withdrawn."
    )


class QuestionInFull(Question):
    """A question with everybody who answers it."""

    why: Why | None = Field(default=None, description="Only where articles are on opposite sides.")
    positions: list[Position] = Field(description="Everybody who answers, withdrawn ones too.")
    silent: list[Id] = Field(description="The articles of its topic that leave it out.")


class Row(Versioned):
    """A question as the index lists it."""

    question: Id
    topic: Id
    title: str
    proposition: str
    type: QuestionType
    disagreement: Disagreement
    stances: dict[Id, Stance] = Field(description="Each article that takes it up, and where it stands.")
