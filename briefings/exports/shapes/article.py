"""An article in the data: its claims, its positions, and what it is beside the others."""
# pydantic reads the annotations when the schema is written: no `from __future__ import annotations` here.

from pydantic import Field

from ...corpus import schema
from ...corpus.receipts import Verification
from ...corpus.vocabulary import SECTIONS, Kind, Relation, Stance
from .values import Count, Id, Key, Number, OnPage, Shape, Share, Versioned, written


class Incoming(Shape):
    """Another claim that bears on this one."""

    relation: Relation
    claim: Key


_KINDS = (schema.Thesis, schema.Evidence, schema.Assumption, schema.Prediction, schema.Recommendation)


class Claim(Versioned, written(*_KINDS)):  # type: ignore[misc]  # its fields are those of the classes named
    """One claim of an article, in the annotators' words."""

    id: Id
    key: Key
    kind: Kind
    """Which of the five kinds of claim."""
    supports: tuple[Key, ...] = ()
    """Claims that it gives a reason for."""
    attacks: tuple[Key, ...] = ()
    """Claims that it speaks against."""
    undercuts: tuple[Key, ...] = ()
    """Reasons that, true or not, do not bear on what they are given for."""
    qualifies: tuple[Key, ...] = ()
    """Claims that it narrows."""
    incoming: tuple[Incoming, ...] = ()
    """What bears on it, from any article."""
    positions: tuple[Id, ...] = ()
    """The questions whose position it carries."""
    verification: Verification | None = None
    """Whether its passages were looked up in the text."""


class Second(schema.Second):
    """An independent second coding."""

    first: Stance
    """What the first coder gave, before the two were compared."""


class Position(Versioned, schema.Position):
    """Where one article stands on one question. An article that leaves the question out has none."""

    article: Id
    question: Id
    value: Number
    counted: bool
    """Whether it enters the figures: neither unclear nor superseded nor withdrawn, nor its article or question."""
    superseded: bool = False
    """Whether each of its authors takes a position in a later article, which counts in its place."""
    because: tuple[Key, ...] = ()
    """The claims that show it and carry it."""
    second: Second | None = None
    verification: Verification | None = None
    """Whether its own passages were looked up in the text."""


class Author(OnPage, schema.Author):
    """Who wrote an article."""


class Neighbour(Shape):
    """Another article, and how far the two agree."""

    article: Id
    agreement: Share
    """Mean agreement over the shared questions: 1 is the same throughout."""
    shared: int = Field(ge=1)
    """How many questions both answer."""
    equal: Count
    """On how many of these they take the same stance."""
    same_side_by_degree: Count
    """On how many they are on the same side, one more strongly than the other."""
    one_mixed: Count
    """On how many one takes a side and the other is mixed."""
    opposite_sides: Count
    """On how many they are on opposite sides."""


OF_ANOTHER_KIND = {*SECTIONS, "in_brief", "draft", "positions", "authors", "annotators"}
"""The parts of an article that are not published as they are written."""


class Article(Versioned, written(schema.Article, without=OF_ANOTHER_KIND)):  # type: ignore[misc]  # likewise
    """One article as it has been read: the whole briefing."""

    id: Id
    authors: list[Author]
    """Empty where the copy that was read names nobody."""
    topics: list[Id]
    """What it is about."""
    annotators: list[str]
    """Who made the briefing."""
    in_brief: tuple[Key, ...] = ()
    """The claims that make its case in short, in order; no withdrawn ones."""
    claims: list[Claim]
    """All of them, withdrawn ones too."""
    positions: list[Position]
    """Where it stands on questions, withdrawn ones too."""
    silences: list[Id]
    """Questions of its topics that it leaves out and at least two other articles take up."""
    closest: list[Neighbour]
    """The articles that agree most with it, up to three; none below the median of all pairs."""
    farthest: list[Neighbour]
    """Those that agree least, up to three."""
