"""What `data/annotations.yaml` may hold: its entries and their fields, as the contributor writes them.

Rules that need more than one field are in `rules/`. The schema for editors is written from these models, so that an
editor and `check` agree.
"""
# pydantic reads the annotations when the module runs: no `from __future__ import annotations` here.

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from .values import (
    Count,
    Digest,
    EdtfDate,
    Id,
    Language,
    Name,
    Quote,
    Reference,
    References,
    StanceWord,
    Text,
    Url,
    one_or_more,
)
from .vocabulary import Basis, EvidenceType, Likelihood, QuestionType, Status, Voice


class Entry(BaseModel):
    """Anything with fields: those named here and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Withdrawn(Entry):
    date: EdtfDate
    reason: Text


class Anchor(Entry):
    paragraph: Count
    through: Count | None = None
    start: Name | None = None
    end: Name | None = None
    prefix: Name | None = None
    suffix: Name | None = None


Anchors = Annotated[
    list[Anchor],
    Field(min_length=1),
    BeforeValidator(one_or_more, json_schema_input_type=Anchor | list[Anchor]),
]


class Cited(Entry):
    title: Name
    url: Url | None = None


class Topic(Entry):
    title: Name
    summary: Text | None = None


class Event(Entry):
    date: EdtfDate
    title: Name
    note: Text | None = None


class Question(Entry):
    topic: Id
    proposition: Text
    disagreeing: Text
    type: QuestionType
    title: Name | None = None
    note: Text | None = None
    withdrawn: Withdrawn | None = None


class Claim(Entry):
    text: Text
    at: Anchors | None = None
    quote: Quote | None = None
    note: Text | None = None
    voice: Voice = Voice.AUTHOR
    supports: References = Field(default_factory=list)
    attacks: References = Field(default_factory=list)
    undercuts: References = Field(default_factory=list)
    qualifies: References = Field(default_factory=list)
    cites: list[Cited] = Field(default_factory=list)
    withdrawn: Withdrawn | None = None


class Assumption(Claim):
    """What the argument needs and does not argue: there may be no passage to point to."""


class Thesis(Claim):
    at: Anchors


class Evidence(Claim):
    at: Anchors
    type: EvidenceType


class Resolution(Entry):
    date: EdtfDate
    note: Text
    source: Cited | None = None


class Prediction(Claim):
    at: Anchors
    by: EdtfDate | None = None
    likelihood: Likelihood | None = None
    status: Status = Status.OPEN
    resolution: Resolution | None = None


class Recommendation(Claim):
    at: Anchors
    to: list[Name] = Field(default_factory=list)


class Second(Entry):
    by: Name
    stance: StanceWord


class Position(Entry):
    stance: StanceWord
    basis: Basis
    because: References = Field(default_factory=list)
    at: Anchors | None = None
    second: Second | None = None
    note: Text | None = None
    withdrawn: Withdrawn | None = None


class Author(Entry):
    id: Id
    name: Name
    affiliation: Name | None = None


class Annotator(Entry):
    name: Name


class Revision(Entry):
    date: EdtfDate
    note: Text


class Receipt(Entry):
    date: EdtfDate
    text_sha256: Digest
    words: Count
    paragraphs: Count
    anchors_sha256: Digest


class Article(Entry):
    title: Name
    authors: list[Author]
    publisher: Name
    published: EdtfDate
    url: Url | None = None
    archived: Url | None = None
    language: Language | None = None
    topics: list[Id] = Field(default_factory=list)
    note: Text | None = None
    summary: Text | None = None
    thesis: dict[Id, Thesis] = Field(default_factory=dict)
    evidence: dict[Id, Evidence] = Field(default_factory=dict)
    assumptions: dict[Id, Assumption] = Field(default_factory=dict)
    predictions: dict[Id, Prediction] = Field(default_factory=dict)
    recommendations: dict[Id, Recommendation] = Field(default_factory=dict)
    positions: dict[Id, Position] = Field(default_factory=dict)
    annotators: list[Annotator] = Field(default_factory=list)
    revisions: list[Revision] = Field(default_factory=list)
    receipt: Receipt | None = None
    withdrawn: Withdrawn | None = None


class File(Entry):
    topics: dict[Id, Topic] = Field(default_factory=dict)
    events: dict[Id, Event] = Field(default_factory=dict)
    questions: dict[Id, Question] = Field(default_factory=dict)
    articles: dict[Id, Article] = Field(default_factory=dict)
    redirects: dict[Reference, Reference] = Field(default_factory=dict)
