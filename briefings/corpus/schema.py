"""What `data/annotations.yaml` may hold: its fields, their types and limits, as the contributor writes them.

Rules that need more than one field are in `rules/`. The types here are also what the schema for editors is written
from, so that an editor and `check` agree.
"""
# The annotations are read when the module runs: no `from __future__ import annotations` here.

import re
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, Strict, StringConstraints
from pydantic.functional_validators import AfterValidator
from pydantic_core import PydanticCustomError

from .edtf import Date
from .tree import Integer
from .vocabulary import Basis, EvidenceType, Likelihood, QuestionType, Status, Voice
from .wording import printable, quoted

ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
REFERENCE_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?$"
VISIBLE_PATTERN = r"\S"
LANGUAGE_PATTERN = (
    "^[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    "(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8})+)*$"
)
"""A language tag of BCP 47 (RFC 5646, section 2.1), without private use and grandfathered tags."""
DIGEST_PATTERN = "^[0-9a-f]{64}$"

ID_LENGTH = 64
NAME_LENGTH = 300
TEXT_LENGTH = 2_000
URL_LENGTH = 2_000
QUOTE_WORDS = 25

_NOT_IN_A_URL = re.compile(r'[\s\x00-\x20\x7f-\x9f<>"{}|\\^`]')


def _date(value: Any) -> Date:
    if isinstance(value, Integer):
        value = value.text
    if not isinstance(value, str):
        raise PydanticCustomError("date", "a date is written 2025, 2025-05 or 2025-05-29")
    try:
        return Date.parse(printable(value))
    except ValueError as error:
        raise PydanticCustomError("date", "{said}", {"said": str(error)}) from None


def _url(value: str) -> str:
    if not value.startswith("https://"):
        raise PydanticCustomError("url", "an address starts with https://")
    if found := _NOT_IN_A_URL.search(value):
        message = "an address cannot hold {char}: percent-encode it"
        raise PydanticCustomError("url", message, {"char": quoted(found[0])})
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host:
        raise PydanticCustomError("url", "this address names no host")
    if "@" in parts.netloc:
        raise PydanticCustomError("url", "an address cannot hold a user name or password")
    return value


def _quote(value: str) -> str:
    words = len(value.split())
    if words > QUOTE_WORDS:
        message = "a quote has at most {limit} words, this one has {words}"
        raise PydanticCustomError("quote", message, {"limit": QUOTE_WORDS, "words": words})
    return value


def _listed(value: Any) -> Any:
    """One thing may stand for a list of one."""
    return [value] if isinstance(value, str | dict) else value


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_LENGTH)]
Reference = Annotated[str, StringConstraints(pattern=REFERENCE_PATTERN, max_length=2 * ID_LENGTH + 1)]
"""A claim: `t1` in the same article, or `other-article.t1`. In redirects also an article or question."""
Name = Annotated[str, StringConstraints(pattern=VISIBLE_PATTERN, max_length=NAME_LENGTH)]
Text = Annotated[str, StringConstraints(pattern=VISIBLE_PATTERN, max_length=TEXT_LENGTH)]
Quote = Annotated[Text, AfterValidator(_quote)]
Url = Annotated[str, StringConstraints(max_length=URL_LENGTH), AfterValidator(_url)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
Digest = Annotated[str, StringConstraints(pattern=DIGEST_PATTERN)]
Count = Annotated[int, Strict(), Field(ge=1, le=1_000_000)]
EdtfDate = Annotated[Date, PlainValidator(_date, json_schema_input_type=str | int)]
References = Annotated[
    list[Reference], Field(min_length=1), BeforeValidator(_listed, json_schema_input_type=Reference | list[Reference])
]
StanceWord = Literal["strongly-agree", "agree", "mixed", "disagree", "strongly-disagree", "unclear"]


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
    list[Anchor], Field(min_length=1), BeforeValidator(_listed, json_schema_input_type=Anchor | list[Anchor])
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
    supports: References = Field(default=[], validate_default=False)
    attacks: References = Field(default=[], validate_default=False)
    undercuts: References = Field(default=[], validate_default=False)
    qualifies: References = Field(default=[], validate_default=False)
    cites: list[Cited] = []
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
    to: list[Name] = []


class Second(Entry):
    by: Name
    stance: StanceWord


class Position(Entry):
    stance: StanceWord
    basis: Basis
    because: References = Field(default=[], validate_default=False)
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
    topics: list[Id] = []
    note: Text | None = None
    summary: Text | None = None
    thesis: dict[Id, Thesis] = {}
    evidence: dict[Id, Evidence] = {}
    assumptions: dict[Id, Assumption] = {}
    predictions: dict[Id, Prediction] = {}
    recommendations: dict[Id, Recommendation] = {}
    positions: dict[Id, Position] = {}
    annotators: list[Annotator] = []
    revisions: list[Revision] = []
    receipt: Receipt | None = None
    withdrawn: Withdrawn | None = None


class File(Entry):
    topics: dict[Id, Topic] = {}
    events: dict[Id, Event] = {}
    questions: dict[Id, Question] = {}
    articles: dict[Id, Article] = {}
    redirects: dict[Reference, Reference] = {}
