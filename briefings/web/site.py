"""What every page is made from: the corpus, its figures, the templates and the addresses."""

from __future__ import annotations

import os
from collections import defaultdict
from datetime import UTC, date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jinja2 import FileSystemLoader
from markupsafe import Markup

from ..analysis import eligible
from ..analysis.as_of import as_of
from ..analysis.figures import Figures
from ..corpus import load
from ..corpus.loading import read_once
from ..corpus.model import Article, Claim, Corpus, Event, key
from ..corpus.vocabulary import Kind
from ..exports import registry
from ..exports.addresses import Addresses
from ..exports.publication import File, Publication, marked
from ..exports.schema import pointer
from ..exports.shapes.earlier import VersionsDocument
from ..exports.shards import WHOLE, Shard
from ..history.published import by_page, documents
from ..history.superseded import history_or_empty
from . import languages, passages, words
from .compiled import Compiled
from .compiler import Templates
from .former_ids import FormerIds
from .spec import PER_PAGE, Pagination
from .strip import strip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ..corpus.loading import Read
    from ..corpus.model import Author, Topic
    from ..history.published import Pages as Earlier

FEW_ARTICLES = 12
"""Up to so many articles, each two have a comparison page of their own, 66 at most. For more, the browser compares."""
TEMPLATES = Path(__file__).parent / "templates"


class Site:
    """The data as one build sees them. Each build of `serve` makes a new one, and so picks up every change."""

    def __init__(  # noqa: PLR0913 - the configuration of a site
        self,
        corpus: Corpus,
        *,
        directory_urls: bool = True,
        url: str = "",
        first_url: str = "",
        name: str = "",
        description: str = "",
        rights: str = "",
        language: str = "en",
        earlier: Earlier | None = None,
    ) -> None:
        self.corpus = corpus
        self.former_ids = FormerIds(corpus)
        self.earlier = earlier or {}
        """Earlier versions of what stands on a page, by the id of the article or question."""
        self.url = f"{url.rstrip('/')}/" if url else ""
        """The site's own address with a slash at the end; empty if it is not known."""
        self.language = language
        """That of the theme and, as far as anybody knows, of the annotators: a tag of BCP 47."""
        self.figures = Figures(corpus)
        self.addresses = Addresses(directory_urls=directory_urls)
        self.publication = Publication(
            corpus,
            self.figures,
            self.addresses,
            name=name,
            description=description,
            rights=str(Markup(rights).striptags()),  # noqa: S704 - its tags are taken away
            url=self.url,
            first_url=first_url,
        )
        """What the exports are made from."""
        self.preview: Site | None = None
        """The same site with the drafts in it. None if there are none."""
        self.handwritten: set[str] = set()
        """The sources of the hand-written pages. Generated pages link only to those that exist."""
        self.references: defaultdict[str, dict[str, Callable[[], str]]] = defaultdict(dict)
        """The hand-written pages that name a thing, by its `key` and their address; the value returns the title."""
        self.theirs = languages.theirs(language)
        """The attributes of elements with text of the annotators."""
        self.templates = Templates(
            FileSystemLoader(TEMPLATES),
            words=words,
            passages=passages,
            points=strip,
            marked=marked,
            theirs=self.theirs,
            original=languages.original,
        )
        self.templates.bytecode_cache = Compiled(self.templates)

    def exports(self, pages: Iterable[str], shard: Shard = WHOLE) -> list[registry.Files]:
        """All files made from data that are no pages, as `registry.parts` gives them."""
        return [*registry.parts(self.publication, pages, shard), partial(self._earlier_versions, shard)]

    def _earlier_versions(self, shard: Shard) -> Iterator[File]:
        described = pointer(VersionsDocument, depth=1)
        earlier = {page: parts for page, parts in self.earlier.items() if shard.has(page)}
        for path, document in documents(self.corpus, earlier, described):
            yield File(path, [document.encode()])

    @cached_property
    def labels(self) -> dict[str, str]:
        """A short label for each article, by id."""
        return words.article_labels(self.corpus.articles.values())

    @cached_property
    def narrow_labels(self) -> dict[str, str]:
        """Likewise, for heads of columns and the like."""
        names = words.narrow_names(self.corpus.authors.values())
        return words.article_labels(self.corpus.articles.values(), lambda author: names[author.id])

    @cached_property
    def newest(self) -> list[Article]:
        """All articles that are not withdrawn, newest first, undated ones last, ties by id."""
        articles = [article for article in self.corpus.articles.values() if article.written.withdrawn is None]
        articles.sort(key=lambda article: article.id)
        articles.sort(key=lambda article: article.recency, reverse=True)
        return articles

    def claims(self, *kinds: Kind) -> list[Claim]:
        """All claims of these kinds that are not withdrawn, those of the newest article first."""
        return [
            claim
            for article in self.newest
            for kind in kinds
            for claim in article.of_kind(kind)
            if claim.written.withdrawn is None
        ]

    @cached_property
    def predictions(self) -> list[Claim]:
        """All predictions that are not withdrawn, those of the newest article first."""
        return self.claims(Kind.PREDICTION)

    @cached_property
    def by_name(self) -> dict[Article, int]:
        """All articles that are not withdrawn, by byline; those with the same one from the earliest to undated ones.

        Each with its place in this order.
        """
        articles = [entry for entry in self.timeline if isinstance(entry, Article)]
        articles.sort(key=lambda article: words.short_byline(article).casefold())
        return {article: place for place, article in enumerate(articles)}

    @cached_property
    def concerned(self) -> dict[str, list[Article]]:
        """The articles on each topic, and those of other topics that answer one of its questions, by the topic's id.

        They are in the order of the data, without withdrawn ones.
        """
        found: defaultdict[str, list[Article]] = defaultdict(list)
        for article in eligible.articles(self.corpus):
            topics = [*article.topics, *(position.question.topic for position in article.positions.values())]
            for id_ in dict.fromkeys(topic.id for topic in topics):
                found[id_].append(article)
        return dict(found)

    def pairs_have_pages(self, articles: Sequence[Article]) -> bool:
        """Whether the comparison of these articles has a page of its own."""
        return len(articles) == len(set(articles)) == 2 and len(self.newest) <= FEW_ARTICLES  # noqa: PLR2004 - a pair

    @cached_property
    def timeline(self) -> list[Event | Article]:
        """Events and articles, the earliest first, undated articles last.

        A date that gives only the month or year counts as its last day.
        """

        def order(entry: Event | Article) -> tuple[object, ...]:
            known = entry.written.date if isinstance(entry, Event) else entry.written.published
            last, first = (known.last, known.first) if known else (date.max, date.max)
            return (last, first, isinstance(entry, Article), entry.id)

        return sorted([*self.corpus.events.values(), *self.newest], key=order)

    @cached_property
    def _places_on_timeline(self) -> dict[Event | Article, int]:
        return {entry: place for place, entry in enumerate(self.timeline)}

    def on_timeline(self, event: Event) -> str:
        """The address of an event on the timeline."""
        number = self._places_on_timeline[event] // PER_PAGE + 1
        source = Pagination("timeline", number, len(self.timeline)).source(number)
        return f"{self.addresses.page(source)}#{event.id}"

    @cached_property
    def day(self) -> date:
        """The day, in UTC, that the site takes for today: SOURCE_DATE_EPOCH if it is set (reproducible-builds.org),
        otherwise the day of the latest work on the data.
        """
        if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
            return datetime.fromtimestamp(int(epoch), UTC).date()
        return as_of(self.corpus)

    @cached_property
    def listed(self) -> list[Article]:
        """All articles for lists: newest first, withdrawn ones at the end."""
        return self.newest + [
            article for article in self.corpus.articles.values() if article.written.withdrawn
        ]

    @cached_property
    def listed_under(self) -> dict[Topic | Author, list[Article]]:
        """The articles of each topic and of each author, in the order of lists. Those without articles are left out."""
        found: defaultdict[Topic | Author, list[Article]] = defaultdict(list)
        for article in self.listed:
            things: list[Topic | Author] = [*article.topics, *article.authors]
            for thing in things:
                found[thing].append(article)
        return dict(found)

    @cached_property
    def example(self) -> dict[str, Example]:
        """Ids of this corpus with which a page can show a macro; an empty id if the corpus has none."""
        articles = self.newest
        claims = self.claims(*Kind)
        d = next((d for d in self.figures.disagreements if d.positions), None)
        ids = {
            "article": articles[0].id if articles else "",
            "other": articles[1].id if len(articles) > 1 else "",
            "claim": claims[0].key if claims else "",
            "question": d.question.id if d else "",
            "position": key(d.positions[0]) if d else "",
        }
        return {what: Example(id_) for what, id_ in ids.items()}


def of_project(root: Path, settings: Mapping[str, Any], first_url: str, read: Read = read_once) -> Site:
    """The site of a project, with its history, as the settings of MkDocs describe it. `root` is the project's folder.

    Raises CorpusError for errors in the data, and CacheError.
    """
    corpus = load(root, read)
    theme = settings.get("theme")
    language = theme.get("language") if theme and not isinstance(theme, str) else None
    make = partial(
        Site,
        directory_urls=settings.get("use_directory_urls", True),
        url=settings.get("site_url") or "",
        first_url=first_url,
        name=settings["site_name"],
        description=settings.get("site_description") or "",
        rights=settings.get("copyright") or "",
        language=language or "en",
    )
    site = make(corpus, earlier=by_page(corpus, history_or_empty(root).superseded))
    site.preview = make(corpus.preview) if corpus.preview else None
    docs = root / settings.get("docs_dir", "docs")
    # Where there are hooks, `on_files` knows better which of these are pages.
    site.handwritten = {path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md")}
    return site


def first_url(extra: Mapping[str, Any]) -> str:
    """`first_url` under `extra` with a slash at its end, or nothing; raises ValueError if it is no web address."""
    url = extra.get("first_url") or ""
    try:
        parts = urlsplit(str(url))
        whole = isinstance(url, str) and parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        whole = False
    if url and not whole:
        message = f"first_url, under extra in mkdocs.yml, is no web address: {url!r}."
        raise ValueError(f"{message} Write all of it, such as https://example.org/briefings/.")
    return f"{url.rstrip('/')}/" if url else ""


class Example(str):
    """An id that only shows how a macro works. A page that uses it does not count as naming the thing."""

    __slots__ = ()
