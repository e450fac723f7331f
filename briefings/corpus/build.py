"""From entries as they are written to entries of the Corpus, each by itself: what it refers to comes after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import schema
from .model import (
    Anchor,
    Annotator,
    Article,
    Citation,
    Claim,
    Event,
    Position,
    Question,
    Receipt,
    Resolution,
    Revision,
    SecondCoding,
    Topic,
    Withdrawal,
)
from .vocabulary import STANCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .model import Place
    from .vocabulary import Kind, Stance


def topic(id_: str, written: schema.Topic, place: Place) -> Topic:
    return Topic(id_, written.title, place, written.summary)


def event(id_: str, written: schema.Event, place: Place) -> Event:
    return Event(id_, written.title, written.date, place, written.note)


def question(id_: str, written: schema.Question, place: Place, topic: Topic) -> Question:
    return Question(
        id=id_,
        topic=topic,
        proposition=written.proposition,
        disagreeing=written.disagreeing,
        type=written.type,
        place=place,
        title=written.title or _title(id_),
        note=written.note,
        withdrawn=_withdrawal(written.withdrawn),
    )


def article(id_: str, written: schema.Article, place: Place, topics: tuple[Topic, ...]) -> Article:
    return Article(
        id=id_,
        title=written.title,
        authors=(),
        publisher=written.publisher,
        published=written.published,
        place=place,
        topics=topics,
        url=written.url,
        archived=written.archived,
        gone=written.gone,
        language=written.language,
        note=written.note,
        summary=written.summary,
        annotators=tuple(Annotator(annotator.name) for annotator in written.annotators),
        revisions=tuple(Revision(revision.date, revision.note) for revision in written.revisions),
        receipt=_receipt(written.receipt) if written.receipt else None,
        withdrawn=_withdrawal(written.withdrawn),
    )


def claim(id_: str, kind: Kind, written: schema.Claim, place: Place, article: Article) -> Claim:
    made = Claim(
        article=article,
        id=id_,
        kind=kind,
        text=written.text,
        place=place,
        at=_anchors(written.at),
        quote=written.quote,
        note=written.note,
        voice=written.voice,
        cites=tuple(_citation(cited) for cited in written.cites),
        withdrawn=_withdrawal(written.withdrawn),
    )
    match written:
        case schema.Evidence():
            made.type = written.type
        case schema.Prediction():
            made.by = written.by
            made.likelihood = written.likelihood
            made.status = written.status
            if (resolution := written.resolution) is not None:
                source = _citation(resolution.source) if resolution.source else None
                made.resolution = Resolution(resolution.date, resolution.note, source)
        case schema.Recommendation():
            made.to = tuple(written.to)
    return made


def position(
    written: schema.Position, place: Place, article: Article, question: Question, because: list[Claim]
) -> Position:
    stance = STANCES[written.stance]
    return Position(
        article=article,
        question=question,
        stance=stance,
        basis=written.basis,
        because=because,
        place=place,
        at=_anchors(written.at),
        second=_second(written.second, stance) if written.second else None,
        note=written.note,
        withdrawn=_withdrawal(written.withdrawn),
    )


def _second(written: schema.Second, stance: Stance | None) -> SecondCoding:
    first = stance if written.first is None else STANCES[written.first]
    return SecondCoding(written.by, STANCES[written.stance], first)


def _anchors(written: Sequence[schema.Anchor] | None) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(at.paragraph, at.through, at.start, at.end, at.prefix, at.suffix) for at in written or ()
    )


def _receipt(written: schema.Receipt) -> Receipt:
    return Receipt(
        written.date,
        written.text_sha256,
        written.words,
        written.paragraphs,
        written.anchors_sha256,
        dict(written.passages),
    )


def _citation(written: schema.Cited) -> Citation:
    return Citation(written.title, written.url)


def _withdrawal(written: schema.Withdrawn | None) -> Withdrawal | None:
    return Withdrawal(written.date, written.reason) if written else None


def _title(id_: str) -> str:
    """`war-aims` → `War aims`."""
    words = id_.replace("-", " ")
    return words[0].upper() + words[1:]
