"""Worked examples: how each figure comes about, step by step, from the corpus in front of the reader."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ...analysis.disagreement import Label
from ...analysis.steps import alpha_steps, index_steps
from ...corpus.vocabulary import Relation
from .common_ground import entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...analysis.agreement import Agreement
    from ...analysis.disagreement import Disagreement
    from ...analysis.shared_evidence import Piece
    from ...corpus.model import Article, Claim, Question
    from ..here import Here
    from ..site import Site

NAMED = 6
"""Articles, questions or claims that an example names one by one."""

Context = dict[str, object]


class Apart(NamedTuple):
    """The questions on which two articles are so many steps apart."""

    distance: int
    questions: Sequence[Question]


class Unmet(NamedTuple):
    """One piece of strong evidence that nobody on the other side meets."""

    d: Disagreement
    claim: Claim
    supports: Sequence[Claim]
    others: Sequence[Article]


def render(site: Site, here: Here, figure: str) -> str:
    """The example of one figure; a sentence where the corpus holds none."""
    return site.call("worked.html", figure.replace("-", "_"), here, EXAMPLES[figure](site), NAMED)


def _most_divided(site: Site) -> Disagreement | None:
    return next((d for d in site.figures.disagreements if d.score is not None), None)


def _index(site: Site) -> Context | None:
    d = _most_divided(site)
    if d is None:
        return None
    return {
        "d": d,
        "steps": index_steps(position.stance for position in d.positions if position.stance is not None),
    }


def _agreement(site: Site) -> Context | None:
    """The two articles that agree least of all that can be compared."""
    pairs = [pair for each in site.figures.neighbours.values() for pair in (*each.farthest, *each.closest)]
    if not pairs:
        return None
    pair: Agreement = min(pairs, key=lambda pair: (pair.value, -pair.shared, pair.a.id, pair.b.id))
    apart: dict[int, list[Question]] = {distance: [] for distance in range(5)}
    for ours in pair.a.positions.values():
        theirs = pair.b.positions.get(ours.question.id)
        if theirs is None or ours.withdrawn or theirs.withdrawn or ours.question.withdrawn:
            continue
        if ours.stance is not None and theirs.stance is not None:
            apart[abs(ours.stance - theirs.stance)].append(ours.question)
    rows = [Apart(distance, questions) for distance, questions in apart.items() if questions]
    total = sum(len(row.questions) * (1 - row.distance / 4) for row in rows)
    return {"pair": pair, "rows": rows, "total": total}


def _silences(site: Site) -> Context | None:
    silent = [(article, found) for article, found in site.figures.silences.items() if found]
    if not silent:
        return None
    article, questions = max(silent, key=lambda entry: len(entry[1]))
    d = max((site.figures.of_question[question.id] for question in questions), key=lambda d: d.answered)
    return {"article": site.corpus.articles[article], "questions": questions, "d": d}


def _shared_ground(site: Site) -> Context | None:
    found = site.figures.common_ground
    return {"entry": entry(found[0])} if found else None


def _why(site: Site) -> Context | None:
    d = next((d for d in site.figures.disagreements if d.label is Label.OPPOSED), None)
    return None if d is None else {"d": d, "difference": site.figures.differences[d.question.id]}


def _evidence(site: Site) -> Context | None:
    """The question on which most claims of evidence fall together; what both sides share before what one repeats."""
    counted = []
    for d in site.figures.disagreements:
        difference = site.figures.differences[d.question.id]
        joined = [piece for piece in difference.evidence if len(piece.claims) > 1]
        if joined:
            counted.append((bool(difference.shared or difference.precedents), _spared(joined), d, joined))
    if not counted:
        return None
    _, _, d, joined = max(counted, key=lambda entry: entry[:2])
    pieces = site.figures.differences[d.question.id].evidence
    return {
        "d": d,
        "joined": joined,
        "claims": sum(len(piece.claims) for piece in pieces),
        "pieces": len(pieces),
    }


def _spared(joined: Sequence[Piece]) -> int:
    return sum(len(piece.claims) - 1 for piece in joined)


def _unmet(site: Site) -> Context | None:
    for d in site.figures.disagreements:
        difference = site.figures.differences[d.question.id]
        for claims, others in ((difference.unmet_for, d.against), (difference.unmet_against, d.for_)):
            for claim in claims:
                supports = claim.relations.get(Relation.SUPPORTS, [])
                return {"unmet": Unmet(d, claim, supports, [position.article for position in others])}
    return None


def _alpha(site: Site) -> Context | None:
    found = site.figures.reliability
    steps = alpha_steps(found.paired)
    return None if steps is None else {"figures": found, "steps": steps}


def _labels(site: Site) -> Context | None:
    found = Counter(d.label for d in site.figures.disagreements)
    return {"counts": [(label, found[label]) for label in Label]} if found else None


EXAMPLES: dict[str, Callable[[Site], Context | None]] = {
    "index": _index,
    "range": _index,
    "labels": _labels,
    "agreement": _agreement,
    "silences": _silences,
    "shared-ground": _shared_ground,
    "why": _why,
    "shared-evidence": _evidence,
    "unmet": _unmet,
    "alpha": _alpha,
}
"""By the name under which `worked_example` asks for it."""
