"""The entries of `data/annotations.yaml` and their fields: the one place where a field is defined.

The check of single fields, the schema for editors, the order of `fmt`, the tables of fields on the page for
contributors and the fields of the published data are all made from these classes. So a description must serve both
those who write the data and those who use it. Rules on more than one field are in `rules/`; `model.py` links these
entries to one another.
"""
# pydantic reads the annotations when the module runs: no `from __future__ import annotations` here.

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict

from .values import (
    QUOTED_PERCENT,
    Count,
    Digest,
    EdtfDate,
    EntryName,
    Fingerprint,
    Id,
    Ids,
    Language,
    Name,
    OneOrMore,
    QualifiedDate,
    Quote,
    Reference,
    References,
    Text,
    Truth,
    Url,
)
from .vocabulary import (
    SCALE,
    Basis,
    EvidenceType,
    Fact,
    FiguresBy,
    Likelihood,
    QuestionType,
    Stance,
    Status,
    Voice,
)

_NOT_KEPT: set[str] = set()


class Entry(BaseModel):
    """Anything that has fields: those named in its class and no others."""

    # The text below a field describes it. Only `File` validates, so the others need no validator of their own.
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, defer_build=True)

    def model_post_init(self, _: Any, /) -> None:
        """Forget which fields were given: nobody asks, and these sets take a fifth of the memory of a corpus."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_KEPT)


class Sparse(Entry):
    """An entry of which there are many, most of whose fields are empty. Its class has their defaults."""

    def model_post_init(self, context: Any, /) -> None:
        """Forget what is empty, which would take a fifth of the memory of a corpus. See the end of this module."""
        super().model_post_init(context)
        given = {name: value for name, value in self.__dict__.items() if value is not None and value != ()}
        object.__setattr__(self, "__dict__", given)


class Withdrawn(Entry):
    """The entry is withdrawn: it keeps its id and its place, and is left out of every figure."""

    date: EdtfDate
    """When it was withdrawn."""
    reason: Text
    """Why, in words for a reader who has linked it."""


class Anchor(Sparse):
    """A passage of the article: its paragraph, and its first and last words."""

    paragraph: Count
    """The number of its paragraph: non-empty lines, counted from 1, title and headings included."""
    through: Count | None = None
    """The last paragraph of a passage of several."""
    start: Name | None = None
    """Its first few words, whole and spelt as there; without `end`, the whole passage."""
    end: Name | None = None
    """Its last few words."""
    prefix: Name | None = None
    """The words before it, if its own occur more than once."""
    suffix: Name | None = None
    """The words after it, if its own occur more than once."""

    @property
    def last(self) -> int:
        """The number of the paragraph in which the passage ends."""
        return self.through or self.paragraph


Anchors = Annotated[
    OneOrMore[Anchor],
    Field(description="Where it stands in the original: one passage, or a list of them."),
]


class Cited(Entry):
    """A source that an author names."""

    title: Name
    """What it is called."""
    url: Url | None = None
    """Its address; https only."""


class Topic(Entry):
    """A subject that questions and articles belong to."""

    title: Name
    """Its heading."""
    summary: Text | None = None
    """What it is about, in one sentence."""


class Event(Entry):
    """Something that happened, so that a reader can see what an author could not yet know."""

    date: EdtfDate
    """When it happened, as exactly as is known."""
    title: Name
    """What happened."""
    note: Text | None = None
    """What else a reader needs to know."""


class Question(Entry):
    """A proposition on which authors divide."""

    topic: Id
    """The id of its topic."""
    title: Name | None = None
    """Two to five words, for the heads of columns."""
    proposition: Text
    """One declarative sentence that a person can agree or disagree with: one idea, no loaded word."""
    disagreeing: Text
    """The opposing view: what somebody who disagrees holds instead."""
    type: QuestionType
    """What kind of thing people differ about."""
    note: Text | None = None
    """What its words cover, and what they do not."""
    draft: Truth = False
    """true while it is not finished: it is not published, and what is missing is only a warning."""
    withdrawn: Withdrawn | None = None


class ClaimText(Sparse):
    """What a claim says.

    The parts of a claim are base classes, so that its fields stand in the order in which one thinks of them.
    """

    text: Text
    """The claim in your own words, and no stronger than the passage."""
    quote: Quote | None = None
    """At most 25 words of the original, if the wording itself is the evidence."""


class Typed(ClaimText):
    type: EvidenceType
    """What kind of reason it is."""


class Addressed(ClaimText):
    to: tuple[Name, ...] = ()
    """Who is to act."""


class Resolution(Entry):
    """What became of a prediction."""

    date: EdtfDate
    """When it was resolved."""
    note: Text
    """What happened."""
    source: Cited | None = None
    """Where one can read that."""


class Foreseen(ClaimText):
    by: EdtfDate | None = None
    """The date by which it is to happen, if the author names one."""
    likelihood: Likelihood | None = None
    """How likely the author says it is, if at all."""
    status: Status = Status.OPEN
    """What became of it."""
    resolution: Resolution | None = None
    """When it was settled, and how."""


class Related(Entry):
    voice: Voice = Voice.AUTHOR
    """Whose claim it is."""
    supports: References = ()
    """Claims that this one gives a reason for: t1, or other-article.t1."""
    attacks: References = ()
    """Claims that this one speaks against."""
    undercuts: References = ()
    """Claims whose step to what they support this one denies, whether or not they are true."""
    qualifies: References = ()
    """Claims that this one narrows."""
    cites: tuple[Cited, ...] = ()
    """The sources that the author names."""
    events: tuple[Id, ...] = ()
    """The ids of the events that it rests on."""


class Checked(Entry):
    """A second reading: somebody else read the claim against its passage and found it no stronger than the text."""

    by: Name
    """Who read it; not the annotator."""
    date: EdtfDate
    """When."""
    words: Fingerprint | None = None
    """A digest of the words that were read. `check` says which to write."""


class Placed(Entry):
    at: Anchors = Field(default=(), description="Where the argument relies on it, if anywhere.")
    note: Text | None = None
    """What else a reader needs to know."""
    checked: Checked | None = None
    withdrawn: Withdrawn | None = None


class Claim(Placed, Related, ClaimText):
    """A claim of any kind. Its fields stand in the order of the base classes, the last one first."""


class Assumption(Claim):
    """What the argument needs but does not argue for. It may have no passage."""


class Thesis(Claim):
    """What the article as a whole wants the reader to accept."""

    at: Anchors


class Evidence(Claim, Typed):
    """A reason that the author gives for another claim."""

    at: Anchors


class Prediction(Claim, Foreseen):
    """What the author expects to happen."""

    at: Anchors


class Recommendation(Claim, Addressed):
    """What the author wants done."""

    at: Anchors


class Second(Entry):
    """An independent second coding, by somebody who did not see the first."""

    by: Name
    """The second coder."""
    stance: Stance
    """The stance that the second coder gave."""
    first: Stance | None = None
    """The stance that the first coder gave, if it was changed when the two were compared."""
    note: Text | None = None
    """Why, in the second coder's words."""


class ApparentOpposition(Entry):
    """A note that the position only seems opposed to those of other articles on its question."""

    to: Ids
    """The ids of articles on the other side of the question."""
    note: Text
    """Why both can be right, in words that either author could accept."""


class Position(Entry):
    """Where an article stands on a question. A question that it leaves out has no entry: silence is never zero."""

    stance: Stance
    """How far the author agrees with the proposition."""
    basis: Basis
    """Whether the author says it or the annotator infers it."""
    because: References = ()
    """The claims that show this stance and carry it."""
    at: Anchors = Field(default=(), description="Where it shows, if no claim under `because` points there.")
    second: Second | None = None
    """An independent second coding, if there is one."""
    note: Text | None = None
    """Why this stance and not the one next to it. An inferred position needs a note."""
    seemingly_opposed: OneOrMore[ApparentOpposition] = ()
    """Which articles it only seems opposed to, and why: one entry, or a list."""
    withdrawn: Withdrawn | None = None


class Named(Entry):
    """A person or a body."""

    name: Name
    """The name as people write it."""
    organisation: Truth | None = None
    """true for a party, a bank or any other body; false for a person with a name like a body's."""
    family: Name | None = None
    """The family name, where the form of the name does not show it: García Márquez, or Xi in Xi Jinping."""


class Identified(Entry):
    id: Id
    """The author's id, the same in all articles."""


class Author(Named, Identified):
    """Who wrote the article. One id has one name in all articles."""

    short: Name | None = None
    """A short name for heads of columns: CDU."""
    affiliation: Name | None = None
    """Where the author works."""


class Annotator(Named):
    """Who read the article and made its entries."""


class Revision(Entry):
    """A change to the briefing that readers should know of."""

    date: EdtfDate
    """When it was made."""
    note: Text
    """What changed."""


class Receipt(Entry):
    """Evidence that the passages were looked up in the text. Written by `verify`, never by hand."""

    date: EdtfDate
    """When they were looked up."""
    text_sha256: Digest
    """SHA-256 of the normalised text."""
    words: Count
    """The number of words in the text."""
    paragraphs: Count
    """The number of paragraphs in the text."""
    anchors_sha256: Digest
    """SHA-256 of the passages and quotes that were verified."""
    passages: dict[EntryName, Fingerprint] = Field(default_factory=dict)
    """For each claim or position, a short digest of what was verified."""


class Article(Entry):
    """An opinion article, annotated claim by claim."""

    title: Name
    """The title as it was published."""
    authors: tuple[Author, ...]
    """Who wrote it; [] if the copy that was read names nobody."""
    publisher: Name
    """Where it appeared."""
    published: QualifiedDate | None = None
    """When it appeared, as exactly as is known; 2025~ for about 2025, 2025? if unsure; left out if unknown."""
    url: Url | None = None
    """Its address, https only; left out if unknown."""
    archived: Url | None = None
    """The https address of an archived copy."""
    gone: EdtfDate | None = None
    """When `url` was found to be dead; links then use `archived`."""
    language: Language | None = None
    """Its language, as a BCP 47 tag: en, de-AT."""
    topics: tuple[Id, ...] = ()
    """The ids of its topics."""
    inferred: tuple[Fact, ...] = ()
    """The facts above that the text itself does not give; the note says where they come from."""
    note: Text | None = None
    """Where a bibliographic fact comes from that is not in the text itself."""
    summary: Text | None = None
    """The article in one sentence, in the annotators' words."""
    in_brief: References = ()
    """The ids of its claims that make its case in short, in order: at most 7, with 250 words together."""
    draft: Truth = False
    """true while it is not finished: it is not published, and what is missing is only a warning."""
    thesis: dict[Id, Thesis] = Field(default_factory=dict)
    evidence: dict[Id, Evidence] = Field(default_factory=dict)
    assumptions: dict[Id, Assumption] = Field(default_factory=dict)
    predictions: dict[Id, Prediction] = Field(default_factory=dict)
    recommendations: dict[Id, Recommendation] = Field(default_factory=dict)
    positions: dict[Id, Position] = Field(default_factory=dict)
    annotators: tuple[Annotator, ...] = Field(default=())
    revisions: tuple[Revision, ...] = Field(default=())
    receipt: Receipt | None = None
    withdrawn: Withdrawn | None = None


class Settings(Entry):
    """What a team decides for its own corpus."""

    corpus: Id | None = None
    """An id of this corpus: where it differs from that of an earlier revision, another corpus began. `new corpus`
    writes it."""
    figures_by: FiguresBy = FiguresBy.AUTHOR
    """Whether figures count each author once per question, with the latest article, or each article."""
    scale: Annotated[
        Literal[5, 3],
        Field(json_schema_extra={"enumDescriptions": ["strongly or not", "agree, mixed or disagree"]}),
    ] = 5
    """The points of the scale: 3 where the source knows only for, neutral and against, and nobody does so strongly."""
    checked_percent: Annotated[int, Strict(), Field(ge=0, le=100)] = 0
    """The check warns if fewer than this many in a hundred of an article's claims were read by a second person."""
    quoted_percent: Annotated[int, Strict(), Field(ge=0, le=100)] = QUOTED_PERCENT
    """The check warns if a briefing quotes more than this many in a hundred of its article's words."""

    @property
    def stances(self) -> tuple[Stance, ...]:
        """The points of the scale, from disagreement to agreement."""
        return SCALE if self.scale == len(SCALE) else SCALE[1:-1]


class File(Entry):
    model_config = ConfigDict(defer_build=False)

    topics: dict[Id, Topic] = Field(default_factory=dict)
    events: dict[Id, Event] = Field(default_factory=dict)
    questions: dict[Id, Question] = Field(default_factory=dict)
    articles: dict[Id, Article] = Field(default_factory=dict)
    redirects: dict[Reference, Reference] = Field(default_factory=dict)
    """Old ids, the oldest first, and the present id of each."""
    settings: Settings | None = None


# Last, since a class would take these for defaults of the fields that it declares anew.
for _kind in (Anchor, Thesis, Evidence, Assumption, Prediction, Recommendation):
    for _name, _field in _kind.model_fields.items():
        if not _field.is_required():
            setattr(_kind, _name, _field.default)
