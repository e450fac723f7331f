"""The disagreement index, its parts for macros, and the pages of topics."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ...analysis.disagreement import Disagreement, Label
from ...corpus.vocabulary import QuestionType
from ..context import PageContext
from ..spec import Pagination, Spec
from ..words import LABEL_WORDS, TYPE_HEADINGS, pluralize
from . import files, matrix

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...corpus.model import Topic
    from ..site import Site

PER_INDEX = 500
"""The number of questions on one page. Readers filter rather than turn pages, and a row takes one to two kilobytes."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The values by which the index can be filtered, with their words; empty if there is nothing to choose."""

    topics: Sequence[tuple[str, str]]
    types: Sequence[tuple[str, str]]
    labels: Sequence[tuple[str, str]]

    @property
    def groups(self) -> list[tuple[str, str]]:
        """What the index can be grouped by: only what has at least two values."""
        named = (
            ("type", "Kind", self.types),
            ("label", "Label", self.labels),
            ("topic", "Topic", self.topics),
        )
        return [(name, words) for name, words, values in named if len(values) > 1]


def _choices(rows: Sequence[Disagreement]) -> Choices:
    topics = {d.question.topic.id: d.question.topic.written.title for d in rows}
    types = {d.question.written.type for d in rows}
    labels = {d.label for d in rows}
    return Choices(
        sorted(topics.items(), key=lambda entry: entry[1].casefold()),
        [(kind.value, TYPE_HEADINGS[kind]) for kind in QuestionType if kind in types],
        [(label.value, LABEL_WORDS[label]) for label in Label if label in labels],
    )


def specs(site: Site) -> Iterator[Spec]:
    """The index, and a page for each topic."""
    yield from Spec(
        source="disagreements",
        title="Disagreement index",
        render=render,
        description=_lead(site),
        empty=not site.figures.disagreements,
    ).over(len(site.figures.disagreements), PER_INDEX)
    here = PageContext(site, "")
    for topic in site.corpus.topics.values():
        yield from Spec(
            source=f"topics/{topic.id}",
            title=topic.written.title,
            render=partial(render_topic, topic=topic),
            description=here.plain(topic.written.summary or topic.written.title),
            place=topic.place,
        ).over(len(topic.articles))


def _lead(site: Site) -> str:
    figures = site.figures.disagreements
    labels = Counter(d.label for d in figures)
    by_label = ", ".join(f"{labels[label]} {LABEL_WORDS[label]}" for label in Label if labels[label])
    articles = sum(article.written.withdrawn is None for article in site.corpus.articles.values())
    return (
        f"{pluralize(len(figures), 'question', 'questions')} across {pluralize(articles, 'article', 'articles')}"
        f"{': ' if by_label else ''}{by_label}."
    )


def render(here: PageContext, number: int = 1) -> str:
    """The page of the index: every question, which a reader can filter, sort and group."""
    figures = here.site.figures.disagreements
    pages = Pagination("disagreements", number, len(figures), PER_INDEX)
    by_kind = [(kind, [d for d in figures if d.question.written.type is kind]) for kind in QuestionType]
    return here.render(
        "disagreements.html",
        lead=_lead(here.site),
        rows=pages.cut(figures),
        choices=_choices(figures) if number == 1 else None,
        further=[here.page(pages.source(each)) for each in range(2, pages.last + 1)],
        pages=pages,
        groups=[group for group in by_kind if group[1]] if pages.last == 1 else [],
        data=files.INDEX,
    )


def render_topic(here: PageContext, topic: Topic, number: int = 1) -> str:
    """A topic: its questions, the matrix and its articles."""
    listed = here.site.listed_under.get(topic, [])
    pages = Pagination(f"topics/{topic.id}", number, len(listed))
    rows = here.site.figures.on_topic.get(topic.id, [])
    return here.render(
        "topic.html",
        topic=topic,
        rows=rows if number == 1 else [],
        matrix=matrix.matrix(here, topic) if number == 1 else None,
        articles=pages.cut(listed),
        pages=pages,
    )


def render_table(
    here: PageContext,
    topic: Topic | None = None,
    type: QuestionType | None = None,  # noqa: A002 - pages call it by this name
    limit: int | None = None,
) -> str:
    """The first `limit` questions in the order of the index; of one topic, or one type of question."""
    rows = [
        d
        for d in here.site.figures.disagreements
        if topic in (None, d.question.topic) and type in (None, d.question.written.type)
    ]
    return here.call("index.html", "table", rows[:limit])


def render_most_divisive(here: PageContext, limit: int | None = 3) -> str:
    """The questions that divide most, in the order of a front page, each with who stands where."""
    figures = here.site.figures
    return here.call(
        "highlights.html", "divisive", figures.most_divisive[:limit], figures.opposition_notes_on
    )


def render_finding(here: PageContext) -> str:
    """What the corpus shows, in one sentence; without a finding, how much can be compared."""
    scored = sum(d.score is not None for d in here.site.figures.disagreements)
    return here.call("highlights.html", "finding", here.site.figures.finding, len(here.site.newest), scored)
