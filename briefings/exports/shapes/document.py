"""The documents, each a file under `/api/v1/`."""
# pydantic reads the annotations when the schema is written: no `from __future__ import annotations` here.

from typing import Any

from ...corpus import schema
from .article import Article
from .question import Question, QuestionInFull, Row
from .values import Document, Id, OnPage, PageUrl, Shape


class Topic(OnPage, schema.Topic):
    """A subject under which questions and articles stand."""

    id: Id


class Event(schema.Event):
    """What happened when."""

    id: Id


class Site(Shape):
    """The site that publishes the data."""

    name: str
    url: PageUrl | None = None
    rights: str | None = None
    """The terms under which the data may be used."""


class Citation(Shape):
    """One thing to cite, in each format."""

    bibtex: str
    """A BibTeX entry."""
    ris: str
    """A RIS record."""
    csl_json: dict[str, Any]
    """An item of CSL-JSON; citation programs read a list of such items."""


class Citations(Shape):
    """How to cite an article, and our briefing on it."""

    article: Citation
    """The article, by its author."""
    briefing: Citation
    """Our briefing on it, by its annotators."""


class _OfSite(Document):
    """What says which site it is from."""

    site: Site


class _AtAnyId(_OfSite):
    """A document that is published at the old ids of its thing, too."""

    redirected_to: Id | None = None
    """Only in a document at an old id: the id that the thing has now."""


class ArticleDocument(_AtAnyId):
    """`articles/<article>.json`."""

    article: Article
    citations: Citations


class QuestionDocument(_AtAnyId):
    """`questions/<question>.json`."""

    question: QuestionInFull


class DisagreementsDocument(_OfSite):
    """`disagreements.json`: the index, in its order."""

    disagreements: list[Row]


class CorpusDocument(_OfSite):
    """`corpus.json`: everything."""

    topics: list[Topic]
    events: list[Event]
    questions: list[Question]
    articles: list[Article]
    redirects: dict[str, str]
    """Old ids and what they stand for now, for articles, questions and claims."""
