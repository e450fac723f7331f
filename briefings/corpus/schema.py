"""What `data/annotations.yaml` may hold: its entries and their fields, as the contributor writes them.

Rules that need more than one field are in `rules/`. The schema for editors is written from these models, so that an
editor and `check` agree.
"""
# pydantic reads the annotations when the module runs: no `from __future__ import annotations` here.

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict

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
    Quote,
    Reference,
    References,
    Text,
    Url,
    one_or_more,
)
from .vocabulary import Basis, EvidenceType, Likelihood, QuestionType, Stance, Status, Voice


class Entry(BaseModel):
    """Anything with fields: those named here and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Withdrawn(Entry):
    """What must go keeps its id and its place, and says why."""

    date: EdtfDate = Field(description="When it was withdrawn.")
    reason: Text = Field(description="Why, for a reader who has linked it.")


class Anchor(Entry):
    """A passage of the article: its paragraph, and its first and last words."""

    paragraph: Count = Field(
        description="The paragraph's number: non-empty lines, counted from 1, title and headings included."
    )
    through: Count | None = Field(default=None, description="The last paragraph, where there are several.")
    start: Name | None = Field(
        default=None, description="Its first few words, whole and as spelt there; without `end`, all of it."
    )
    end: Name | None = Field(default=None, description="Its last few words.")
    prefix: Name | None = Field(default=None, description="The words before it, where its own recur.")
    suffix: Name | None = Field(default=None, description="The words after it, where its own recur.")


Anchors = Annotated[
    list[Anchor],
    Field(min_length=1, description="Where it stands: one passage, or a list of them."),
    BeforeValidator(one_or_more, json_schema_input_type=Anchor | list[Anchor]),
]


class Cited(Entry):
    """A source that the author names."""

    title: Name = Field(description="What it is called.")
    url: Url | None = Field(default=None, description="Its address, https only.")


class Topic(Entry):
    """A subject under which questions and articles stand."""

    title: Name = Field(description="Its heading.")
    summary: Text | None = Field(default=None, description="What it is about, in a sentence.")


class Event(Entry):
    """What happened when, so that a reader can see what an author could not yet know."""

    date: EdtfDate = Field(description="When it happened, as exactly as it is known.")
    title: Name = Field(description="What happened.")
    note: Text | None = Field(default=None, description="What else a reader needs.")


class Question(Entry):
    """One sentence on which the authors divide."""

    topic: Id = Field(description="The id of the topic that it belongs to.")
    title: Name | None = Field(default=None, description="Two to five words, for headings of columns.")
    proposition: Text = Field(
        description="One declarative sentence that a person can agree or disagree with: one idea, no loaded word."
    )
    disagreeing: Text = Field(
        description="What somebody who disagrees holds instead, so that the far end of the scale means something."
    )
    type: QuestionType = Field(description="What kind of thing people differ about.")
    note: Text | None = Field(default=None, description="What falls under its words, and what does not.")
    withdrawn: Withdrawn | None = None


class ClaimText(Entry):
    """What is said. The parts of a claim are bases, so that its fields stand in the order in which one thinks of them."""

    text: Text = Field(description="The claim in your own words, and no stronger than the passage.")
    quote: Quote | None = Field(default=None, description="At most 25 words, if the wording is evidence.")


class Typed(ClaimText):
    type: EvidenceType = Field(description="What kind of reason it is.")


class Addressed(ClaimText):
    to: list[Name] = Field(default_factory=list, description="Who is to do it.")


class Resolution(Entry):
    """What became of a prediction."""

    date: EdtfDate = Field(description="When it was resolved.")
    note: Text = Field(description="What happened.")
    source: Cited | None = Field(default=None, description="Where that can be read.")


class Foreseen(ClaimText):
    by: EdtfDate | None = Field(default=None, description="The date by which it is to happen, if named.")
    likelihood: Likelihood | None = Field(
        default=None, description="How likely the wording makes it, if it says so."
    )
    status: Status = Field(default=Status.OPEN, description="What became of it.")
    resolution: Resolution | None = Field(default=None, description="When and how it was settled.")


class Related(Entry):
    voice: Voice = Field(default=Voice.AUTHOR, description="Whose claim it is.")
    supports: References = Field(
        default_factory=list, description="Claims that this one gives a reason for: t1, or other-article.t1."
    )
    attacks: References = Field(default_factory=list, description="Claims that this one speaks against.")
    undercuts: References = Field(
        default_factory=list, description="Reasons that, true or not, do not bear on what they are given for."
    )
    qualifies: References = Field(default_factory=list, description="Claims that this one narrows.")
    cites: list[Cited] = Field(default_factory=list, description="What the author names as the source.")
    events: list[Id] = Field(
        default_factory=list,
        description="The ids of the events that it rests on: what it takes to show something.",
    )


class Placed(Entry):
    at: Anchors = Field(default_factory=list, description="Where the argument leans on it, if anywhere.")
    note: Text | None = Field(default=None, description="What a reader needs to know beside it.")
    withdrawn: Withdrawn | None = None


class Claim(Placed, Related, ClaimText):
    """A claim of any kind: fields stand in the order of the bases, read from the last."""


class Assumption(Claim):
    """What the argument needs and does not argue: there may be no passage to point to."""


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
    """A coding by somebody who did not see the first."""

    by: Name = Field(description="The second coder.")
    stance: Stance = Field(description="The stance that they gave.")
    first: Stance | None = Field(
        default=None,
        description="What the first coder gave, where the stance above is another since the two were compared.",
    )


class ApparentOpposition(Entry):
    """Why this position only seems opposed to that of another article."""

    to: Ids = Field(description="The ids of articles on the other side of the question.")
    note: Text = Field(description="Why both can be right, in words that either author could accept.")


ApparentOppositions = Annotated[
    list[ApparentOpposition],
    Field(min_length=1),
    BeforeValidator(one_or_more, json_schema_input_type=ApparentOpposition | list[ApparentOpposition]),
]


class Position(Entry):
    """Where the article stands on a question. One that it leaves out has no entry: silence is never zero."""

    stance: Stance = Field(description="How far the author agrees with the proposition.")
    basis: Basis = Field(description="Whether the author says it, or you infer it.")
    because: References = Field(default_factory=list, description="The claims that show it and carry it.")
    at: Anchors = Field(default_factory=list, description="Where it shows, if no claim under `because` does.")
    second: Second | None = Field(default=None, description="An independent second coding, if there is one.")
    note: Text | None = Field(
        default=None, description="Why this stance and not the one beside it. An inferred position needs it."
    )
    seemingly_opposed: ApparentOppositions = Field(
        default_factory=list,
        description="To which articles it is opposed in seeming only, and why: one entry, or a list.",
    )
    withdrawn: Withdrawn | None = None


class Author(Entry):
    """Who wrote it. One id has one name in all articles."""

    id: Id = Field(description="The author's id, the same in all articles.")
    name: Name = Field(description="The name as people write it.")
    affiliation: Name | None = Field(default=None, description="Where the author works.")


class Annotator(Entry):
    """Who read the article and made these entries."""

    name: Name = Field(description="The annotator's name.")


class Revision(Entry):
    """A change that readers should know of."""

    date: EdtfDate = Field(description="When it was made.")
    note: Text = Field(description="What has changed.")


class Receipt(Entry):
    """That the anchors were looked up in the text. Written by `verify`, and not by hand."""

    date: EdtfDate = Field(description="When that was.")
    text_sha256: Digest = Field(description="SHA-256 of the normalised text.")
    words: Count = Field(description="Number of words of the text.")
    paragraphs: Count = Field(description="Number of paragraphs of the text.")
    anchors_sha256: Digest = Field(description="SHA-256 of the anchors and quotes that were verified.")
    passages: dict[EntryName, Fingerprint] = Field(
        default_factory=dict, description="Of each claim or position, a short digest of what was verified."
    )


class Article(Entry):
    """An opinion article, annotated claim by claim."""

    title: Name = Field(description="The title as it was published.")
    authors: list[Author] = Field(description="Who wrote it; [] where the copy that was read names nobody.")
    publisher: Name = Field(description="Where it appeared.")
    published: EdtfDate = Field(description="When it appeared, as exactly as it is known.")
    url: Url | None = Field(default=None, description="Its address, https only; left out where unknown.")
    archived: Url | None = Field(default=None, description="The https address of an archived copy.")
    gone: EdtfDate | None = Field(
        default=None,
        description="When `url` was found to lead to the article no more; links then use `archived`.",
    )
    language: Language | None = Field(default=None, description="Its language, as a tag of BCP 47.")
    topics: list[Id] = Field(default_factory=list, description="The ids of the topics that it is on.")
    note: Text | None = Field(
        default=None, description="Where a bibliographic fact is not in the text itself: where it comes from."
    )
    summary: Text | None = Field(default=None, description="The article in one sentence of your own.")
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


class Settings(Entry):
    """What a team decides for its own corpus."""

    quoted_percent: Annotated[int, Strict(), Field(ge=0, le=100)] = Field(
        default=QUOTED_PERCENT,
        description="The check warns of an article of whose words the briefing quotes more than so many in a hundred.",
    )


class File(Entry):
    topics: dict[Id, Topic] = Field(default_factory=dict)
    events: dict[Id, Event] = Field(default_factory=dict)
    questions: dict[Id, Question] = Field(default_factory=dict)
    articles: dict[Id, Article] = Field(default_factory=dict)
    redirects: dict[Reference, Reference] = Field(
        default_factory=dict, description="Old ids, and the new id of each."
    )
    settings: Settings | None = None
