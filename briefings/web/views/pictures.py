"""Pictures as templates ask for them: geometry, and the words that stand for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...analysis.disagreement import Disagreement, Label
from ..figures import matrix as matrices
from ..figures import strip as strips
from ..labels import STANCE_WORDS, counted

if TYPE_CHECKING:
    from ...corpus.model import Topic
    from ..here import Here
    from ..site import Site


@dataclass(frozen=True, slots=True)
class MatrixView:
    matrix: matrices.Matrix
    title: str
    description: str
    caption: str
    """What it shows of how much."""
    id: str


def matrix(site: Site, here: Here, topic: Topic | None = None) -> MatrixView | None:
    """The matrix of everything, or of one topic, at a glance; None where nobody takes a position."""
    figures = [d for d in site.figures.disagreements if topic in (None, d.question.topic)]
    articles = [
        article
        for article in site.corpus.articles.values()
        if article.withdrawn is None and (topic is None or topic in article.topics)
    ]
    drawn = matrices.matrix(figures, articles, here.label)
    if drawn is None:
        return None
    opposed = [row.disagreement for row in drawn.rows if row.disagreement.label is Label.OPPOSED]
    shown = (
        f"{_part(len(drawn.rows), drawn.of_questions, 'question', 'questions')} by "
        f"{_part(len(drawn.columns), drawn.of_articles, 'article', 'articles')}"
    )
    most = f" The most divisive: {here.plain(opposed[0].question.proposition)}" if opposed else ""
    return MatrixView(
        matrix=drawn,
        title=f"Who stands where: {topic.title if topic else 'every question at a glance'}",
        description=f"{shown}; on {len(opposed)} of these questions somebody agrees and somebody disagrees.{most}",
        caption=(
            f"{shown}, the most divisive first; articles that agree stand side by side. An empty cell is silence."
        ),
        id=here.fresh("matrix"),
    )


def _part(shown: int, of: int, one: str, many: str) -> str:
    return counted(shown, one, many) if shown == of else f"{shown} of {of} {many}"


@dataclass(frozen=True, slots=True)
class StripView:
    strip: strips.Strip
    title: str
    description: str
    id: str


def strip(here: Here, d: Disagreement) -> StripView | None:
    """The stance strip of a question as this page shows it; None where nobody takes a position."""
    if not d.positions and not d.unclear:
        return None
    drawn = strips.strip(d, here.label)
    counts = [
        f"{point.count} {STANCE_WORDS[point.stance]}" for point in reversed(drawn.points) if point.count
    ]
    silent = f"; {counted(len(d.silent), 'article is', 'articles are')} silent" if d.silent else ""
    return StripView(
        strip=drawn,
        title=f"Who stands where: {here.plain(d.question.proposition)}",
        description=f"Five points from strongly disagrees to strongly agrees: {', '.join(counts)}{silent}.",
        id=here.fresh("strip"),
    )
