"""The disagreement index, its parts for macros, and the pages of topics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...analysis.disagreement import Disagreement, Label
from ...corpus.vocabulary import QuestionType
from ..labels import counted
from . import files
from .spec import Pages, Spec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...corpus.model import Article, Position, Topic
    from ..here import Here
    from ..site import Site

MATRIX_CELLS = 3000
"""A larger matrix is shown topic by topic: no reader takes it in, and the page would weigh megabytes."""
MATRIX_ARTICLES = 60
"""Columns of one matrix; a topic with more shows them page by page."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Articles by questions: a position, or None for silence. `by_topic` instead where it would be too large."""

    caption: str
    articles: Sequence[Article] = ()
    rows: Sequence[tuple[Disagreement, list[Position | None]]] = ()
    by_topic: Sequence[Topic] = ()


def grid(rows: Sequence[Disagreement], articles: Sequence[Article], caption: str) -> Grid:
    """The matrix of these questions and articles, in the order given."""
    return Grid(caption, articles, [(d, [_cell(article, d) for article in articles]) for d in rows])


def _cell(article: Article, d: Disagreement) -> Position | None:
    position = article.positions.get(d.question.id)
    return position if position and position.withdrawn is None else None


def matrix(site: Site, topic: Topic | None = None) -> Grid:
    """The matrix of a topic, or of everything; by topic where that is too large."""
    rows = [d for d in site.figures.disagreements if topic in (None, d.question.topic)]
    articles = [
        a
        for a in site.corpus.articles.values()
        if a.withdrawn is None and (topic is None or topic in a.topics)
    ]
    caption = f"Who stands where: {topic.title}" if topic else "Who stands where on every question"
    if len(rows) * len(articles) > MATRIX_CELLS or len(articles) > MATRIX_ARTICLES:
        return Grid(caption, by_topic=[topic] if topic else list(site.corpus.topics.values()))
    return grid(rows, articles, caption)


def specs(site: Site) -> Iterator[Spec]:
    """The index, and a page for each topic."""
    yield from Spec(
        source="disagreements",
        macro="disagreements",
        arguments=(),
        title="Disagreement index",
        description=_lead(site),
        filters={"page": ("index",)},
    ).over(len(site.figures.disagreements))
    here = site.here("")
    for topic in site.corpus.topics.values():
        yield from Spec(
            source=f"topics/{topic.id}",
            macro="topic",
            arguments=(topic.id,),
            title=topic.title,
            description=here.plain(topic.summary or topic.title),
            place=topic.place,
            filters={"page": ("topic",), "topic": (topic.title,)},
        ).over(len(topic.articles))


def _lead(site: Site) -> str:
    figures = site.figures.disagreements
    opposed = sum(d.label is Label.OPPOSED for d in figures)
    agreed = sum(d.label is Label.AGREED for d in figures)
    articles = sum(article.withdrawn is None for article in site.corpus.articles.values())
    return (
        f"{counted(len(figures), 'question', 'questions')} across {counted(articles, 'article', 'articles')}: "
        f"{opposed} with opposed positions, {agreed} agreed."
    )


def render(site: Site, here: Here, number: int = 1) -> str:
    """The index as a page: the matrix, every question by how it divides, and by kind."""
    figures = site.figures.disagreements
    pages = Pages("disagreements", number, len(figures))
    by_kind = [(kind, [d for d in figures if d.question.type is kind]) for kind in QuestionType]
    return site.render(
        "disagreements.html",
        here,
        lead=_lead(site),
        grid=matrix(site) if number == 1 and figures else None,
        rows=pages.cut(figures),
        pages=pages,
        groups=[group for group in by_kind if group[1]] if number == 1 else [],
        data=files.INDEX,
    )


def render_topic(site: Site, here: Here, topic: Topic, number: int = 1) -> str:
    """A topic: its questions, the matrix and its articles."""
    listed = [article for article in site.listed if topic in article.topics]
    pages = Pages(f"topics/{topic.id}", number, len(listed))
    rows = [d for d in site.figures.disagreements if d.question.topic is topic]
    shown = pages.cut(listed)
    standing = [article for article in shown if article.withdrawn is None]
    return site.render(
        "topic.html",
        here,
        topic=topic,
        rows=rows if number == 1 else [],
        grid=grid(rows, standing, f"Who stands where: {topic.title}") if rows and standing else None,
        articles=shown,
        pages=pages,
    )


def index_rows(
    site: Site, topic: Topic | None, kind: QuestionType | None, limit: int | None
) -> list[Disagreement]:
    """Questions in the order of the index, narrowed down."""
    rows = [
        d
        for d in site.figures.disagreements
        if topic in (None, d.question.topic) and kind in (None, d.question.type)
    ]
    return rows[:limit]
