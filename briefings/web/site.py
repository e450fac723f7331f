"""All that a page is made from: the corpus, its figures, the templates, and where everything is."""

from __future__ import annotations

import os
from collections import defaultdict
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..analysis.figures import Figures
from ..corpus.model import Article, Claim, Corpus, Event, Position
from ..exports.addresses import Addresses
from ..exports.publication import Publication
from . import words
from .moved import Moved
from .spec import PER_PAGE, Pagination
from .strip import strip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..corpus.edtf import Date
    from ..corpus.model import Target
    from ..history.published import Pages as Earlier

FEW_ARTICLES = 12
"""Of so few articles each two have a page of their own, at most 66; of more a browser makes the comparison."""
TEMPLATES = Path(__file__).parent / "templates"


class Site:
    """One build's view of the data. Made anew for each build, so that `serve` picks up every change."""

    def __init__(  # noqa: PLR0913 - the configuration of a site
        self,
        corpus: Corpus,
        *,
        directory_urls: bool = True,
        url: str = "",
        name: str = "",
        description: str = "",
        rights: str = "",
        earlier: Earlier | None = None,
    ) -> None:
        self.corpus = corpus
        self.moved = Moved(corpus)
        self.earlier = earlier or {}
        """Earlier versions of what stands on a page, by its id; pages without any are left out."""
        self.url = f"{url.rstrip('/')}/" if url else ""
        """The site's own address with a slash at the end; empty where it is not known."""
        self.figures = Figures(corpus)
        self.addresses = Addresses(directory_urls=directory_urls)
        self.publication = Publication(
            corpus,
            self.figures,
            self.addresses,
            name=name,
            description=description,
            rights=rights,
            url=self.url,
        )
        """What leaves the site for other programs is made from."""
        self.handwritten: set[str] = set()
        """The sources of the hand-written pages: generated pages link to those that are there."""
        self.references: defaultdict[str, dict[str, Callable[[], str]]] = defaultdict(dict)
        """By what a macro calls a thing: the hand-written pages that name it, by address, each with its title."""
        self.templates = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, auto_reload=False
        )
        self.templates.globals.update(words=words, points=strip)

    @cached_property
    def labels(self) -> dict[str, str]:
        """A short label for each article, by id."""
        return words.article_labels(self.corpus.articles.values())

    @cached_property
    def newest(self) -> list[Article]:
        """All articles that are not withdrawn, the latest published first; ties by id."""
        articles = [article for article in self.corpus.articles.values() if article.written.withdrawn is None]
        articles.sort(key=lambda article: article.id)
        articles.sort(
            key=lambda article: (article.written.published.first, article.written.published.last),
            reverse=True,
        )
        return articles

    def pairs_have_pages(self, articles: Sequence[Article]) -> bool:
        """Whether the comparison of these articles is a page of its own: of two, where there are few in all."""
        return len(articles) == len(set(articles)) == 2 and len(self.newest) <= FEW_ARTICLES  # noqa: PLR2004 - a pair

    @cached_property
    def chronicle(self) -> list[Event | Article]:
        """Events and articles, the earliest first.

        What is known only to the month or year stands at its latest day, after what it may follow.
        """

        def order(entry: Event | Article) -> tuple[object, ...]:
            date = entry.written.date if isinstance(entry, Event) else entry.written.published
            return (date.last, date.first, isinstance(entry, Article), entry.id)

        return sorted([*self.corpus.events.values(), *self.newest], key=order)

    def on_timeline(self, event: Event) -> str:
        """The address of an event on the page of the timeline that holds it."""
        number = self.chronicle.index(event) // PER_PAGE + 1
        source = Pagination("timeline", number, len(self.chronicle)).source(number)
        return f"{self.addresses.page(source)}#{event.id}"

    @cached_property
    def day(self) -> date:
        """The day as of which the site speaks, in UTC: the same data give the same pages on every day.

        SOURCE_DATE_EPOCH where it is set (reproducible-builds.org); else the latest day on which, by its dates,
        somebody worked on the data or an article appeared, taken as early as it may have been.
        """
        if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
            return datetime.fromtimestamp(int(epoch), UTC).date()
        return max((day.first for day in _days(self.corpus)), default=date(1970, 1, 1))

    @cached_property
    def listed(self) -> list[Article]:
        """What lists show: the newest first, withdrawn articles at the end."""
        return self.newest + [
            article for article in self.corpus.articles.values() if article.written.withdrawn
        ]

    @cached_property
    def example(self) -> dict[str, Example]:
        """Ids that any page can use to show a macro, from whatever corpus is there; empty where there is none."""
        articles = self.newest
        claims = [
            claim
            for article in articles
            for claim in article.claims.values()
            if claim.written.withdrawn is None
        ]
        d = next((d for d in self.figures.disagreements if d.positions), None)
        ids = {
            "article": articles[0].id if articles else "",
            "other": articles[1].id if len(articles) > 1 else "",
            "claim": claims[0].key if claims else "",
            "question": d.question.id if d else "",
            "position": key(d.positions[0]) if d else "",
        }
        return {what: Example(id_) for what, id_ in ids.items()}


def _days(corpus: Corpus) -> Iterator[Date]:
    """The dates of work on the data, and of the articles themselves."""
    for article in corpus.articles.values():
        yield article.written.published
        yield from (revision.date for revision in article.written.revisions)
        if article.written.receipt is not None:
            yield article.written.receipt.date
        for claim in article.claims.values():
            if claim.resolution is not None:
                yield claim.resolution.date


class Example(str):
    """An id that stands for any: a page that shows a macro with it does not speak of the thing."""

    __slots__ = ()


def key(thing: Target | Position) -> str:
    """What a macro or `[[…]]` calls it: `michta-2025`, `michta-2025.e3`, `war-aims`, `michta-2025.on-war-aims`."""
    match thing:
        case Claim():
            return thing.key
        case Position():
            return f"{thing.article.id}.on-{thing.question.id}"
    return thing.id
