"""Small corpora for the tests of the figures, written as a table of who holds what."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from briefings.corpus import schema
from briefings.corpus.model import (
    ApparentOpposition,
    Article,
    Author,
    Claim,
    Corpus,
    Event,
    Place,
    Position,
    Question,
    Topic,
)
from briefings.corpus.vocabulary import SCALE, Basis, EvidenceType, Kind, QuestionType, Relation, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


PLACE = Place("data/annotations.yaml", 1)
WITHDRAWN = schema.Withdrawn(date="2026", reason="for the test")
KINDS = {
    Kind.THESIS: schema.Thesis,
    Kind.EVIDENCE: schema.Evidence,
    Kind.ASSUMPTION: schema.Assumption,
    Kind.PREDICTION: schema.Prediction,
    Kind.RECOMMENDATION: schema.Recommendation,
}
UNCLEAR = None


def stance_of(number: int | None) -> Stance:
    """-2 … 2, or UNCLEAR."""
    return Stance.UNCLEAR if number is None else SCALE[number + 2]


class Builder:
    """Puts a corpus together as `load` would, linked both ways."""

    def __init__(self) -> None:
        self.corpus = Corpus()

    def topic(self, id_: str) -> Topic:
        return self.corpus.topics.setdefault(id_, Topic(id_, schema.Topic(title=id_), PLACE))

    def event(self, id_: str, date: str = "2020") -> Event:
        return self.corpus.events.setdefault(id_, Event(id_, schema.Event(title=id_, date=date)))

    def question(
        self,
        id_: str,
        topic: str = "topic",
        type_: QuestionType = QuestionType.FACT,
        *,
        withdrawn: bool = False,
    ) -> Question:
        written = schema.Question(
            topic=topic,
            title=id_,
            proposition="It is.",
            disagreeing="It is not.",
            type=type_,
            withdrawn=WITHDRAWN if withdrawn else None,
        )
        question = Question(id_, written, PLACE, self.topic(topic))
        question.topic.questions.append(question)
        self.corpus.questions[id_] = question
        return question

    def article(
        self,
        id_: str,
        topics: Iterable[str] = ("topic",),
        *,
        authors: Iterable[str] = (),
        published: str | None = "2026",
        withdrawn: bool = False,
    ) -> Article:
        written = schema.Article(
            title=id_,
            authors=[schema.Author(id=author, name=author) for author in authors],
            publisher="Publisher",
            published=published,
            withdrawn=WITHDRAWN if withdrawn else None,
        )
        article = Article(id_, written, PLACE, tuple(self.topic(topic) for topic in topics))
        article.authors = tuple(
            self.corpus.authors.setdefault(entry.id, Author(entry.id, entry)) for entry in written.authors
        )
        for author in article.authors:
            author.articles.append(article)
        for topic in article.topics:
            topic.articles.append(article)
        self.corpus.articles[id_] = article
        return article

    def position(
        self,
        article: str,
        question: str,
        stance: int | None,
        because: Iterable[Claim] = (),
        *,
        withdrawn: bool = False,
    ) -> Position:
        written = schema.Position(
            stance=stance_of(stance), basis=Basis.STATED, withdrawn=WITHDRAWN if withdrawn else None
        )
        position = Position(
            written, self.corpus.articles[article], self.corpus.questions[question], list(because)
        )
        position.article.positions[question] = position
        position.question.positions.append(position)
        for claim in position.because:
            claim.positions += (position,)
        return position

    def infer(self, article: str, question: str) -> None:
        """Make a position one that annotators infer."""
        position = self.corpus.articles[article].positions[question]
        position.written = position.written.model_copy(update={"basis": Basis.INFERRED})

    def claim(
        self,
        article: str,
        id_: str,
        ground: tuple[Kind, EvidenceType | None],
        *,
        events: Iterable[str] = (),
        withdrawn: bool = False,
        **fields: Any,
    ) -> Claim:
        """`fields` are any others that a claim may have, such as `cites` or `voice`."""
        kind, type_ = ground
        if kind is Kind.EVIDENCE:
            fields["type"] = type_ or EvidenceType.REASONING
        written = KINDS[kind](
            text="A claim.",
            at={"paragraph": 1},
            withdrawn=WITHDRAWN if withdrawn else None,
            **fields,
        )
        events = tuple(self.event(event) for event in events)
        claim = Claim(id_, written, self.corpus.articles[article], kind, events)
        claim.article.claims[id_] = claim
        return claim

    def second(self, article: str, question: str, stance: int | None, first: int | None) -> None:
        position = self.corpus.articles[article].positions[question]
        second = schema.Second(by="Somebody", stance=stance_of(stance), first=stance_of(first))
        position.written = position.written.model_copy(update={"second": second})

    def seemingly_opposed(self, question: str, article: str, *others: str) -> None:
        positions = [self.corpus.articles[id_].positions[question] for id_ in (article, *others)]
        positions[0].seemingly_opposed += (ApparentOpposition(tuple(positions[1:]), "Both can be right."),)

    def relate(self, source: Claim, relation: Relation, target: Claim) -> None:
        source.relations.setdefault(relation, []).append(target)
        target.incoming += ((relation, source),)


def table(
    rows: Mapping[str, Mapping[str, int | None]],
    questions: Iterable[str] = (),
    bylines: Mapping[str, tuple[Iterable[str], str | None]] = MappingProxyType({}),
) -> Builder:
    """Articles by id, each with its stances by question; all of one topic.

    `bylines` are the ids of an article's authors and its date; an article without one names nobody.
    `questions` come first, whether anybody answers them or not; others follow in the order of first mention.
    """
    builder = Builder()
    for question in dict.fromkeys([*questions, *(question for row in rows.values() for question in row)]):
        builder.question(question)
    for article, row in rows.items():
        authors, published = bylines.get(article, ((), "2026"))
        builder.article(article, authors=authors, published=published)
        for question, stance in row.items():
            builder.position(article, question, stance)
    return builder
