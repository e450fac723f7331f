"""The data for other programs: everything in one file, and one file for each article and question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import entries
from .bibliography import citations
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
    site = entries.given({"name": publication.name, "url": publication.url, "rights": publication.rights})
    articles: list[bytes] = []
    for each in publication.corpus.articles.values():
        text = _json(entries.article(publication, each))
        articles.append(text)
        head = [("$schema", _json(pointer(document.ArticleDocument, 1))), ("site", _json(site))]
        body = [("article", text), ("citations", _json(citations(publication, each)))]
        yield from _under_all_ids(publication, each, "articles", head, body)
    for asked in publication.corpus.questions.values():
        text = _json(entries.question_in_full(publication, asked))
        head = [("$schema", _json(pointer(document.QuestionDocument, 1))), ("site", _json(site))]
        yield from _under_all_ids(publication, asked, "questions", head, [("question", text)])
    rows = [_json(entries.row(publication, d)) for d in publication.figures.disagreements]
    yield _file(
        "disagreements.json",
        [
            ("$schema", _json(pointer(document.DisagreementsDocument))),
            ("site", _json(site)),
            ("disagreements", _array(rows)),
        ],
    )
    yield _file(
        "corpus.json",
        [
            ("$schema", _json(pointer(document.CorpusDocument))),
            ("site", _json(site)),
            (
                "topics",
                _json([entries.topic(publication, each) for each in publication.corpus.topics.values()]),
            ),
            ("events", _json([entries.event(each) for each in publication.corpus.events.values()])),
            (
                "questions",
                _array(
                    _json(entries.question(publication, each))
                    for each in publication.corpus.questions.values()
                ),
            ),
            # Each article has been written already, for its own file.
            ("articles", _array(articles)),
            ("redirects", _json(publication.corpus.redirects)),
        ],
    )


def path(section: str, id_: str) -> str:
    """Where a thing's document is: `api/v1/articles/michta-2025.json`."""
    return f"{FOLDER}/{section}/{id_}.json"


def _under_all_ids(
    publication: Publication,
    thing: Article | Question,
    section: str,
    head: list[tuple[str, bytes]],
    body: list[tuple[str, bytes]],
) -> Iterator[File]:
    for id_ in publication.ids(thing):
        moved = [] if id_ == thing.id else [("redirected_to", _json(thing.id))]
        yield _file(f"{section}/{id_}.json", [*head, *moved, *body])


def _json(value: Any) -> bytes:
    # Encoded at once: one letter beyond Latin 1 doubles what a text takes in memory, and all articles are held here.
    return compact(value).encode()


def _file(name: str, fields: list[tuple[str, bytes]]) -> File:
    """A document from fields whose values are JSON already."""
    return File(
        f"{FOLDER}/{name}", b"{%b}\n" % b",".join(b'"%b":%b' % (key.encode(), value) for key, value in fields)
    )


def _array(values: Iterable[bytes]) -> bytes:
    return b"[%b]" % b",".join(values)
