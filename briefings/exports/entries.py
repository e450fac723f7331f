"""From the corpus to what is published of it: `shapes/` says what the fields are.

What contributors write is published as it is written, and what is computed is added. A test holds every entry to the
published schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..analysis import eligible
from ..corpus.versions import briefing_version
from ..corpus.vocabulary import SCALE
from .shapes.article import OF_ANOTHER_KIND
from .shapes.question import NOT_PUBLISHED

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from ..analysis.agreement import Agreement
    from ..analysis.disagreement import Disagreement
    from ..analysis.why import Difference, Ground
    from ..corpus.model import Article, Author, Claim, Event, Position, Question, Topic
    from ..corpus.schema import Entry
    from .addresses import Addressable
    from .publication import Publication

Json = dict[str, Any]


def given(fields: Json) -> Json:
    """The fields that say something: an absent or empty one is left out. Zero and False say something."""
    return {name: value for name, value in fields.items() if value or value == 0}


def topic(publication: Publication, it: Topic) -> Json:
    """A subject."""
    return {"id": it.id, **_place(publication, it), **_written(it.written)}


def event(it: Event) -> Json:
    """What happened when."""
    return {"id": it.id, **_written(it.written)}


def article(publication: Publication, it: Article) -> Json:
    """The whole briefing."""
    neighbours = publication.figures.neighbours.get(it.id)
    return {
        "id": it.id,
        **_place(publication, it),
        "version": briefing_version(it),
        **_written(it.written, without=OF_ANOTHER_KIND),
        "authors": [_author(publication, author) for author in it.authors],
        "topics": [topic.id for topic in it.topics],
        "annotators": [annotator.name for annotator in it.written.annotators],
        **given({"in_brief": _keys(it.in_brief)}),
        "claims": [claim(publication, each) for each in it.claims.values()],
        "positions": [position(publication, each) for each in it.positions.values()],
        "silences": [question.id for question in publication.figures.silences.get(it.id, ())],
        "closest": [_neighbour(publication, each) for each in neighbours.closest] if neighbours else [],
        "farthest": [_neighbour(publication, each) for each in neighbours.farthest] if neighbours else [],
    }


def claim(publication: Publication, it: Claim) -> Json:
    """One claim."""
    linked = {
        **{relation.value: _keys(targets) for relation, targets in it.relations.items()},
        "incoming": [{"relation": relation, "claim": other.key} for relation, other in it.incoming],
        "positions": [each.question.id for each in it.positions],
        "events": [event.id for event in it.events],
        "verification": it.verification,
    }
    return {
        "id": it.id,
        "key": it.key,
        **_place(publication, it),
        "version": it.version,
        "kind": it.kind,
        **_written(it.written),
        **given(linked),
    }


def position(publication: Publication, it: Position) -> Json:
    """A position as `/api/v1/` publishes it (`shapes.article.Position`), in plain JSON values."""
    second = it.written.second
    superseded = it in publication.figures.superseded
    linked = {
        "superseded": superseded or None,
        "because": _keys(it.because),
        "verification": it.verification,
        "second": second and {**_written(second), "first": it.first_stance},
        "seemingly_opposed": [
            {"to": [other.article.id for other in seeming.others], "note": seeming.note}
            for seeming in it.seemingly_opposed
        ],
    }
    return {
        "article": it.article.id,
        "question": it.question.id,
        **_place(publication, it),
        "version": it.version,
        "value": it.value,
        "counted": it.value is not None and eligible.is_eligible(it) and not superseded,
        **_written(it.written),
        **given(linked),
    }


def question(publication: Publication, it: Question) -> Json:
    """A question without those who answer it."""
    d = publication.figures.of_question.get(it.id)
    return {
        "id": it.id,
        **_place(publication, it),
        "version": it.version,
        **_written(it.written, without=NOT_PUBLISHED),
        "topic": it.topic.id,
        "title": it.title,
        **given({"disagreement": disagreement(d) if d else None}),
    }


def question_in_full(publication: Publication, it: Question) -> Json:
    """A question, everybody who answers it, and why they differ."""
    d = publication.figures.of_question.get(it.id)
    return {
        **question(publication, it),
        **({"why": _why(publication.figures.differences[it.id])} if d and d.two_sided else {}),
        "positions": [position(publication, each) for each in it.positions],
        "silent": [article.id for article in d.silent] if d else [],
    }


def row(publication: Publication, d: Disagreement) -> Json:
    """A question as the index lists it."""
    it = d.question
    return {
        "question": it.id,
        **_place(publication, it),
        "version": it.version,
        "topic": it.topic.id,
        "title": it.title,
        "proposition": it.written.proposition,
        "type": it.written.type,
        "disagreement": disagreement(d),
        "stances": {each.article.id: each.written.stance for each in (*d.positions, *d.unclear, *d.earlier)},
    }


def disagreement(d: Disagreement) -> Json:
    """The figures, unrounded."""
    return {
        "label": d.label,
        "score": d.score,
        "low": d.low,
        "high": d.high,
        "smaller_side": d.smaller_side,
        "positions": d.answered,
        "unclear": len(d.unclear),
        "silent": len(d.silent),
        "earlier": len(d.earlier),
        "of": d.of,
        "counts": {stance.name.lower(): count for stance, count in zip(SCALE, d.counts, strict=True)},
    }


def _written(entry: Entry, without: set[str] | None = None) -> Json:
    """The fields of an entry as its contributor gave them."""
    return given(entry.model_dump(mode="json", exclude=without, exclude_none=True))


def _place(publication: Publication, thing: Addressable) -> Json:
    """`page`, and `page_url` where the site knows its own address."""
    page = publication.address(thing)
    return {"page": page, "page_url": publication.url + page} if publication.url else {"page": page}


def _author(publication: Publication, it: Author) -> Json:
    return {**_written(it.written), **_place(publication, it)}


def _keys(claims: Iterable[Claim]) -> list[str]:
    return [claim.key for claim in claims]


def _neighbour(publication: Publication, it: Agreement) -> Json:
    pair = publication.figures.pairs.of(it.a, it.b)
    return {
        "article": it.b.id,
        "agreement": it.value,
        "shared": pair.shared,
        "equal": pair.equal,
        "same_side_by_degree": pair.by_degree,
        "one_mixed": pair.one_mixed,
        "opposite_sides": pair.opposite,
    }


def _why(difference: Difference) -> Json:
    return {
        "through": list(difference.through),
        "agreeing": _grounds(difference.for_),
        "disagreeing": _grounds(difference.against),
        "links": [
            {"source": link.source.key, "relation": link.relation, "target": link.target.key}
            for link in difference.links
        ],
        "shared_sources": [
            {**_written(shared.citation), **_sides(shared.for_, shared.against)}
            for shared in difference.shared
        ],
        "shared_events": [
            {"event": shared.event.id, **_sides(shared.for_, shared.against)}
            for shared in difference.precedents
        ],
        "unmet": _sides(difference.unmet_for, difference.unmet_against),
    }


def _sides(agreeing: Iterable[Claim], disagreeing: Iterable[Claim]) -> Json:
    return {"agreeing": _keys(agreeing), "disagreeing": _keys(disagreeing)}


def _grounds(grounds: Counter[Ground]) -> list[Json]:
    return [
        {"kind": kind, **given({"type": type_}), "claims": count} for (kind, type_), count in grounds.items()
    ]
