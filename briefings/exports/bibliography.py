"""How to cite each article and each briefing: three files for the whole site, and a part of each article's JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import bibtex, csl_json, ris
from .publication import File, compact
from .references import references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..corpus.model import Article
    from .publication import Publication

BIBTEX, RIS, CSL_JSON = "references.bib", "references.ris", "references.json"


def files(publication: Publication) -> Iterator[File]:
    """The three files: every article, each with our briefing after it."""
    cited = [
        reference
        for article in publication.corpus.articles.values()
        for reference in references(publication, article)
    ]
    items = ",\n".join(compact(csl_json.item(reference)) for reference in cited)
    yield File(BIBTEX, ["\n".join(map(bibtex.entry, cited)).encode()])
    yield File(RIS, ["".join(map(ris.entry, cited)).encode()])
    yield File(CSL_JSON, [f"[{items}]\n".encode()])


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
