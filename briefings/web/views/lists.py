"""Lists over the whole corpus: briefings, questions, topics and authors."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from ...analysis import eligible
from ...corpus.names import Names
from ...corpus.reader import read
from ...corpus.vocabulary import Kind, Voice
from ...editing import new_entry
from ...editing.changes import change
from ...editing.split import HEADER
from ..context import Link
from ..spec import Pagination, Spec
from ..words import TYPE_HEADINGS, kept, pluralize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ...corpus.edtf import Date
    from ...corpus.model import Article, Author, Claim, Position, Topic
    from ..context import PageContext
    from ..site import Site


class Item(NamedTuple):
    """A topic or an author in a list."""

    thing: Topic | Author
    name: str

    @property
    def size(self) -> str:
        """The number of its articles, in words."""
        return pluralize(kept(self.thing.articles), "article", "articles")


class List(NamedTuple):
    """A list of all things of one kind, with its title, its introduction and its entries."""

    source: str
    title: str
    lead: str
    kind: str
    """The template for its entries: `articles`, `questions` or `items`."""
    entries: Callable[[Site], Sequence[object]]


def _topics(site: Site) -> list[Item]:
    """In the order of the data."""
    return [Item(topic, topic.written.title) for topic in site.corpus.topics.values()]


def _authors(site: Site) -> list[Item]:
    """By name."""
    authors = sorted(site.corpus.authors.values(), key=lambda author: (author.name.casefold(), author.id))
    return [Item(author, author.name) for author in authors]


LISTS = (
    List(
        "briefings/index",
        "Articles",
        "For whoever must write about them all: what each article argues, asks for, opposes and holds alone. The "
        "latest comes first.",
        "articles",
        lambda site: site.listed,
    ),
    List(
        "questions/index",
        "Questions",
        "Every proposition on which the articles take positions.",
        "questions",
        lambda site: site.figures.disagreements,
    ),
    List("topics/index", "Topics", "What the articles are about.", "items", _topics),
    List("authors/index", "Authors", "Who wrote the articles.", "items", _authors),
)


def specs(site: Site) -> Iterator[Spec]:
    """The pages of each list, and a page for each author."""
    for each in LISTS:
        entries = each.entries(site)
        page = Spec(
            each.source,
            each.title,
            partial(render, shown=each),
            description=each.lead,
            empty=not entries,
        )
        yield from page.over(len(entries))
    for author in site.corpus.authors.values():
        yield Spec(
            source=f"authors/{author.id}",
            title=author.name,
            render=partial(render_author, author=author),
            description=author.written.affiliation or author.name,
            place=author.articles[0].place if author.articles else None,
        )


def render(here: PageContext, shown: List, number: int = 1) -> str:
    """One page of a list."""
    entries = shown.entries(here.site)
    pages = Pagination(shown.source, number, len(entries))
    jump = _parts(here) if shown.kind == "questions" and pages.last > 1 else []
    return here.render(
        "list.html",
        list=shown,
        entries=pages.cut(entries),
        pages=pages,
        jump=jump,
        speaking=_speaking,
        predictions=here.site.predictions,
        proposal=_proposal(here.site) if shown.kind == "articles" and number == 1 else "",
    )


def _proposal(site: Site) -> str:
    """What docs/assets/propose.js needs to make a file of an article: JSON."""
    topics = [[topic.id, topic.written.title] for topic in site.corpus.topics.values()]
    return json.dumps({"topics": topics, "skeleton": _skeleton()}, ensure_ascii=False)


@cache
def _skeleton() -> str:
    """The file that `new article` writes for an article of which nothing is known, with the id `id`."""
    empty, _ = read("", "articles: {}\n")
    return f"{HEADER}\n" + change(empty, {("articles", "id"): new_entry.article({}, None, date.min)}, Names())


def _speaking(article: Article) -> dict[Kind, Claim]:
    """The claim of each kind that speaks best for an article: what annotators chose, then what its author argues."""
    chosen = article.in_brief
    others = [
        claim for claim in article.claims.values() if not claim.written.withdrawn and claim not in chosen
    ]
    speaking: dict[Kind, Claim] = {}
    for claims in (chosen, others):
        for claim in sorted(claims, key=lambda claim: claim.written.voice is not Voice.AUTHOR):
            speaking.setdefault(claim.kind, claim)
    return speaking


def _parts(here: PageContext) -> list[Link]:
    """Links to the questions of each topic, if there are several, and of each kind, with how many there are."""
    index = here.page("disagreements")
    questions = [d.question for d in here.site.figures.disagreements]
    topics = Counter((f"{here.url(q.topic)}#questions", q.topic.written.title) for q in questions)
    if len(topics) == 1:
        topics.clear()
    types = Counter(question.written.type for question in questions)
    kinds = {(f"{index}?type={type_.value}", TYPE_HEADINGS[type_]): types[type_] for type_ in types}
    return [Link(url, f"{name} ({count})") for (url, name), count in [*topics.items(), *kinds.items()]]


def render_author(here: PageContext, author: Author) -> str:
    """One author: the articles, and where they stand."""
    articles = here.site.listed_under.get(author, [])
    figures = here.site.figures
    taken: defaultdict[str, list[Position]] = defaultdict(list)
    for article in articles:
        for position in filter(eligible.is_eligible, article.positions.values()):
            taken[position.question.id].append(position)
    stands = [
        (taken[id_], figures.changes[id_].get(author))
        for id_ in sorted(taken, key=figures.places.__getitem__)
    ]
    return here.render("author.html", author=author, articles=articles, stands=stands)


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
        and (since is None or article.recency[1] >= since.first)
    ]
    return here.call("articles.html", "entries", found[:limit])


def render_newest(here: PageContext, limit: int | None = 4) -> str:
    """The articles that were annotated last, with the day: that of the first revision, or of the receipt if earlier.

    Where the data gives no such day, those published last, and a sentence that says so.
    """
    days = {
        article: min(dates, key=lambda date: (date.first, date.last))
        for article in here.site.newest
        if (dates := article.worked_on)
    }
    # Of those annotated on the same day, the later in the data comes first.
    found = [article for article in reversed(here.site.corpus.articles.values()) if article in days]
    found.sort(key=lambda article: days[article].last, reverse=True)
    return here.call("articles.html", "newest", (found or here.site.newest)[:limit], days)
