"""An article in the data: its claims, its positions, and what it is beside the others."""
# pydantic reads the annotations when the schema is written: no `from __future__ import annotations` here.

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from ...corpus.receipts import Verification
from ...corpus.values import DIGEST_PATTERN, StanceWord
from ...corpus.vocabulary import Basis, EvidenceType, Kind, Likelihood, Relation, Status, Voice
from .values import EdtfDate, Id, Key, Number, Page, PageUrl, Passage, Share, Source, Url, Version, Withdrawn


class Resolution(TypedDict):
    """What became of a prediction."""

    date: EdtfDate
    note: str
    source: NotRequired[Source]


class Incoming(TypedDict):
    """Another claim that bears on this one."""

    relation: Relation
    claim: Key


class Claim(TypedDict):
    """One claim of an article, in the annotators' words."""

    id: Id
    key: Key
    page: Page
    page_url: NotRequired[PageUrl]
    version: Version
    kind: Annotated[Kind, Field(description="Which of the five kinds of claim.")]
    text: Annotated[str, Field(description="The claim.")]
    quote: Annotated[
        NotRequired[str], Field(description="A few words of the original, where the wording counts.")
    ]
    type: Annotated[NotRequired[EvidenceType], Field(description="Evidence only: what kind of reason it is.")]
    voice: Annotated[Voice, Field(description="Whose claim it is.")]
    supports: Annotated[NotRequired[list[Key]], Field(description="Claims that it gives a reason for.")]
    attacks: Annotated[NotRequired[list[Key]], Field(description="Claims that it speaks against.")]
    undercuts: Annotated[
        NotRequired[list[Key]],
        Field(description="Reasons that, true or not, do not bear on what they are given for."),
    ]
    qualifies: Annotated[NotRequired[list[Key]], Field(description="Claims that it narrows.")]
    incoming: Annotated[NotRequired[list[Incoming]], Field(description="What bears on it, from any article.")]
    positions: Annotated[NotRequired[list[Id]], Field(description="The questions whose position it carries.")]
    by: Annotated[NotRequired[EdtfDate], Field(description="Predictions only: when it is due.")]
    likelihood: Annotated[NotRequired[Likelihood], Field(description="Predictions only.")]
    status: Annotated[NotRequired[Status], Field(description="Predictions only, and there always.")]
    resolution: NotRequired[Resolution]
    to: Annotated[NotRequired[list[str]], Field(description="Recommendations only: who is to do it.")]
    cites: Annotated[NotRequired[list[Source]], Field(description="What the author names as the source.")]
    at: Annotated[NotRequired[list[Passage]], Field(description="Where it stands in the original.")]
    events: Annotated[NotRequired[list[Id]], Field(description="The events that it rests on.")]
    verification: Annotated[
        NotRequired[Verification], Field(description="Whether its passages were looked up in the text.")
    ]
    note: Annotated[NotRequired[str], Field(description="What a reader needs to know beside it.")]
    withdrawn: NotRequired[Withdrawn]


class Second(TypedDict):
    """An independent second coding."""

    by: str
    first: Annotated[
        StanceWord, Field(description="What the first coder gave, before the two were compared.")
    ]
    stance: Annotated[StanceWord, Field(description="What the second coder gave.")]


class Seeming(TypedDict):
    """A note that a position is opposed to others on its question in seeming only."""

    to: Annotated[list[Id], Field(description="Whose positions they are.")]
    note: Annotated[str, Field(description="Why both can be right.")]


class Position(TypedDict):
    """Where one article stands on one question. An article that leaves the question out has none."""

    article: Id
    question: Id
    page: Page
    page_url: NotRequired[PageUrl]
    version: Version
    stance: Annotated[StanceWord, Field(description="Where it stands.")]
    value: Number
    basis: Annotated[Basis, Field(description="Whether the author says it, or the annotators infer it.")]
    counted: Annotated[
        bool,
        Field(
            description="Whether it enters the figures: neither unclear nor withdrawn, nor its article or question."
        ),
    ]
    because: Annotated[NotRequired[list[Key]], Field(description="The claims that show it and carry it.")]
    at: Annotated[
        NotRequired[list[Passage]],
        Field(description="Where it shows in the original, if no claim under because says so."),
    ]
    verification: Annotated[
        NotRequired[Verification], Field(description="Whether its own passages were looked up in the text.")
    ]
    second: NotRequired[Second]
    seemingly_opposed: Annotated[
        NotRequired[list[Seeming]], Field(description="Whom it is opposed to in seeming only.")
    ]
    note: Annotated[NotRequired[str], Field(description="Why this stance and not the one beside it.")]
    withdrawn: NotRequired[Withdrawn]


class Author(TypedDict):
    """Who wrote an article."""

    id: Id
    name: str
    affiliation: NotRequired[str]
    page: Page
    page_url: NotRequired[PageUrl]


class Revision(TypedDict):
    """A change that readers should know of."""

    date: EdtfDate
    note: str


class Receipt(TypedDict):
    """That the passages were found in a copy of the text with this digest."""

    date: EdtfDate
    text_sha256: Annotated[str, Field(pattern=DIGEST_PATTERN)]
    words: Annotated[int, Field(ge=1)]
    paragraphs: Annotated[int, Field(ge=1)]
    anchors_sha256: Annotated[str, Field(pattern=DIGEST_PATTERN)]
    passages: Annotated[
        NotRequired[dict[str, str]],
        Field(description="By claim or position, a short digest of what was found."),
    ]


class Neighbour(TypedDict):
    """Another article, and how far the two agree."""

    article: Id
    agreement: Annotated[
        Share, Field(description="Mean agreement over the shared questions: 1 is the same throughout.")
    ]
    shared: Annotated[int, Field(ge=1, description="How many questions both answer.")]


class Article(TypedDict):
    """One article as it has been read: the whole briefing."""

    id: Id
    page: Page
    page_url: NotRequired[PageUrl]
    version: Annotated[
        Version, Field(description="Of the whole briefing: changes with each claim and position in it.")
    ]
    title: Annotated[str, Field(description="As it was published.")]
    authors: Annotated[list[Author], Field(description="Empty where the copy that was read names nobody.")]
    publisher: Annotated[str, Field(description="Where it appeared.")]
    published: EdtfDate
    url: Annotated[NotRequired[Url], Field(description="The address of the original.")]
    gone: Annotated[
        NotRequired[EdtfDate], Field(description="When the original was found to be gone from there.")
    ]
    archived: Annotated[NotRequired[Url], Field(description="The address of an archived copy.")]
    language: Annotated[NotRequired[str], Field(description="A tag of BCP 47.")]
    topics: Annotated[list[Id], Field(description="What it is about.")]
    summary: Annotated[NotRequired[str], Field(description="The article in one sentence of the annotators.")]
    note: Annotated[
        NotRequired[str], Field(description="Where bibliographic facts come from that are not in the text.")
    ]
    annotators: Annotated[list[str], Field(description="Who made the briefing.")]
    revisions: Annotated[
        NotRequired[list[Revision]], Field(description="What changed in the briefing, and when.")
    ]
    receipt: NotRequired[Receipt]
    withdrawn: NotRequired[Withdrawn]
    claims: Annotated[list[Claim], Field(description="All of them, withdrawn ones too.")]
    positions: Annotated[
        list[Position], Field(description="Where it stands on questions, withdrawn ones too.")
    ]
    silences: Annotated[
        list[Id],
        Field(
            description="Questions of its topics that it leaves out and at least two other articles take up."
        ),
    ]
    closest: Annotated[
        list[Neighbour], Field(description="The articles that agree most with it, up to three.")
    ]
    farthest: Annotated[list[Neighbour], Field(description="Those that agree least, up to three.")]
