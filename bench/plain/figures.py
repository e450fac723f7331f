"""The figures for the plain site, ready-made: so it has less to do than ours, which computes them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefings.analysis.figures import Figures
from briefings.corpus.vocabulary import Stance
from briefings.web.views.matrix import LONG_SIDE, SHORT_SIDE

if TYPE_CHECKING:
    from collections import Counter

    from briefings.analysis.agreement import Agreement
    from briefings.analysis.disagreement import Disagreement
    from briefings.analysis.why import Difference, Ground
    from briefings.corpus import Corpus
    from briefings.corpus.model import Article


def figures(corpus: Corpus) -> dict[str, Any]:
    """Everything that pages show and that is not in the data itself, as JSON can hold it."""
    found = Figures(corpus)
    return {
        "order": [d.question.id for d in found.disagreements],
        "questions": {
            d.question.id: _question(d, found.differences[d.question.id]) for d in found.disagreements
        },
        "opponents": _opponents(found),
        "silences": {id_: [question.id for question in silent] for id_, silent in found.silences.items()},
        "neighbours": {id_: _neighbours(found, article) for id_, article in corpus.articles.items()},
        "matrix": max(len(corpus.articles), len(corpus.questions)) <= LONG_SIDE
        and min(len(corpus.articles), len(corpus.questions)) <= SHORT_SIDE,
    }


def _question(d: Disagreement, difference: Difference) -> dict[str, Any]:
    why = None
    if d.label == "opposed":
        why = {
            "through": [str(term) for term in difference.through],
            "number": {"for": len(d.for_), "against": len(d.against)},
            "for": _grounds(difference.for_),
            "against": _grounds(difference.against),
            "links": [
                [link.source.key, str(link.relation), link.target.key] for link in difference.links[:6]
            ],
            "shared": [
                [source.citation.title, [claim.key for claim in (*source.for_, *source.against)]]
                for source in difference.shared
            ],
        }
    return {
        "score": d.score,
        "low": d.low,
        "high": d.high,
        "label": str(d.label),
        "answered": d.answered,
        "of": d.of,
        "unclear": len(d.unclear),
        "silent": [article.id for article in d.silent],
        "why": why,
    }


def _grounds(grounds: Counter[Ground]) -> dict[str, int]:
    return {str(type_ or kind): count for (kind, type_), count in grounds.most_common()}


def _opponents(found: Figures) -> dict[str, list[tuple[str, str]]]:
    """By question and stance: who is on the other side, and with what stance."""
    return {
        f"{d.question.id} {int(position.stance)}": [
            (other.article.id, other.stance.word)
            for other in found.opponents(position)
            if isinstance(other.stance, Stance)
        ]
        for d in found.disagreements
        for position in d.positions
        if position.stance is not None
    }


def _neighbours(found: Figures, article: Article) -> list[list[tuple[str, float, int]]]:
    near = found.neighbours.get(article.id)
    return [_rows(near.closest, article), _rows(near.farthest, article)] if near else [[], []]


def _rows(rows: tuple[Agreement, ...], article: Article) -> list[tuple[str, float, int]]:
    return [(row.b.id if row.a is article else row.a.id, row.value, row.shared) for row in rows]
