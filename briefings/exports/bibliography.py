"""How to cite each article and each briefing: three files for the whole site, and a part of each article's JSON."""

from __future__ import annotations

import json
from itertools import chain
from typing import IO, TYPE_CHECKING, Any

from . import bibtex, csl_json, ris
from .publication import File, compact
from .references import references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..corpus.model import Article
    from .publication import Publication

BIBTEX, RIS, CSL_JSON = "references.bib", "references.ris", "references.json"


def files(cited: IO[bytes]) -> Iterator[File]:
    """The three files: every article, each with our briefing after it. `cited`: a line of JSON for each, `citations`."""
    yield File(BIBTEX, _joined("\n", _each(cited, "bibtex")))
    yield File(RIS, _joined("", _each(cited, "ris")))
    items = _joined(",\n", map(compact, _each(cited, "csl_json")))
    yield File(CSL_JSON, chain([b"["], items, [b"]\n"]))


def _joined(between: str, texts: Iterable[str]) -> Iterator[bytes]:
    """The texts with something between them, one by one."""
    before = ""
    for text in texts:
        yield f"{before}{text}".encode()
        before = between


def _each(cited: IO[bytes], form: str) -> Iterator[Any]:
    cited.seek(0)
    return (citation[form] for line in cited for citation in json.loads(line).values())


def citations(publication: Publication, article: Article) -> dict[str, dict[str, Any]]:
    """The article and the briefing in each format, as `shapes/document.py` describes them."""
    return {
        reference.cited.value: {
            "bibtex": bibtex.entry(reference),
            "ris": ris.entry(reference),
            "csl_json": csl_json.item(reference),
        }
        for reference in references(publication, article)
    }
