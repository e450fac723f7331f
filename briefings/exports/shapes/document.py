"""The documents, each a file under `/api/v1/`. The schema adds to each of them where it is described: `$schema`."""
# pydantic reads the annotations when the schema is written: no `from __future__ import annotations` here.

from typing import Annotated, Any, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from ...corpus import schema
from .article import Article
from .question import Question, QuestionInFull, Row
from .values import Id, OnPage, PageUrl


class Topic(OnPage, schema.Topic):
    """A subject under which questions and articles stand."""

    id: Id


class Event(schema.Event):
    """What happened when."""

    id: Id


class Site(TypedDict):
    """The site that publishes the data."""

    name: str
    url: NotRequired[PageUrl]
    rights: Annotated[NotRequired[str], Field(description="The terms under which the data may be used.")]


Redirected = Annotated[
    Id, Field(description="Only in a document at an old id: the id that the thing has now.")
]


class Citation(TypedDict):
    """One thing to cite, in each format."""

    bibtex: Annotated[str, Field(description="A BibTeX entry.")]
    ris: Annotated[str, Field(description="A RIS record.")]
    csl_json: Annotated[
        dict[str, Any], Field(description="An item of CSL-JSON; citation programs read a list of such items.")
    ]


class Citations(TypedDict):
    """How to cite an article, and our briefing on it."""

    article: Annotated[Citation, Field(description="The article, by its author.")]
    briefing: Annotated[Citation, Field(description="Our briefing on it, by its annotators.")]


class ArticleDocument(TypedDict):
    """`articles/<article>.json`."""

    site: Site
    redirected_to: NotRequired[Redirected]
    article: Article
    citations: Citations


class QuestionDocument(TypedDict):
    """`questions/<question>.json`."""

    site: Site
    redirected_to: NotRequired[Redirected]
    question: QuestionInFull


class DisagreementsDocument(TypedDict):
    """`disagreements.json`: the index, in its order."""

    site: Site
    disagreements: list[Row]


class CorpusDocument(TypedDict):
    """`corpus.json`: everything."""

    site: Site
    topics: list[Topic]
    events: list[Event]
    questions: list[Question]
    articles: list[Article]
    redirects: Annotated[
        dict[str, str],
        Field(description="Old ids and what they stand for now, for articles, questions and claims."),
    ]
