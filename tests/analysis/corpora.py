"""Small corpora for the tests of the figures, written as a table of who holds what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.corpus.edtf import Date
from briefings.corpus.model import Article, Claim, Corpus, Place, Position, Question, Topic, Withdrawal
from briefings.corpus.vocabulary import Basis, EvidenceType, Kind, QuestionType, Relation, Stance, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefings.corpus.model import Citation

PLACE = Place("data/annotations.yaml", 1, 1)
WITHDRAWN = Withdrawal(Date(2026, 1, 1), "for the test")
UNCLEAR = None


class Builder:
    """Puts a corpus together as `load` would, linked both ways."""

    def __init__(self) -> None:
        self.corpus = Corpus()

    def topic(self, id_: str) -> Topic:
        return self.corpus.topics.setdefault(id_, Topic(id_, id_, PLACE))

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
        cites: Iterable[Citation] = (),
        withdrawn: bool = False,
    ) -> Claim:
        kind, type_ = ground
        claim = Claim(
            self.corpus.articles[article],
            id_,
            kind,
            "A claim.",
            PLACE,
            type=type_,
            cites=tuple(cites),
            status=Status.OPEN if kind is Kind.PREDICTION else None,
            withdrawn=WITHDRAWN if withdrawn else None,
        )
        claim.article.claims[id_] = claim
        return claim

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
