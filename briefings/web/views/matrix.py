"""The matrix of articles by questions, whole or, if it is too large for a page, in blocks by topic."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ...analysis import eligible, seriation
from ..words import cut_heads, pluralize, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...analysis.disagreement import Disagreement
    from ...corpus.model import Article, Position, Topic
    from ..context import PageContext
    from ..site import Site

LONG_SIDE = 60
SHORT_SIDE = 40
"""A larger matrix is shown in blocks. No reader could take it in, and with long ids it would exceed a megabyte."""

T = TypeVar("T")


class Head(NamedTuple):
    """The head of a row or column."""

    url: str
    text: str
    title: str = ""
    """The full text, if the head shows a short form."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix as a table."""

    caption: str
    corner: str
    """The heading of the first column, which names the rows: `Article` or `Question`."""
    columns: Sequence[Head] = ()
    rows: Sequence[tuple[Head, list[Position | None]]] = ()
    """Each with its head; None for silence."""
    upright: bool = False
    """Whether the heads of the columns are turned to run upwards."""
    note: str = ""
    """How much of the whole a matrix at a glance shows; empty for the whole matrix."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a topic's matrix that has its own page."""

    topic: Topic
    number: int
    source: str
    name: str
    """Which articles and questions it shows: `articles 1–36 of 71: Adler to Kowalski`."""
    articles: Sequence[Article]
    questions: Sequence[Disagreement]

    @property
    def lead(self) -> str:
        """The name as a sentence."""
        return f"{self.name[0].upper()}{self.name[1:]}."


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix that fits a page, or else its blocks by topic."""

    grid: Grid | None = None
    topics: Sequence[tuple[Topic, str, list[Block]]] = ()
    """The topics, each with its size in words."""


def columns(heads: Sequence[Head]) -> list[Head]:
    """The heads as those of columns, where there is less room than in rows."""
    texts = cut_heads([head.text for head in heads])
    return [head._replace(text=text) for head, text in zip(heads, texts, strict=True)]


UPRIGHT = 8
"""With more columns than this, the heads are turned to run upwards."""
LETTERS, FEWER_LETTERS = 90, 60
"""For so much of a proposition there is room in the head of a row, and with many columns. It takes two lines."""


def grid(
    here: PageContext, articles: Sequence[Article], questions: Sequence[Disagreement], caption: str
) -> Grid:
    """The matrix of these, in the order given. The longer side runs down the page, so that it scrolls one way."""
    of_articles = [
        Head(here.url(article), here.narrow_label(article), article.written.title) for article in articles
    ]
    of_questions = [
        Head(here.url(d.question), d.question.title, here.plain(d.question.written.proposition))
        for d in questions
    ]
    upright = min(len(articles), len(questions)) > UPRIGHT
    if len(articles) > len(questions):
        rows = [
            (head, [eligible.position_of(article, d.question) for d in questions])
            for head, article in zip(of_articles, articles, strict=True)
        ]
        return Grid(caption, "Article", columns(of_questions), rows, upright)
    room = FEWER_LETTERS if upright else LETTERS
    rows = [
        (
            head._replace(text=short(head.title, room)),
            [eligible.position_of(article, d.question) for article in articles],
        )
        for head, d in zip(of_questions, questions, strict=True)
    ]
    return Grid(caption, "Question", columns(of_articles), rows, upright)


def matrix(here: PageContext, topic: Topic | None = None) -> Matrix:
    """The matrix of a topic, or of everything; in blocks where that is too large for a page."""
    questions = questions_of(here.site, topic)
    articles = articles_of(here.site, topic)
    if not questions or not articles:
        return Matrix()
    if fits(len(articles), len(questions)):
        caption = (
            f"Who stands where: {topic.written.title}" if topic else "Who stands where on every question"
        )
        return Matrix(grid(here, alike(articles, questions), questions, caption))
    topics = [topic] if topic else here.site.corpus.topics.values()
    return Matrix(
        topics=[
            (each, _size(here.site, each), found) for each in topics if (found := blocks(here.site, each))
        ]
    )


def _size(site: Site, topic: Topic) -> str:
    questions = pluralize(len(questions_of(site, topic)), "question", "questions")
    return f"{questions}, {pluralize(len(articles_of(site, topic)), 'article', 'articles')}"


def questions_of(site: Site, topic: Topic | None) -> list[Disagreement]:
    """All questions, or those of a topic, the most divisive first."""
    return site.figures.disagreements if topic is None else site.figures.on_topic.get(topic.id, [])


def articles_of(site: Site, topic: Topic | None) -> list[Article]:
    """In the order of the data. A topic has those of other topics too that answer one of its questions."""
    return eligible.articles(site.corpus) if topic is None else site.concerned.get(topic.id, [])


def alike(articles: Sequence[Article], questions: Sequence[Disagreement]) -> list[Article]:
    """The articles in an order in which those that agree on these questions stand side by side."""
    rows = [[_stance(article, d) for d in questions] for article in articles]
    return [articles[number] for number in seriation.order(rows)]


def _stance(article: Article, d: Disagreement) -> float | None:
    position = eligible.position_of(article, d.question)
    return None if position is None or position.value is None else float(position.value)


def fits(articles: int, questions: int) -> bool:
    return max(articles, questions) <= LONG_SIDE and min(articles, questions) <= SHORT_SIDE


def blocks(site: Site, topic: Topic) -> list[Block]:
    """The blocks of a topic's matrix, cut in the order of the articles' names so that a name is easy to find."""
    questions = questions_of(site, topic)
    articles = sorted(articles_of(site, topic), key=site.by_name.__getitem__)
    parts = [(a, q) for q in _cut(questions, SHORT_SIDE) for a in _cut(articles, LONG_SIDE)]
    found = []
    for number, ((first, some), (first_question, asked)) in enumerate(parts, 1):
        names = [_span("article", first, len(some), len(articles))]
        if 1 < len(some) < len(articles):
            names[0] += f": {site.labels[some[0].id]} to {site.labels[some[-1].id]}"
        if len(asked) < len(questions):
            names.append(_span("question", first_question, len(asked), len(questions)))
        source = f"matrix/{topic.id}" + (f"/page/{number}" if number > 1 else "")
        found.append(Block(topic, number, source, "; ".join(names), some, asked))
    return found


def _span(what: str, first: int, count: int, total: int) -> str:
    if count == total:
        return pluralize(total, what, f"{what}s")
    last = first + count
    return f"{what} {last} of {total}" if count == 1 else f"{what}s {first + 1}–{last} of {total}"


def _cut(entries: Sequence[T], most: int) -> list[tuple[int, Sequence[T]]]:
    """Parts of about equal length, none longer than `most`, each with the index of its first entry."""
    parts = -(-len(entries) // most)
    bounds = [len(entries) * part // parts for part in range(parts + 1)] if parts else [0]
    return [(first, entries[first:last]) for first, last in pairwise(bounds)]


def render_table(here: PageContext, topic: Topic | None = None) -> str:
    """The matrix of a topic, or of everything, without a page around it."""
    return here.call("matrix.html", "matrix", matrix(here, topic))
