"""The data for other programs: everything in one file, and one file for each article and question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import entries
from .bibliography import citations
from .publication import File, compact
from .schema import pointer
from .shapes import document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..corpus.model import Article, Question
    from .publication import Publication

FOLDER = "api/v1"


def files(publication: Publication) -> Iterator[File]:
    """Every document. What has had another id is served in full there too, and says what its id is now."""
    corpus = publication.corpus
    articles: list[bytes] = []
    for each in corpus.articles.values():
        text = _json(entries.article(publication, each))
        articles.append(text)
        body = {"article": text, "citations": _json(citations(publication, each))}
        yield from _under_all_ids(publication, each, document.ArticleDocument, body)
    for asked in corpus.questions.values():
        body = {"question": _json(entries.question_in_full(publication, asked))}
        yield from _under_all_ids(publication, asked, document.QuestionDocument, body)
    rows = (_json(entries.row(publication, d)) for d in publication.figures.disagreements)
    index = {"disagreements": _array(rows)}
    yield _file(publication, "disagreements.json", document.DisagreementsDocument, index)
    questions = (_json(entries.question(publication, each)) for each in corpus.questions.values())
    whole = {
        "topics": _json([entries.topic(publication, each) for each in corpus.topics.values()]),
        "events": _json([entries.event(each) for each in corpus.events.values()]),
        "questions": _array(questions),
        # Each article has been written already, for its own file.
        "articles": _array(articles),
        "redirects": _json(corpus.redirects),
    }
    yield _file(publication, "corpus.json", document.CorpusDocument, whole)


def path(section: str, id_: str) -> str:
    """Where a thing's document is: `api/v1/articles/adams-2024.json`."""
    return f"{FOLDER}/{section}/{id_}.json"


def _under_all_ids(
    publication: Publication, thing: Article | Question, kind: type, body: dict[str, bytes]
) -> Iterator[File]:
    section = "articles" if kind is document.ArticleDocument else "questions"
    for id_ in publication.ids(thing):
        moved = {} if id_ == thing.id else {"redirected_to": _json(thing.id)}
        yield _file(publication, f"{section}/{id_}.json", kind, moved | body)


def _json(value: Any) -> bytes:
    # Encoded at once: one letter beyond Latin 1 doubles what a text takes in memory, and all articles are held here.
    return compact(value).encode()


def _file(publication: Publication, name: str, kind: type, fields: dict[str, bytes]) -> File:
    """The JSON file `name` of shape `kind`: `$schema`, `site`, then `fields`, whose values are already encoded JSON."""
    site = entries.given({"name": publication.name, "url": publication.url, "rights": publication.rights})
    head = {"$schema": _json(pointer(kind, name.count("/"))), "site": _json(site)}
    written = (b'"%b":%b' % (key.encode(), value) for key, value in (head | fields).items())
    return File(f"{FOLDER}/{name}", b"{%b}\n" % b",".join(written))


def _array(values: Iterable[bytes]) -> bytes:
    return b"[%b]" % b",".join(values)
