"""Lists over the whole corpus: briefings, questions, topics and authors."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..labels import counted
from .spec import Pages, Spec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...corpus.edtf import Date
    from ...corpus.model import Article, Author, Topic
    from ..addresses import Addressable
    from ..here import Here
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
        macro = source.replace("/index", "_list")
        spec = Spec(source, macro, (), title, description=lead, filters={"page": ("list",)})
        yield from spec.over(totals[source])
    for author in site.corpus.authors.values():
        yield Spec(
            source=f"authors/{author.id}",
            macro="author",
            arguments=(author.id,),
            title=author.name,
            description=author.affiliation or author.name,
            place=author.articles[0].place if author.articles else None,
            filters={"page": ("author",)},
        )


def _list(site: Site, here: Here, source: str, number: int, total: int, **context: object) -> str:
    title, lead = TITLES[source]
    return site.render(
        "list.html", here, title=title, lead=lead, pages=Pages(source, number, total), **context
    )


def render_briefings(site: Site, here: Here, number: int = 1) -> str:
    """All articles, the latest first."""
    articles = site.listed
    cut = Pages("", number, len(articles)).cut(articles)
    return _list(site, here, "briefings/index", number, len(articles), articles=cut)


def render_questions(site: Site, here: Here, number: int = 1) -> str:
    """All questions, by how they divide."""
    rows = site.figures.disagreements
    cut = Pages("", number, len(rows)).cut(rows)
    caption = "Questions, the most divisive first"
    return _list(site, here, "questions/index", number, len(rows), rows=cut, caption=caption)


def _items(site: Site, here: Here, source: str, number: int, items: list[Item]) -> str:
    cut = Pages("", number, len(items)).cut(items)
    return _list(site, here, source, number, len(items), items=cut)


def _articles(thing: Topic | Author) -> str:
    return counted(len(thing.articles), "article", "articles")


def render_topics(site: Site, here: Here, number: int = 1) -> str:
    """All topics, in the order of the data."""
    items = [Item(topic, topic.title, _articles(topic)) for topic in site.corpus.topics.values()]
    return _items(site, here, "topics/index", number, items)


def render_authors(site: Site, here: Here, number: int = 1) -> str:
    """All authors, by name."""
    authors = sorted(site.corpus.authors.values(), key=lambda author: (author.name.casefold(), author.id))
    return _items(site, here, "authors/index", number, [Item(a, a.name, _articles(a)) for a in authors])


def render_author(site: Site, here: Here, author: Author) -> str:
    """One author: the articles, and where they stand."""
    articles = [article for article in site.listed if author in article.authors]
    order = {d.question.id: rank for rank, d in enumerate(site.figures.disagreements)}
    positions = [
        position
        for article in articles
        for position in article.positions.values()
        if position.withdrawn is None and article.withdrawn is None and position.question.id in order
    ]
    positions.sort(key=lambda position: order[position.question.id])
    return site.render("author.html", here, author=author, articles=articles, positions=positions)


def articles(
    site: Site,
    *,
    topic: Topic | None = None,
    author: Author | None = None,
    publisher: str | None = None,
    since: Date | None = None,
) -> list[Article]:
    """Articles, the latest first, narrowed down; `since` keeps what may have been published on its first day or later."""
    return [
        article
        for article in site.newest
        if (topic is None or topic in article.topics)
        and (author is None or author in article.authors)
        and publisher in (None, article.publisher)
        and (since is None or article.published.last >= since.first)
    ]
