"""A question as data: `shapes/question.py` says what its fields are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...analysis.disagreement import Label
from ...corpus.vocabulary import Stance
from .article import position, stance_word
from .parts import Entry, given, place, withdrawn

if TYPE_CHECKING:
    from collections import Counter

    from ...analysis.disagreement import Disagreement
    from ...analysis.why import Difference, Ground
    from ...corpus.model import Question
    from ..publication import Publication


def question(publication: Publication, it: Question) -> Entry:
    """A question without those who answer it."""
    d = publication.figures.of_question.get(it.id)
    return {
        "id": it.id,
        **place(publication, it),
        "version": it.version,
        "topic": it.topic.id,
        "title": it.title,
        "proposition": it.proposition,
        "disagreeing": it.disagreeing,
        "type": it.type,
        **given(
            {
                "note": it.note,
                "withdrawn": withdrawn(it.withdrawn),
                "disagreement": disagreement(d) if d else None,
            }
        ),
    }


def in_full(publication: Publication, it: Question) -> Entry:
    """A question, everybody who answers it, and why they differ."""
    d = publication.figures.of_question.get(it.id)
    opposed = d is not None and d.label is Label.OPPOSED
    return {
        **question(publication, it),
        **({"why": _why(publication.figures.differences[it.id])} if opposed else {}),
        "positions": [position(publication, each) for each in it.positions],
        "silent": [article.id for article in d.silent] if d else [],
    }


def row(publication: Publication, d: Disagreement) -> Entry:
    """A question as the index lists it."""
    it = d.question
    return {
        "question": it.id,
        **place(publication, it),
        "version": it.version,
        "topic": it.topic.id,
        "title": it.title,
        "proposition": it.proposition,
        "type": it.type,
        "disagreement": disagreement(d),
        "stances": {each.article.id: stance_word(each.stance) for each in (*d.positions, *d.unclear)},
    }


def disagreement(d: Disagreement) -> Entry:
    """The figures, unrounded."""
    return {
        "label": d.label,
        "score": d.score,
        "low": d.low,
        "high": d.high,
        "positions": d.answered,
        "unclear": len(d.unclear),
        "silent": len(d.silent),
        "of": d.of,
        "counts": {stance.name.lower(): count for stance, count in zip(Stance, d.counts, strict=True)},
    }


def _why(difference: Difference) -> Entry:
    return {
        "through": list(difference.through),
        "agreeing": _grounds(difference.for_),
        "disagreeing": _grounds(difference.against),
        "links": [
            {"source": link.source.key, "relation": link.relation, "target": link.target.key}
            for link in difference.links
        ],
        "shared_sources": [
            {
                **given({"title": shared.citation.title, "url": shared.citation.url}),
                "agreeing": [claim.key for claim in shared.for_],
                "disagreeing": [claim.key for claim in shared.against],
            }
            for shared in difference.shared
        ],
        "shared_events": [
            {
                "event": shared.event.id,
                "agreeing": [claim.key for claim in shared.for_],
                "disagreeing": [claim.key for claim in shared.against],
            }
            for shared in difference.precedents
        ],
        "unmet": {
            "agreeing": [claim.key for claim in difference.unmet_for],
            "disagreeing": [claim.key for claim in difference.unmet_against],
        },
    }


def _grounds(grounds: Counter[Ground]) -> list[Entry]:
    return [
        {"kind": kind, **given({"type": type_}), "claims": count} for (kind, type_), count in grounds.items()
    ]
