"""A question as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import api
from .briefing_text import because, stance, withdrawn
from .publication import byline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..analysis.disagreement import Disagreement
    from ..corpus.model import Position, Question
    from .markdown import Pen


def text(pen: Pen, question: Question) -> str:
    """The proposition, how the articles divide on it, and who stands where."""
    return "\n".join([*_head(pen, question), *_positions(pen, question), ""])


def _head(pen: Pen, question: Question) -> Iterator[str]:
    yield f"# {pen.text(question.proposition)}"
    yield f"\nWho disagrees holds instead: {pen.text(question.disagreeing)}"
    if question.note:
        yield f"\n{pen.text(question.note)}"
    if question.withdrawn:
        yield f"\n{withdrawn(pen, question.withdrawn)}"
    d = pen.publication.figures.of_question.get(question.id)
    if d:
        yield f"\n{_figures(d)}"
    page = pen.link("The page itself", question)
    data = pen.file("The same as JSON", api.path("questions", question.id))
    yield f"\nTopic: {pen.link(question.topic.title, question.topic)}. Type: {question.type}. {page}. {data}."


def _figures(d: Disagreement) -> str:
    if d.score is None or d.low is None or d.high is None:
        index = "no index"
    else:
        index = f"index {d.score:.2f} (range {d.low:.2f}–{d.high:.2f})"
    divided = f"{d.label.value.replace('-', ' ')}, {index}"
    return f"{d.answered} of {d.of} articles take a position: {divided}. It describes these articles, not the debate."


def _positions(pen: Pen, question: Question) -> Iterator[str]:
    if question.positions:
        yield "\n## Positions\n"
    for position in sorted(question.positions, key=_order):
        article = position.article
        title = pen.link(f"{byline(article)}, “{article.title}”", article)
        yield f"- {stance(position)}: {title}{because(pen, position)}"
        if position.note:
            yield f"  - Note: {pen.text(position.note)}"
        yield from (f"  - {pen.text(claim.key)}: {pen.text(claim.text)}" for claim in position.because)
        gone = position.withdrawn or article.withdrawn
        if gone:
            yield f"  - {withdrawn(pen, gone)}"


def _order(position: Position) -> tuple[bool, int]:
    """Agreeing first, unclear last, withdrawn after."""
    gone = position.withdrawn or position.article.withdrawn
    return gone is not None, 3 if position.stance is None else -position.stance
