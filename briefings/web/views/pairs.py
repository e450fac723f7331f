"""How far articles agree: a square of all pairs or, for many articles, the closest and farthest of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ...analysis.agreement import MINIMUM_SHARED
from ..spec import Pagination, Spec
from ..words import AgreementScale
from .matrix import Head, alike, articles_of, columns, questions_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...analysis.agreement import Agreement, Pair
    from ...corpus.model import Article, Topic
    from ..context import PageContext
    from ..site import Site

RELATIVE = 20
"""From this number of articles on, colours compare a pair with the others: where most agree about equally, a fixed
scale would paint all of them alike."""
MOST_ARTICLES = 40
"""With more articles than this there are lists instead of a square: nobody can look over more than 1,600 numbers."""


@dataclass(frozen=True, slots=True)
class Square:
    """Articles by articles."""

    caption: str
    heads: Sequence[Head]
    rows: Sequence[tuple[Head, list[Pair | None]]]
    """None on the diagonal."""
    scale: AgreementScale


def square(here: PageContext, topic: Topic | None = None) -> Square | None:
    """The square of all articles or of a topic's, over all questions that two articles share. None if it is too large."""
    articles = _articles(here.site, topic)
    if not 1 < len(articles) <= MOST_ARTICLES:
        return None
    # In the order of the matrix, which also has articles of other topics.
    ordered = alike(articles_of(here.site, topic), questions_of(here.site, topic))
    articles = [article for article in ordered if article in articles]
    heads = [
        Head(here.url(article), here.narrow_label(article), article.written.title) for article in articles
    ]
    pairs = here.site.figures.pairs
    rows = [
        (head, [None if b is a else pairs.of(a, b) for b in articles])
        for head, a in zip(heads, articles, strict=True)
    ]
    about = f": {topic.written.title}" if topic else ""
    return Square(f"How far each pair of articles agrees{about}", columns(heads), rows, scale(here.site))


def scale(site: Site) -> AgreementScale:
    """How agreement is coloured on this site."""
    values = site.figures.agreements.values
    if len(site.newest) < RELATIVE or not values:
        return AgreementScale()
    fifths = [round(values[len(values) * fifth // 5], 2) for fifth in range(1, 5)]
    return AgreementScale(fifths, relative=True)


def _articles(site: Site, topic: Topic | None) -> list[Article]:
    articles = site.corpus.articles.values() if topic is None else topic.articles
    return [article for article in articles if article.written.withdrawn is None]


def extremes(site: Site, count: int = 5) -> tuple[list[Agreement], list[Agreement]]:
    """The pairs that agree most and least, among articles that are each other's neighbours."""
    pairs: dict[frozenset[str], Agreement] = {}
    for near in site.figures.neighbours.values():
        for each in (*near.closest, *near.farthest):
            pairs.setdefault(frozenset((each.a.id, each.b.id)), each)
    ordered = sorted(pairs.values(), key=lambda each: (-each.value, -each.shared, each.a.id, each.b.id))
    half = (len(ordered) + 1) // 2
    farthest = sorted(ordered[half:], key=lambda each: (each.value, -each.shared, each.a.id, each.b.id))
    return ordered[: min(count, half)], farthest[:count]


def _title(topic: Topic | None) -> str:
    return f"Agreement of pairs{f': {topic.written.title}' if topic else ''}"


def _topics(site: Site) -> list[Topic]:
    """The topics with a square of their own: those small enough, if the square of all articles is too large."""
    if len(site.newest) <= MOST_ARTICLES:
        return []
    return [
        topic for topic in site.corpus.topics.values() if 1 < len(_articles(site, topic)) <= MOST_ARTICLES
    ]


def specs(site: Site) -> Iterator[Spec]:
    """The page of the square, or that of the lists and a page for each topic that is small enough."""
    spec = Spec(
        source="agreement",
        title=_title(None),
        render=render,
        description="How far each pair of articles agrees on the questions that both answer.",
        wide=True,
    )
    yield from spec.over(len(site.newest) if len(site.newest) > MOST_ARTICLES else 0)
    for topic in _topics(site):
        yield Spec(
            source=f"agreement/{topic.id}",
            title=_title(topic),
            render=partial(render, topic=topic),
            description=f"How far each pair of articles on “{topic.written.title}” agrees.",
            wide=True,
        )


def render(here: PageContext, number: int = 1, topic: Topic | None = None) -> str:
    """The page for all articles, or for those of one topic that is small enough."""
    articles = list(here.site.by_name)
    whole = square(here, topic)
    pages = Pagination("agreement", number, 0 if whole else len(articles))
    return here.render(
        "agreement.html",
        title=_title(topic),
        topic=topic,
        minimum=MINIMUM_SHARED,
        square=whole,
        near=[] if whole else pages.cut(articles),
        scale=scale(here.site),
        topics=_topics(here.site) if number == 1 and topic is None else [],
        pages=pages,
    )


def render_square(here: PageContext, topic: Topic | None = None) -> str:
    """The square of a topic or of all articles, or a link if it is too large."""
    return here.call("pairs.html", "square", square(here, topic))
