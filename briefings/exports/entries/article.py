"""An article as data: `shapes/article.py` says what its fields are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...analysis import counted
from ...corpus.versions import briefing_version
from ...corpus.vocabulary import Relation, Stance
from .parts import Entry, given, passages, place, source, withdrawn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...analysis.agreement import Agreement
    from ...corpus.model import Article, Claim, Position, Receipt, Resolution, SecondCoding
    from ..publication import Publication

UNCLEAR = "unclear"


def article(publication: Publication, it: Article) -> Entry:
    """The whole briefing."""
    neighbours = publication.figures.neighbours.get(it.id)
    return {
        "id": it.id,
        **place(publication, it),
        "version": briefing_version(it),
        "title": it.title,
        "authors": [
            {
                "id": author.id,
                "name": author.name,
                **given({"affiliation": author.affiliation}),
                **place(publication, author),
            }
            for author in it.authors
        ],
        "publisher": it.publisher,
        "published": str(it.published),
        **given(
            {
                "url": it.url,
                "gone": str(it.gone) if it.gone else None,
                "archived": it.archived,
                "language": it.language,
            }
        ),
        "topics": [topic.id for topic in it.topics],
        **given({"summary": it.summary, "note": it.note}),
        "annotators": [annotator.name for annotator in it.annotators],
        **given(
            {
                "revisions": [
                    {"date": str(revision.date), "note": revision.note} for revision in it.revisions
                ],
                "receipt": _receipt(it.receipt),
                "withdrawn": withdrawn(it.withdrawn),
            }
        ),
        "claims": [claim(publication, each) for each in it.claims.values()],
        "positions": [position(publication, each) for each in it.positions.values()],
        "silences": [question.id for question in publication.figures.silences.get(it.id, ())],
        "closest": _neighbours(it, neighbours.closest if neighbours else ()),
        "farthest": _neighbours(it, neighbours.farthest if neighbours else ()),
    }


def claim(publication: Publication, it: Claim) -> Entry:
    """One claim."""
    return {
        "id": it.id,
        "key": it.key,
        **place(publication, it),
        "version": it.version,
        "kind": it.kind,
        "text": it.text,
        **given({"quote": it.quote, "type": it.type}),
        "voice": it.voice,
        **given(
            {
                **{relation.value: _keys(it.relations.get(relation, ())) for relation in Relation},
                "incoming": [{"relation": relation, "claim": other.key} for relation, other in it.incoming],
                "positions": [each.question.id for each in it.positions],
                "by": str(it.by) if it.by else None,
                "likelihood": it.likelihood,
                "status": it.status,
                "resolution": _resolution(it.resolution),
                "to": list(it.to),
                "cites": [source(cited) for cited in it.cites],
                "at": passages(it.at),
                "events": [event.id for event in it.events],
                "verification": it.verification,
                "note": it.note,
                "withdrawn": withdrawn(it.withdrawn),
            }
        ),
    }


def position(publication: Publication, it: Position) -> Entry:
    """Where one article stands on one question."""
    return {
        "article": it.article.id,
        "question": it.question.id,
        **place(publication, it),
        "version": it.version,
        "stance": stance_word(it.stance),
        "value": None if it.stance is None else int(it.stance),
        "basis": it.basis,
        "counted": it.stance is not None and counted.stands(it),
        **given(
            {
                "because": _keys(it.because),
                "at": passages(it.at),
                "verification": it.verification,
                "second": _second(it.second),
                "seemingly_opposed": [
                    {"to": [other.article.id for other in seeming.others], "note": seeming.note}
                    for seeming in it.seemingly_opposed
                ],
                "note": it.note,
                "withdrawn": withdrawn(it.withdrawn),
            }
        ),
    }


def stance_word(stance: Stance | None) -> str:
    """As the data writes it."""
    return UNCLEAR if stance is None else stance.word


def _second(it: SecondCoding | None) -> Entry | None:
    if it is None:
        return None
    return {"by": it.by, "first": stance_word(it.first), "stance": stance_word(it.stance)}


def _keys(claims: Iterable[Claim]) -> list[str]:
    return [claim.key for claim in claims]


def _neighbours(it: Article, found: Iterable[Agreement]) -> list[Entry]:
    return [
        {
            "article": (each.b if each.a is it else each.a).id,
            "agreement": each.value,
            "shared": each.shared,
        }
        for each in found
    ]


def _receipt(it: Receipt | None) -> Entry | None:
    if it is None:
        return None
    return {
        "date": str(it.date),
        "text_sha256": it.text_sha256,
        "words": it.words,
        "paragraphs": it.paragraphs,
        "anchors_sha256": it.anchors_sha256,
        **({"passages": dict(it.passages)} if it.passages else {}),
    }


def _resolution(it: Resolution | None) -> Entry | None:
    if it is None:
        return None
    return {"date": str(it.date), "note": it.note, **given({"source": it.source and source(it.source)})}
