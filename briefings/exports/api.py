"""The data for other programs: everything in one file, and one file for each article and question."""

from __future__ import annotations

from functools import partial
from itertools import chain
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from . import bibliography, entries
from .publication import File, compact
from .schema import pointer
from .shapes import document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..corpus.model import Article, Question
    from .publication import Publication
    from .shards import Shard

FOLDER = "api/v1"


def articles(publication: Publication, shard: Shard) -> Iterator[File]:
    """What holds articles in full: the document of each one, `corpus.json`, and the files for bibliographies.

    What has had another id is served in full there too, and says what its id is now.
    """
    corpus = publication.corpus
    # All of this is written twice: into the article's own file and into those of everything, which no memory need hold.
    with TemporaryFile() as written, TemporaryFile() as cited:
        for each in corpus.articles.values():
            is_ours = shard.has(each.id)
            if not is_ours and not shard.is_first:
                continue
            text = _json(entries.article(publication, each))
            citation = _json(bibliography.citations(publication, each))
            written.write(b"%b%b" % (b"," if written.tell() else b"", text))
            cited.write(b"%b\n" % citation)
            if is_ours:
                body = {"article": [text], "citations": [citation]}
                yield from _under_all_ids(publication, each, document.ArticleDocument, body)
        if not shard.is_first:
            return
        asked = (_json(entries.question(publication, each)) for each in corpus.questions.values())
        whole = {
            "topics": [_json([entries.topic(publication, each) for each in corpus.topics.values()])],
            "events": [_json([entries.event(each) for each in corpus.events.values()])],
            "questions": _array(asked),
            "articles": chain([b"["], _read(written), [b"]"]),
            "redirects": [_json(corpus.redirects)],
        }
        yield _file(publication, "corpus.json", document.CorpusDocument, whole)
        yield from bibliography.files(cited)


def questions(publication: Publication, shard: Shard) -> Iterator[File]:
    """The document of each question, and the index of all."""
    for each in publication.corpus.questions.values():
        if shard.has(each.id):
            body = {"question": [_json(entries.question_in_full(publication, each))]}
            yield from _under_all_ids(publication, each, document.QuestionDocument, body)
    if shard.is_first:
        rows = (_json(entries.row(publication, d)) for d in publication.figures.disagreements)
        index = {"disagreements": _array(rows)}
        yield _file(publication, "disagreements.json", document.DisagreementsDocument, index)


def path(section: str, id_: str) -> str:
    """Where a thing's document is: `api/v1/articles/adams-2024.json`."""
    return f"{FOLDER}/{section}/{id_}.json"


def _under_all_ids(
    publication: Publication, thing: Article | Question, kind: type, body: dict[str, list[bytes]]
) -> Iterator[File]:
    section = "articles" if kind is document.ArticleDocument else "questions"
    for id_ in publication.ids(thing):
        moved = {} if id_ == thing.id else {"redirected_to": [_json(thing.id)]}
        yield _file(publication, f"{section}/{id_}.json", kind, moved | body)


def _json(value: Any) -> bytes:
    return compact(value).encode()


def _file(publication: Publication, name: str, kind: type, fields: Mapping[str, Iterable[bytes]]) -> File:
    """The JSON file `name` of shape `kind`: `$schema`, `site`, then `fields`, whose values are JSON in pieces."""
    site = entries.given({"name": publication.name, "url": publication.url, "rights": publication.rights})
    head = {"$schema": [_json(pointer(kind, name.count("/")))], "site": [_json(site)]}
    written = (
        chain([b'%b"%b":' % (b"," if number else b"{", key.encode())], value)
        for number, (key, value) in enumerate({**head, **fields}.items())
    )
    return File(f"{FOLDER}/{name}", chain(chain.from_iterable(written), [b"}\n"]))


def _array(values: Iterable[bytes]) -> Iterator[bytes]:
    mark = b"["
    for value in values:
        yield mark + value
        mark = b","
    yield b"]" if mark == b"," else b"[]"


def _read(file: IO[bytes]) -> Iterator[bytes]:
    """What was written to a file, a megabyte at a time."""
    file.seek(0)
    return iter(partial(file.read, 1 << 20), b"")
