"""The corpus as everything else sees it: resolved, checked, linked both ways.

What the file looks like is `schema.py`'s; this is what it means. Objects are equal only to themselves and are not
changed once `load` has returned them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import receipts, versions
from .redirects import follow
from .values import QUOTED_PERCENT
from .vocabulary import Basis, EvidenceType, Kind, Likelihood, QuestionType, Relation, Stance, Status, Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .edtf import Date
    from .problem import Problem
    from .receipts import Verification


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the data: for messages, and for the link that edits it."""

    file: str
    """Relative to the project's root, with forward slashes."""
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Withdrawal:
    date: Date
    reason: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage of the original, pointed at and not copied (DESIGN: anchors into the original).

    Paragraphs count the non-empty lines of the text from 1; `through` is the last paragraph of a longer passage.
    Without `end`, `start` is the whole passage.
    """

    paragraph: int
    through: int | None = None
    start: str | None = None
    end: str | None = None
    prefix: str | None = None
    suffix: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """What an author names as the source of a claim."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of a prediction, on which day, and by whose word."""

    date: Date
    note: str
    source: Citation | None = None


@dataclass(frozen=True, slots=True)
class Annotator:
    name: str


@dataclass(frozen=True, slots=True)
class Revision:
    date: Date
    note: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """That the anchors were found in a copy of the text; written by `verify`."""

    date: Date
    text_sha256: str
    words: int
    paragraphs: int
    anchors_sha256: str
    passages: Mapping[str, str] = field(default_factory=dict)
    """Of each entry the short digest of what was found: `receipts.py`."""


@dataclass(frozen=True, slots=True)
class SecondCoding:
    """What two coders gave who did not see each other's; None is `unclear`."""

    by: str
    stance: Stance | None
    first: Stance | None
    """What the first coder gave: the position's stance, unless that was changed when the two were compared."""


@dataclass(frozen=True, slots=True)
class Seeming:
    """An annotator's note: the position is opposed to these others of its question in seeming only."""

    others: tuple[Position, ...]
    note: str


@dataclass(eq=False, slots=True)
class Topic:
    id: str
    title: str
    place: Place
    summary: str | None = None
    questions: list[Question] = field(default_factory=list, repr=False)
    articles: list[Article] = field(default_factory=list, repr=False)


@dataclass(eq=False, slots=True)
class Event:
    id: str
    title: str
    date: Date
    place: Place
    note: str | None = None


@dataclass(eq=False, slots=True)
class Author:
    id: str
    name: str
    affiliation: str | None = None
    articles: list[Article] = field(default_factory=list, repr=False)


@dataclass(eq=False, slots=True)
class Question:
    id: str
    topic: Topic = field(repr=False)
    proposition: str
    disagreeing: str
    type: QuestionType
    place: Place
    title: str
    """A short label for headings of columns; from the id where the data gives none."""
    note: str | None = None
    withdrawn: Withdrawal | None = None
    positions: list[Position] = field(default_factory=list, repr=False)
    """In the order of the articles; withdrawn ones too."""
    mentions: list[Mention] = field(default_factory=list, repr=False)
    _version: str = field(default="", repr=False)

    @property
    def version(self) -> str:
        """First 8 hex digits of the digest of what a reader cites (DESIGN: elements).

        Only pages need it, and it costs as much as the rest of an entry: so it is computed when it is asked for.
        """
        if not self._version:
            self._version = versions.digest(versions.question_content(self))
        return self._version


@dataclass(eq=False, slots=True)
class Claim:
    article: Article = field(repr=False)
    id: str
    kind: Kind
    text: str
    place: Place
    at: tuple[Anchor, ...] = ()
    quote: str | None = None
    note: str | None = None
    type: EvidenceType | None = None
    voice: Voice = Voice.AUTHOR
    cites: tuple[Citation, ...] = ()
    events: tuple[Event, ...] = ()
    """What happened that it rests on."""
    by: Date | None = None
    likelihood: Likelihood | None = None
    status: Status | None = None
    """Predictions only, where it is never None."""
    resolution: Resolution | None = None
    to: tuple[str, ...] = ()
    withdrawn: Withdrawal | None = None
    relations: dict[Relation, list[Claim]] = field(default_factory=dict, repr=False)
    """What it supports, attacks, undercuts or qualifies."""
    incoming: list[tuple[Relation, Claim]] = field(default_factory=list, repr=False)
    """What bears on it, from any article."""
    positions: list[Position] = field(default_factory=list, repr=False)
    """The positions that it carries (they name it under `because`)."""
    mentions: list[Mention] = field(default_factory=list, repr=False)
    _version: str = field(default="", repr=False)

    @property
    def version(self) -> str:
        """As of a question."""
        if not self._version:
            self._version = versions.digest(versions.claim_content(self))
        return self._version

    @property
    def verification(self) -> Verification | None:
        """Whether its passages were looked up; None where it points to none."""
        return self.article.verification.get(self.id)

    @property
    def key(self) -> str:
        """Unique in the corpus: `michta-2025.e3`."""
        return f"{self.article.id}.{self.id}"


@dataclass(eq=False, slots=True)
class Position:
    article: Article = field(repr=False)
    question: Question = field(repr=False)
    stance: Stance | None
    """None where the annotator could not tell (`unclear`)."""
    basis: Basis
    because: list[Claim] = field(repr=False)
    place: Place
    at: tuple[Anchor, ...] = ()
    second: SecondCoding | None = None
    note: str | None = None
    seemingly_opposed: tuple[Seeming, ...] = ()
    withdrawn: Withdrawal | None = None
    _version: str = field(default="", repr=False)

    @property
    def version(self) -> str:
        """As of a question."""
        if not self._version:
            self._version = versions.digest(versions.position_content(self))
        return self._version

    @property
    def verification(self) -> Verification | None:
        """As of a claim."""
        return self.article.verification.get(f"on-{self.question.id}")


@dataclass(eq=False, slots=True)
class Article:
    id: str
    title: str
    authors: tuple[Author, ...]
    publisher: str
    published: Date
    place: Place
    topics: tuple[Topic, ...] = ()
    url: str | None = None
    archived: str | None = None
    gone: Date | None = None
    """When its address was found to lead to it no more."""
    language: str | None = None
    note: str | None = None
    summary: str | None = None
    annotators: tuple[Annotator, ...] = ()
    revisions: tuple[Revision, ...] = ()
    receipt: Receipt | None = None
    withdrawn: Withdrawal | None = None
    claims: dict[str, Claim] = field(default_factory=dict, repr=False)
    """By id, kinds in the order of `Kind`, within a kind in the order of the file; withdrawn ones too."""
    positions: dict[str, Position] = field(default_factory=dict, repr=False)
    """By the question's id, in the order of the questions; withdrawn ones too."""
    mentions: list[Mention] = field(default_factory=list, repr=False)
    _verification: dict[str, Verification] | None = field(default=None, repr=False)

    @property
    def verification(self) -> dict[str, Verification]:
        """How each entry that points to a passage stands to the receipt; computed when a page asks for it."""
        if self._verification is None:
            self._verification = receipts.verification(self)
        return self._verification

    @property
    def reachable(self) -> str | None:
        """Where it can be read: at its address, or if it is gone from there in its archived copy. None if nowhere."""
        return self.url if self.url and not self.gone else self.archived

    def of_kind(self, kind: Kind) -> list[Claim]:
        """Its claims of one kind, in the order of the file, withdrawn ones included."""
        return [claim for claim in self.claims.values() if claim.kind is kind]


Target = Article | Question | Claim
Source = Article | Question | Claim | Position | Topic | Event


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody's free text names the thing by `[[id]]`: which entry the text belongs to."""

    source: Source


@dataclass(eq=False, slots=True)
class Corpus:
    """All of it, each part by id in the order of the data."""

    topics: dict[str, Topic] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    authors: dict[str, Author] = field(default_factory=dict)
    quoted_percent: int = QUOTED_PERCENT
    """Of an article's words, how many in a hundred a briefing may quote before `check` warns."""
    redirects: dict[str, str] = field(default_factory=dict)
    """Old id to new id, for articles, questions and claims (`article.claim`)."""
    warnings: tuple[Problem, ...] = ()
    """Problems that do not stop a build."""

    def find(self, reference: str) -> Target | None:
        """The article, question or claim that `[[reference]]` means in text; redirects followed."""
        if self.redirects:
            reference = follow(reference, self.redirects)
        if "." in reference:
            article_id, _, claim_id = reference.partition(".")
            article = self.articles.get(article_id)
            return article.claims.get(claim_id) if article else None
        return self.articles.get(reference) or self.questions.get(reference)
