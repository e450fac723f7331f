"""The page of a question: who takes which position, on what grounds, and why they differ."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ...analysis.disagreement import Disagreement
from ...analysis.eligible import weakness
from ...analysis.grounds import best_claim
from ...corpus.versions import page_version
from ...corpus.vocabulary import FiguresBy
from ..context import PageContext
from ..former_ids import NOWHERE
from ..spec import Spec
from ..words import INDEXED, LABEL_WORDS, index, stance_order, tally
from . import files
from .why import why

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...corpus.model import Claim, Position, Question
    from ..site import Site


class Side(NamedTuple):
    """Those who are on one side of a question, strongest first, and the claim that speaks best for them."""

    agrees: bool
    positions: Sequence[Position]
    claim: Claim | None


def specs(site: Site) -> Iterator[Spec]:
    """A page for each question. Withdrawn questions have one too, since links to them must still work."""
    here = PageContext(site, "")
    for question in site.corpus.questions.values():
        d = site.figures.of_question.get(question.id)
        spec = Spec(
            source=f"questions/{question.id}",
            title=here.plain(question.written.proposition),
            render=partial(render, question=question),
            call=f'question("{question.id}")',
            description=_description(d, here.plain(question.written.disagreeing)),
            place=question.place,
            subject=question,
            ids=tuple(
                id_
                for each in map(site.former_ids.on_question, question.positions)
                for id_ in (each.id, *each.also)
            ),
        )
        yield spec
        yield from spec.at_old((old, spec.ids) for old in site.former_ids.old_ids(question))


def _description(d: Disagreement | None, disagreeing: str) -> str:
    if d is None:
        return disagreeing
    score = "" if d.answered < INDEXED else f", index {index(d)}"
    return f"{LABEL_WORDS[d.label].capitalize()}: {tally(d)}{score}. Against it: {disagreeing}"


def render(here: PageContext, question: Question) -> str:
    """The whole page of a question as HTML."""
    # A withdrawn question has no figures, but its page still shows what was coded.
    d = here.site.figures.of_question.get(question.id) or Disagreement(question=question)
    own = here.reserve_ids(question)
    sides = [
        Side(agrees, sorted(those, key=weakness), best_claim(those))
        for agrees, those in ((True, d.for_), (False, d.against))
    ]
    best = [side.claim for side in sides if side.claim]
    return here.render(
        "question.html",
        d=d,
        own=own,
        sides=sides,
        why=why(d, here.site.figures.differences[question.id], best) if d.two_sided else None,
        changed=here.site.figures.changes.get(question.id, {}).items(),
        repeated=_repeated(here, d),
        seemings=here.site.figures.opposition_notes_on(question),
        silent=[article for article in d.silent if question.id not in article.positions],
        entries=[
            (each, here.site.former_ids.on_question(each) if own else NOWHERE)
            for each in sorted(question.positions, key=stance_order)
        ],
        page_address=f"{here.site.url or '/'}{here.site.addresses.of(question)}",
        page_version=page_version(question),
        data=files.data(question),
    )


def render_strip(here: PageContext, question: Question) -> str:
    """The strip of a question, or a sentence saying that there is nothing to show."""
    d = here.site.figures.of_question.get(question.id)
    if d is None:
        return here.nothing("The question is withdrawn.")
    return here.call("stance.html", "strip", d)


def _repeated(here: PageContext, d: Disagreement) -> int:
    """How many authors have two positions or more that count, although the figures count authors."""
    if here.site.corpus.settings.figures_by is FiguresBy.ARTICLE:
        return 0
    counts = Counter(author for position in d.positions for author in position.article.authors)
    return sum(count > 1 for count in counts.values())
