"""The corpus that the rest of the code works with: checked, and linked in both directions.

Each object holds the entry as the contributor wrote it (`written`, an object of `schema.py`) and adds its links to
other objects. A name that both have, such as `because`, holds ids in the entry and objects here. Objects are equal
only to themselves and do not change once `load` has returned them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from . import receipts, schema, versions
from .redirects import follow
from .vocabulary import Fact

if TYPE_CHECKING:
    from .edtf import Date
    from .problem import Problem
    from .receipts import Verification
    from .vocabulary import EvidenceType, Kind, Likelihood, Relation, Stance, Status


@dataclass(frozen=True, slots=True)
class Place:
    """The file and line of an entry, for messages and for the link to edit it."""

    file: str
    """Relative to the project's root, with forward slashes."""
    line: int


@dataclass(frozen=True, slots=True)
class ApparentOpposition:
    """An annotator's note that a position only seems opposed to some others on its question."""

    others: tuple[Position, ...]
    note: str


@dataclass(eq=False, slots=True)
class Topic:
    id: str
    written: schema.Topic
    place: Place
    questions: list[Question] = field(default_factory=list, repr=False)
    articles: list[Article] = field(default_factory=list, repr=False)


@dataclass(eq=False, slots=True)
class Event:
    id: str
    written: schema.Event


@dataclass(eq=False, slots=True)
class Author:
    """One person or body, put together from the articles that name it."""

    id: str
    written: schema.Author
    """All that the articles say of it, with the affiliation that the latest one gives."""
    articles: list[Article] = field(default_factory=list, repr=False)

    @property
    def name(self) -> str:
        """The name as people write it."""
        return self.written.name


@dataclass(eq=False)
class Question:
    id: str
    written: schema.Question
    place: Place
    topic: Topic = field(repr=False)
    positions: list[Position] = field(default_factory=list, repr=False)
    """In the order of the articles, including withdrawn ones."""
    mentions: tuple[Source, ...] = field(default=(), repr=False)

    @property
    def title(self) -> str:
        """A short label, for headings of columns. If the data has none, it is made from the id: `War aims`."""
        return self.written.title or self.id.replace("-", " ").capitalize()

    @property
    def cited(self) -> versions.Content:
        """The fields that a reader cites: see `versions.py`."""
        return versions.question_content(self)

    @cached_property
    def version(self) -> str:
        """The first 8 hex digits of a digest of `cited`.

        Computed on request, because only pages need it and it costs as much as the rest of the entry.
        """
        return versions.digest(self.cited)


# Its links are tuples, which take no memory where there are none.
@dataclass(eq=False)
class Claim:
    id: str
    written: schema.Claim
    article: Article = field(repr=False)
    kind: Kind
    events: tuple[Event, ...] = ()
    """The events that it rests on."""
    relations: dict[Relation, list[Claim]] = field(default_factory=dict, repr=False)
    """The claims that it supports, attacks, undercuts or qualifies."""
    incoming: tuple[tuple[Relation, Claim], ...] = field(default=(), repr=False)
    """The claims of any article that support, attack, undercut or qualify it."""
    positions: tuple[Position, ...] = field(default=(), repr=False)
    """The positions that rest on it: those that name it under `because`."""
    mentions: tuple[Source, ...] = field(default=(), repr=False)

    @property
    def key(self) -> str:
        """Unique in the corpus: `adams-2024.e3`."""
        return f"{self.article.id}.{self.id}"

    @property
    def cited(self) -> versions.Content:
        """Same as `Question.cited`."""
        return versions.claim_content(self)

    @cached_property
    def version(self) -> str:
        """Same as `Question.version`."""
        return versions.digest(self.cited)

    @property
    def words_digest(self) -> str:
        """8 hex digits that change with its words, whatever else of it changes."""
        return versions.words_digest(self.written.text, self.written.quote)

    @property
    def is_read_twice(self) -> bool:
        """Whether a second person read it against its passage, in the words that it has now."""
        return self.written.checked is not None and self.written.checked.words == self.words_digest

    @property
    def verification(self) -> Verification | None:
        """Whether its passages were looked up in the text. None if it points to none."""
        return self.article.verification.get(self.id)

    # Fields of one kind only: here, so that code can read them from a claim of any kind.

    @property
    def type(self) -> EvidenceType | None:
        """Evidence only."""
        return self.written.type if isinstance(self.written, schema.Evidence) else None

    @property
    def by(self) -> Date | None:
        """Predictions only: the date that the author names."""
        return self.written.by if isinstance(self.written, schema.Prediction) else None

    @property
    def likelihood(self) -> Likelihood | None:
        """Predictions only: how likely the author says it is."""
        return self.written.likelihood if isinstance(self.written, schema.Prediction) else None

    @property
    def status(self) -> Status | None:
        """Predictions only, for which it is never None."""
        return self.written.status if isinstance(self.written, schema.Prediction) else None

    @property
    def resolution(self) -> schema.Resolution | None:
        """Predictions only, once resolved."""
        return self.written.resolution if isinstance(self.written, schema.Prediction) else None

    @property
    def to(self) -> tuple[str, ...]:
        """Recommendations only: who is to act."""
        return self.written.to if isinstance(self.written, schema.Recommendation) else ()


@dataclass(eq=False)
class Position:
    written: schema.Position
    article: Article = field(repr=False)
    question: Question = field(repr=False)
    because: list[Claim] = field(repr=False)
    seemingly_opposed: tuple[ApparentOpposition, ...] = ()

    @property
    def fragment(self) -> str:
        """Where it stands on its article's page, and its name in receipts: `on-dredging`."""
        return f"on-{self.question.id}"

    @property
    def key(self) -> str:
        """Unique in the corpus: `adams-2024.on-dredging`."""
        return f"{self.article.id}.{self.fragment}"

    @property
    def value(self) -> int | None:
        """The stance as a number from -2 to 2. None if it is `unclear`."""
        return self.written.stance.number

    @property
    def first_stance(self) -> Stance:
        """The first coder's stance. It differs from `stance` if that was changed when two codings were compared."""
        second = self.written.second
        return second.first if second and second.first else self.written.stance

    @property
    def cited(self) -> versions.Content:
        """Same as `Question.cited`."""
        return versions.position_content(self)

    @cached_property
    def version(self) -> str:
        """Same as `Question.version`."""
        return versions.digest(self.cited)

    @property
    def verification(self) -> Verification | None:
        """Same as `Claim.verification`."""
        return self.article.verification.get(self.fragment)


@dataclass(eq=False)
class Article:
    id: str
    written: schema.Article
    place: Place
    topics: tuple[Topic, ...] = ()
    authors: tuple[Author, ...] = ()
    claims: dict[str, Claim] = field(default_factory=dict, repr=False)
    """By id: the kinds in the order of `Kind`, each kind in the order of the file, including withdrawn claims."""
    positions: dict[str, Position] = field(default_factory=dict, repr=False)
    """By the question's id, in the order of the questions, including withdrawn positions."""
    in_brief: list[Claim] = field(default_factory=list, repr=False)
    """Its claims that make its case in short, without withdrawn ones."""
    mentions: tuple[Source, ...] = field(default=(), repr=False)

    @cached_property
    def verification(self) -> dict[str, Verification]:
        """How each entry that points to a passage compares with the receipt. Computed on request."""
        return receipts.verification(self)

    @property
    def when(self) -> str:
        """When it appeared, for readers: `May 2025`, `about 2025`, `undated`, or `[May 2025]` if that is inferred."""
        published = self.written.published
        return self._supplied(Fact.PUBLISHED, published.words) if published else "undated"

    @property
    def publisher(self) -> str:
        """Where it appeared, for readers; in brackets if that is inferred."""
        return self._supplied(Fact.PUBLISHER, self.written.publisher)

    def _supplied(self, fact: Fact, text: str) -> str:
        """The fact; in square brackets, as in libraries' catalogues, if the article's own text does not give it."""
        return f"[{text}]" if fact in self.written.inferred else text

    @property
    def recency(self) -> tuple[date, date]:
        """To sort by: the first and the last day on which it may have appeared. What is undated comes before all else."""
        published = self.written.published
        return (published.first, published.last) if published else (date.min, date.min)

    @property
    def worked_on(self) -> list[Date]:
        """The days of its revisions and that of its receipt."""
        receipt = [self.written.receipt.date] if self.written.receipt else []
        return [*(revision.date for revision in self.written.revisions), *receipt]

    @property
    def reachable(self) -> str | None:
        """The address at which it can be read: its own or, if that is gone, the archived copy's. None if nowhere."""
        return self.written.url if self.written.url and not self.written.gone else self.written.archived

    def of_kind(self, kind: Kind) -> list[Claim]:
        """Its claims of one kind, in the order of the file, including withdrawn ones."""
        return [claim for claim in self.claims.values() if claim.kind is kind]


_OF_ARTICLE = (Claim, Position)
"""What belongs to an article. A union would be made anew for each question whether something is one of them."""


def is_withdrawn(thing: Article | Question | Claim | Position) -> bool:
    """Whether the entry is withdrawn, or the article or question that it belongs to."""
    if thing.written.withdrawn or (isinstance(thing, Position) and thing.question.written.withdrawn):
        return True
    return isinstance(thing, _OF_ARTICLE) and thing.article.written.withdrawn is not None


def key(thing: Article | Question | Claim | Position) -> str:
    """Unique in the corpus: `adams-2024`, `adams-2024.e3`, `adams-2024.on-dredging` or `dredging`."""
    return thing.key if isinstance(thing, _OF_ARTICLE) else thing.id


Target = Article | Question | Claim
Source = Article | Question | Claim | Position | Topic | Event


@dataclass(eq=False, slots=True)
class Corpus:
    """All articles, questions and other entries, each by its id, in the order of the data."""

    topics: dict[str, Topic] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    authors: dict[str, Author] = field(default_factory=dict)
    settings: schema.Settings = field(default_factory=schema.Settings)
    redirects: dict[str, str] = field(default_factory=dict)
    """Old id to new id, for articles, questions and claims (`article.claim`)."""
    warnings: tuple[Problem, ...] = ()
    """Problems that do not stop a build."""
    preview: Corpus | None = None
    """All of this and the drafts, for those who write them. None if there are no drafts."""

    @property
    def drafts(self) -> list[Article | Question]:
        """The drafts that can be shown."""
        shown = self.preview or self
        entries: list[Article | Question] = [*shown.articles.values(), *shown.questions.values()]
        return [entry for entry in entries if entry.written.draft]

    def find(self, reference: str) -> Target | None:
        """The article, question or claim that `[[reference]]` names, after redirects. None if there is none."""
        if self.redirects:
            reference = follow(reference, self.redirects)
        if "." in reference:
            article_id, _, claim_id = reference.partition(".")
            article = self.articles.get(article_id)
            return article.claims.get(claim_id) if article else None
        return self.articles.get(reference) or self.questions.get(reference)
