"""The matrix at a glance, for a page that only needs an overview.

It shows the questions that divide most and the articles that answer most of them, ordered so that articles that agree
stand side by side.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...analysis import eligible
from ..words import pluralize
from .matrix import alike, articles_of, grid, questions_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...analysis.disagreement import Disagreement
    from ...corpus.model import Article, Topic
    from ..context import PageContext
    from .matrix import Grid

QUESTIONS, ARTICLES = 32, 36
"""The most that it shows."""


def glance(here: PageContext, topic: Topic | None = None, most: int | None = QUESTIONS) -> Grid | None:
    """The matrix of a topic, or of everything, at a glance; None where nobody takes a position.

    It has `most` questions, or `QUESTIONS` if that is fewer.
    """
    all_questions, all_articles = questions_of(here.site, topic), articles_of(here.site, topic)
    questions = [d for d in all_questions if d.positions][:most][:QUESTIONS]
    articles = _busiest(all_articles, questions)
    if not articles:
        return None
    shown = (
        f"{_part(len(questions), len(all_questions), 'question')} by "
        f"{_part(len(articles), len(all_articles), 'article')}"
    )
    two_sided = sum(d.two_sided for d in questions)
    whole = len(questions) == len(all_questions)
    about = "every question at a glance" if whole else "the most divisive questions"
    found = grid(
        here,
        alike(articles, questions),
        questions,
        f"Who stands where: {topic.written.title if topic else about}",
    )
    return replace(
        found,
        note=(
            f"{shown}, the most divisive question first; articles that agree stand side by side. "
            f"On {two_sided} of these questions somebody agrees and somebody disagrees."
        ),
    )


def _part(shown: int, of: int, what: str) -> str:
    return pluralize(shown, what, f"{what}s") if shown == of else f"{shown} of {of} {what}s"


def _busiest(articles: Sequence[Article], questions: Sequence[Disagreement]) -> list[Article]:
    """The articles that answer most of the questions, in their own order, without those that answer none."""
    taken = {
        article: sum(eligible.position_of(article, d.question) is not None for d in questions)
        for article in articles
    }
    most = sorted((article for article in articles if taken[article]), key=lambda article: -taken[article])
    kept = set(most[:ARTICLES])
    return [article for article in articles if article in kept]


def render(here: PageContext, topic: Topic | None = None, questions: int | None = QUESTIONS) -> str:
    """The matrix at a glance, or a sentence saying that there is nothing to show."""
    found = glance(here, topic, questions)
    if found is None:
        return here.nothing("No positions yet.")
    return here.call("matrix.html", "grid", found)
