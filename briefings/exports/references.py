"""The two things that can be cited: an article, by its author, and our briefing on it, by its annotators."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ..corpus.person_names import name_of
from ..corpus.vocabulary import Fact
from ..corpus.wording import joined
from .publication import byline

if TYPE_CHECKING:
    from ..corpus import schema
    from ..corpus.edtf import Date
    from ..corpus.model import Article
    from ..corpus.person_names import Name
    from ..corpus.schema import Withdrawn
    from .publication import Publication


class Cited(StrEnum):
    """Which of the two."""

    ARTICLE = "article"
    BRIEFING = "briefing"


@dataclass(frozen=True, slots=True)
class Reference:
    """What every bibliographic format needs. Empty fields are not known, and the formats leave them out."""

    cited: Cited
    key: str
    """The citation key: made from the id, so that it stays."""
    old_keys: tuple[str, ...]
    """Keys that it had before its id changed."""
    title: str
    authors: tuple[Name, ...]
    container: str
    """Where it appeared: the publisher of the article, or the name of the site."""
    date: Date | None
    url: str = ""
    language: str = ""
    abstract: str = ""
    note: str = ""


def references(publication: Publication, article: Article) -> tuple[Reference, Reference]:
    """The article, and our briefing on it."""
    return of_article(publication, article), of_briefing(publication, article)


def of_article(publication: Publication, article: Article) -> Reference:
    """The original article, under its author's name."""
    return Reference(
        cited=Cited.ARTICLE,
        key=article.id,
        old_keys=tuple(publication.old_ids.get(article.id, ())),
        title=article.written.title,
        authors=tuple(name_of(author.written) for author in article.authors),
        container=article.written.publisher,
        date=article.written.published,
        url=article.reachable or "",
        language=article.written.language or "",
        note=_source(article.written),
    )


def inferred(article: schema.Article) -> str:
    """Which of its facts the text does not give: `title, publisher and date`. Empty if it gives all."""
    return joined([fact.meaning for fact in Fact if fact in article.inferred])


def _source(article: schema.Article) -> str:
    """What a reader of the reference should know of its facts, which stand in their own fields as any others."""
    facts = inferred(article)
    said = [f"{facts.capitalize()} inferred; not given in the text read."] if facts else []
    if article.archived:
        said.append(f"Archived copy: {article.archived}")
    return " ".join(said)


def of_briefing(publication: Publication, article: Article) -> Reference:
    """Our briefing on it, under its annotators' names."""
    return Reference(
        cited=Cited.BRIEFING,
        key=briefing_key(article.id),
        old_keys=tuple(map(briefing_key, publication.old_ids.get(article.id, ()))),
        title=briefing_title(article),
        authors=tuple(map(name_of, article.written.annotators)),
        container=publication.name,
        date=changed(article),
        url=publication.url_of(article),
        abstract=publication.plain(article.written.summary or ""),
        note=_withdrawn(publication, article.written.withdrawn),
    )


def briefing_key(article: str) -> str:
    """The citation key of an article's briefing. No id holds a colon, so no article has this key."""
    return f"briefing:{article}"


def briefing_title(article: Article) -> str:
    """What a bibliography calls the briefing."""
    who = f"by {byline(article)}" if article.authors else f"in {article.written.publisher}"
    return f"Briefing on “{article.written.title}” {who}"


def _withdrawn(publication: Publication, withdrawal: Withdrawn | None) -> str:
    if withdrawal is None:
        return ""
    return f"Withdrawn on {withdrawal.date.words}: {publication.plain(withdrawal.reason)}"


def dates(article: Article) -> list[Date]:
    """When the briefing was made or changed, each day once, the earliest first, as far as the data says."""
    known = article.worked_on
    if article.written.withdrawn:
        known.append(article.written.withdrawn.date)
    return sorted(dict.fromkeys(known), key=lambda date: (date.first, date.last))


def changed(article: Article) -> Date | None:
    """When the briefing last changed; None where the data does not say."""
    known = dates(article)
    return known[-1] if known else None
