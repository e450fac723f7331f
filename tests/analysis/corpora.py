"""Small corpora for the tests of the figures, written as a table of who holds what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefings.corpus.edtf import Date
from briefings.corpus.model import (
    Article,
    Claim,
    Corpus,
    Event,
    Place,
    Position,
    Question,
    SecondCoding,
    Seeming,
    Topic,
    Withdrawal,
)
from briefings.corpus.vocabulary import (
    Basis,
    EvidenceType,
    Kind,
    QuestionType,
    Relation,
    Stance,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


PLACE = Place("data/annotations.yaml", 1, 1)
WITHDRAWN = Withdrawal(Date(2026, 1, 1), "for the test")
UNCLEAR = None


class Builder:
    """Puts a corpus together as `load` would, linked both ways."""

    def __init__(self) -> None:
        self.corpus = Corpus()

    def topic(self, id_: str) -> Topic:
        return self.corpus.topics.setdefault(id_, Topic(id_, id_, PLACE))

    def event(self, id_: str) -> Event:
        return self.corpus.events.setdefault(id_, Event(id_, id_, Date(2020), PLACE))

    def question(
        self,
        id_: str,
        topic: str = "topic",
        type_: QuestionType = QuestionType.FACT,
        *,
        withdrawn: bool = False,
    ) -> Question:
        question = Question(
            id_,
            self.topic(topic),
            "It is.",
            "It is not.",
            type_,
            PLACE,
            id_,
            withdrawn=WITHDRAWN if withdrawn else None,
        )
        question.topic.questions.append(question)
        self.corpus.questions[id_] = question
        return question

    def article(self, id_: str, topics: Iterable[str] = ("topic",), *, withdrawn: bool = False) -> Article:
        article = Article(
            id_,
            id_,
            (),
            "Publisher",
            Date(2026),
            PLACE,
            tuple(self.topic(topic) for topic in topics),
            withdrawn=WITHDRAWN if withdrawn else None,
        )
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
        position = Position(
            self.corpus.articles[article],
            self.corpus.questions[question],
            None if stance is None else Stance(stance),
            Basis.STATED,
            list(because),
            PLACE,
            withdrawn=WITHDRAWN if withdrawn else None,
        )
        position.article.positions[question] = position
        position.question.positions.append(position)
        for claim in position.because:
            claim.positions.append(position)
        return position

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
        """`fields` are any others of a Claim, such as `cites` or `voice`."""
        kind, type_ = ground
        claim = Claim(
            self.corpus.articles[article],
            id_,
            kind,
            "A claim.",
            PLACE,
            type=type_,
            events=tuple(self.event(event) for event in events),
            status=Status.OPEN if kind is Kind.PREDICTION else None,
            withdrawn=WITHDRAWN if withdrawn else None,
        )
        for name, value in fields.items():
            setattr(claim, name, tuple(value) if isinstance(value, list) else value)
        claim.article.claims[id_] = claim
        return claim

    def second(self, article: str, question: str, stance: int | None, first: int | None) -> None:
        position = self.corpus.articles[article].positions[question]
        position.second = SecondCoding(
            "Somebody", *(None if code is None else Stance(code) for code in (stance, first))
        )

    def seemingly_opposed(self, question: str, article: str, *others: str) -> None:
        positions = [self.corpus.articles[id_].positions[question] for id_ in (article, *others)]
        positions[0].seemingly_opposed += (Seeming(tuple(positions[1:]), "Both can be right."),)

    def relate(self, source: Claim, relation: Relation, target: Claim) -> None:
        source.relations.setdefault(relation, []).append(target)
        target.incoming.append((relation, source))


def table(rows: Mapping[str, Mapping[str, int | None]], questions: Iterable[str] = ()) -> Builder:
    """Articles by id, each with its stances by question; all of one topic.

    `questions` come first, whether anybody answers them or not; others follow in the order of first mention.
    """
    builder = Builder()
    for question in dict.fromkeys([*questions, *(question for row in rows.values() for question in row)]):
        builder.question(question)
    for article, row in rows.items():
        builder.article(article)
        for question, stance in row.items():
            builder.position(article, question, stance)
    return builder
