"""Lists over the whole corpus: briefings, questions, topics and authors."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ..labels import pluralize
from ..spec import Pages, Spec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...corpus.edtf import Date
    from ...corpus.model import Author, Topic
    from ...exports.addresses import Addressable
    from ..context import PageContext
    from ..site import Site


class Item(NamedTuple):
    thing: Addressable
    name: str
    size: str


TITLES = {
    "briefings/index": (
        "Briefings",
        "Every article, the latest first: what it claims, on what evidence, and where it stands.",
    ),
    "questions/index": ("Questions", "Every proposition on which the articles take positions."),
    "topics/index": ("Topics", "What the articles are about."),
    "authors/index": ("Authors", "Who wrote the articles."),
}


def specs(site: Site) -> Iterator[Spec]:
    """One page for each list, more where it is long; and a page for each author."""
    totals = {
        "briefings/index": len(site.listed),
        "questions/index": len(site.figures.disagreements),
        "topics/index": len(site.corpus.topics),
        "authors/index": len(site.corpus.authors),
    }
    for source, (title, lead) in TITLES.items():
        spec = Spec(source, title, _LISTS[source], description=lead, filters={"page": ("list",)})
        yield from spec.over(totals[source])
    for author in site.corpus.authors.values():
        yield Spec(
            source=f"authors/{author.id}",
            title=author.name,
            render=partial(render_author, author=author),
            description=author.affiliation or author.name,
            place=author.articles[0].place if author.articles else None,
            filters={"page": ("author",)},
        )


def _list(here: PageContext, source: str, number: int, total: int, **context: object) -> str:
    title, lead = TITLES[source]
    return here.render("list.html", title=title, lead=lead, pages=Pages(source, number, total), **context)


def render_briefings(here: PageContext, number: int = 1) -> str:
    """All articles, the latest first."""
    articles = here.site.listed
    cut = Pages("", number, len(articles)).cut(articles)
    return _list(here, "briefings/index", number, len(articles), articles=cut)


def render_questions(here: PageContext, number: int = 1) -> str:
    """All questions, by how they divide."""
    rows = here.site.figures.disagreements
    cut = Pages("", number, len(rows)).cut(rows)
    caption = "Questions, the most divisive first"
    return _list(here, "questions/index", number, len(rows), rows=cut, caption=caption)


def _items(here: PageContext, source: str, number: int, items: list[Item]) -> str:
    cut = Pages("", number, len(items)).cut(items)
    return _list(here, source, number, len(items), items=cut)


def _articles(thing: Topic | Author) -> str:
    return pluralize(len(thing.articles), "article", "articles")


def render_topics(here: PageContext, number: int = 1) -> str:
    """All topics, in the order of the data."""
    items = [Item(topic, topic.written.title, _articles(topic)) for topic in here.site.corpus.topics.values()]
    return _items(here, "topics/index", number, items)


def render_authors(here: PageContext, number: int = 1) -> str:
    """All authors, by name."""
    authors = sorted(
        here.site.corpus.authors.values(), key=lambda author: (author.name.casefold(), author.id)
    )
    return _items(here, "authors/index", number, [Item(a, a.name, _articles(a)) for a in authors])


def render_author(here: PageContext, author: Author) -> str:
    """One author: the articles, and where they stand."""
    articles = [article for article in here.site.listed if author in article.authors]
    order = {d.question.id: rank for rank, d in enumerate(here.site.figures.disagreements)}
    positions = [
        position
        for article in articles
        for position in article.positions.values()
        if position.written.withdrawn is None
        and article.written.withdrawn is None
        and position.question.id in order
    ]
    positions.sort(key=lambda position: order[position.question.id])
    return here.render("author.html", author=author, articles=articles, positions=positions)


def render_articles(  # noqa: PLR0913, PLR0917 - each narrows the list down in its own way
    here: PageContext,
    topic: Topic | None = None,
    author: Author | None = None,
    publisher: str | None = None,
    since: Date | None = None,
    limit: int | None = None,
) -> str:
    """The latest `limit` articles, narrowed down by topic, author, publisher or date.

    `since` keeps what may have been published on its first day or later.
    """
    found = [
        article
        for article in here.site.newest
        if (topic is None or topic in article.topics)
        and (author is None or author in article.authors)
        and publisher in (None, article.written.publisher)
        and (since is None or article.written.published.last >= since.first)
    ]
    return here.call("articles.html", "entries", found[:limit])


_LISTS = {
    "briefings/index": render_briefings,
    "questions/index": render_questions,
    "topics/index": render_topics,
    "authors/index": render_authors,
}
