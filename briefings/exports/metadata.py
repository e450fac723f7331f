"""Metadata in the head of a briefing's page, for reference managers and search engines.

Highwire's `citation_…` tags, which Zotero and scholarly search engines read, describe one thing for each page. Here it
is the briefing, a report by its annotators. JSON-LD (schema.org) also describes the article that it is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .references import dates, of_article, of_briefing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..corpus.model import Article
    from ..corpus.person_names import Name
    from .publication import Publication
    from .references import Reference


class Metadata(NamedTuple):
    """What the template of the head writes."""

    citation: list[tuple[str, str]]
    """Name and content of each `citation_…` tag."""
    json_ld: dict[str, Any]


def metadata(publication: Publication, article: Article) -> Metadata:
    """The metadata of the article's briefing."""
    briefing = of_briefing(publication, article)
    return Metadata(_citation(publication, briefing), _json_ld(publication, article, briefing))


def _citation(publication: Publication, briefing: Reference) -> list[tuple[str, str]]:
    # Without an author here, Zotero would take the names in the byline, which are the article's authors.
    authors = [name.inverted for name in briefing.authors] or [publication.name]
    fields = [
        ("title", briefing.title),
        *(("author", author) for author in authors),
        # This tells Zotero that it is a report; it takes any other page with a citation_title for a journal article.
        ("technical_report_institution", publication.name),
        ("publication_date", str(briefing.date or "").replace("-", "/")),
        ("public_url", briefing.url),
    ]
    return [(f"citation_{name}", " ".join(value.split())) for name, value in fields if value.strip()]


def _json_ld(publication: Publication, article: Article, briefing: Reference) -> dict[str, Any]:
    original = of_article(publication, article)
    subject = original.url or "#_article"
    known = dates(article)
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "Report",
            "@id": briefing.url,
            "url": briefing.url,
            "name": briefing.title,
            "abstract": briefing.abstract,
            "author": _agents(briefing.authors),
            "datePublished": str(known[0]) if known else "",
            "dateModified": str(known[-1]) if known else "",
            "isPartOf": _without_empty(
                {"@type": "WebSite", "name": publication.name, "url": publication.url}
            ),
            "about": _without_empty(
                {
                    "@type": "OpinionNewsArticle",
                    "@id": subject,
                    "url": original.url,
                    "headline": original.title,
                    # The vocabulary has no word for what is inferred.
                    "description": original.note,
                    "author": _agents(original.authors),
                    "publisher": {"@type": "Organization", "name": original.container},
                    "datePublished": original.date.plain if original.date else "",
                    "inLanguage": original.language,
                    "archivedAt": article.written.archived or "",
                }
            ),
            "isBasedOn": {"@id": subject},
            "citation": {"@id": subject},
        }
    )


def _agents(names: Iterable[Name]) -> list[dict[str, str]]:
    return [{"@type": "Person" if name.is_person else "Organization", "name": name.text} for name in names]


def _without_empty(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
