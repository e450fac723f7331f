"""Lists over the whole corpus: briefings, questions, topics, authors, and claims of one kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ...corpus.vocabulary import Kind, Status
from ..labels import counted
from . import files
from .claim import ClaimView, view
from .spec import Pages, Spec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...corpus.edtf import Date
    from ...corpus.model import Article, Author, Claim, Topic
    from ..addresses import Addressable
    from ..here import Here
    from ..site import Site


class Item(NamedTuple):
    thing: Addressable
    name: str
    size: str


class Group(NamedTuple):
    """Some claims under a heading: those of this page, and how many there are on all pages."""

    number: int
    name: str
    claims: list[ClaimView]
    total: int


TITLES = {
    "briefings/index": (
        "Briefings",
        "Every article, the latest first: what it claims, on what evidence, and where it stands.",
    ),
    "questions/index": ("Questions", "Every proposition on which the articles take positions."),
    "topics/index": ("Topics", "What the articles are about."),
    "authors/index": ("Authors", "Who wrote the articles."),
    "predictions": ("Predictions", "What the articles expect to happen, and what became of it."),
    "recommendations": ("Recommendations", "What the articles want done, grouped by whom they address."),
}


def specs(site: Site) -> Iterator[Spec]:
    """One page for each list, more where it is long; and a page for each author."""
    totals = {
        "briefings/index": len(site.listed),
        "questions/index": len(site.figures.disagreements),
        "topics/index": len(site.corpus.topics),
        "authors/index": len(site.corpus.authors),
        "predictions": len(predictions(site)),
        "recommendations": len(recommendations(site)),
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


def _claims(site: Site, kind: Kind) -> list[Claim]:
    return [claim for article in site.newest for claim in article.of_kind(kind) if claim.withdrawn is None]


def predictions(site: Site) -> list[tuple[str, Claim]]:
    """Each with the heading it stands under: what is still open by when it is due, then what has been decided."""
    claims = _claims(site, Kind.PREDICTION)
    claims.sort(key=lambda claim: (claim.by is None, claim.by and claim.by.last))
    order = list(Status)
    claims.sort(key=lambda claim: order.index(claim.status or Status.OPEN))
    headings = {
        Status.OPEN: "Open",
        Status.HELD: "Held",
        Status.FAILED: "Failed",
        Status.UNRESOLVABLE: "Cannot be decided",
    }
    return [(headings[claim.status or Status.OPEN], claim) for claim in claims]


def recommendations(site: Site) -> list[tuple[str, Claim]]:
    """Each under everybody whom it addresses; those that address nobody by name come last."""
    claims = _claims(site, Kind.RECOMMENDATION)
    addressed = [(whom, claim) for claim in claims for whom in claim.to]
    addressed.sort(key=lambda entry: entry[0].casefold())
    return addressed + [("Nobody in particular", claim) for claim in claims if not claim.to]


def _groups(here: Here, entries: list[tuple[str, Claim]], shown: Sequence[tuple[str, Claim]]) -> list[Group]:
    totals = Counter(name for name, _ in entries)
    numbers = {name: number for number, name in enumerate(totals, 1)}
    groups: dict[str, Group] = {}
    for name, claim in shown:
        groups.setdefault(name, Group(numbers[name], name, [], totals[name])).claims.append(view(here, claim))
    return list(groups.values())


def _by_claim(
    site: Site,
    here: Here,
    source: str,
    number: int,
    entries: list[tuple[str, Claim]],
) -> str:
    title, lead = TITLES[source]
    pages = Pages(source, number, len(entries))
    data = files.predictions(site.publication) if source == "predictions" else []
    groups = _groups(here, entries, pages.cut(entries))
    return site.render("claims.html", here, title=title, lead=lead, groups=groups, pages=pages, data=data)


def render_predictions(site: Site, here: Here, number: int = 1) -> str:
    """All predictions, by what became of them."""
    return _by_claim(site, here, "predictions", number, predictions(site))


def render_recommendations(site: Site, here: Here, number: int = 1) -> str:
    """All recommendations, by whom they address."""
    return _by_claim(site, here, "recommendations", number, recommendations(site))


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
