"""The data for other programs: everything in one file, and one file for each article and question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .entries import article, question
from .entries.parts import Entry, given, place
from .json_text import compact
from .publication import File
from .schema import pointer
from .shapes import document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..corpus.model import Article, Question
    from .publication import Publication

FOLDER = "api/v1"


def files(publication: Publication) -> Iterator[File]:
    """Every document. What has had another id is served in full there too, and says what its id is now."""
    site = given({"name": publication.name, "url": publication.url, "rights": publication.rights})
    articles: list[str] = []
    for each in publication.corpus.articles.values():
        text = compact(article.article(publication, each))
        articles.append(text)
        head = [("$schema", compact(pointer(document.ArticleDocument, 1))), ("site", compact(site))]
        yield from _under_all_ids(publication, each, "articles", head, ("article", text))
    for asked in publication.corpus.questions.values():
        text = compact(question.in_full(publication, asked))
        head = [("$schema", compact(pointer(document.QuestionDocument, 1))), ("site", compact(site))]
        yield from _under_all_ids(publication, asked, "questions", head, ("question", text))
    rows = [compact(question.row(publication, d)) for d in publication.figures.disagreements]
    yield _file(
        "disagreements.json",
        [
            ("$schema", compact(pointer(document.DisagreementsDocument))),
            ("site", compact(site)),
            ("disagreements", _array(rows)),
        ],
    )
    yield _file(
        "corpus.json",
        [
            ("$schema", compact(pointer(document.CorpusDocument))),
            ("site", compact(site)),
            ("topics", compact(_topics(publication))),
            ("events", compact(_events(publication))),
            (
                "questions",
                _array(
                    compact(question.question(publication, each))
                    for each in publication.corpus.questions.values()
                ),
            ),
            # Each article has been written already, for its own file.
            ("articles", _array(articles)),
            ("redirects", compact(publication.corpus.redirects)),
        ],
    )


def path(section: str, id_: str) -> str:
    """Where a thing's document is: `api/v1/articles/michta-2025.json`."""
    return f"{FOLDER}/{section}/{id_}.json"


def _under_all_ids(
    publication: Publication,
    thing: Article | Question,
    section: str,
    head: list[tuple[str, str]],
    body: tuple[str, str],
) -> Iterator[File]:
    for id_ in publication.ids(thing):
        moved = [] if id_ == thing.id else [("redirected_to", compact(thing.id))]
        yield _file(f"{section}/{id_}.json", [*head, *moved, body])


def _file(name: str, fields: list[tuple[str, str]]) -> File:
    """A document from fields whose values are JSON already."""
    text = ",".join(f'"{field}":{value}' for field, value in fields)
    return File(f"{FOLDER}/{name}", f"{{{text}}}\n".encode())


def _array(values: Iterable[str]) -> str:
    return f"[{','.join(values)}]"


def _topics(publication: Publication) -> list[Entry]:
    return [
        {
            "id": topic.id,
            **place(publication, topic),
            "title": topic.title,
            **given({"summary": topic.summary}),
        }
        for topic in publication.corpus.topics.values()
    ]


def _events(publication: Publication) -> list[Entry]:
    return [
        {"id": event.id, "date": str(event.date), "title": event.title, **given({"note": event.note})}
        for event in publication.corpus.events.values()
    ]
