"""A briefing as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..corpus.vocabulary import SECTIONS, Basis, Relation, Voice
from . import api, references
from .entries.article import stance_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..corpus.model import Anchor, Article, Claim, Position, Withdrawal
    from .markdown import Pen


def text(pen: Pen, article: Article) -> str:
    """The whole of it: what the article claims, where it stands, and how to cite both."""
    return "\n".join(
        [*_head(pen, article), *_claims(pen, article), *_positions(pen, article), *_about(pen, article), ""]
    )


def _head(pen: Pen, article: Article) -> Iterator[str]:
    yield f"# {pen.text(article.title)}"
    yield ""
    names = [
        author.name + (f" ({author.affiliation})" if author.affiliation else "") for author in article.authors
    ]
    facts = [", ".join(names) or "Author not named", article.publisher, article.published.words]
    original = f" · {pen.link_to('original', article.url)}" if article.url else ""
    yield " · ".join(map(pen.text, facts)) + original
    if article.withdrawn:
        yield ""
        yield withdrawn(pen, article.withdrawn)
    if article.summary:
        yield ""
        yield pen.text(article.summary)


def withdrawn(pen: Pen, withdrawal: Withdrawal) -> str:
    """That something counts no more, and why."""
    return f"**Withdrawn on {withdrawal.date.words}.** {pen.text(withdrawal.reason)}"


def _claims(pen: Pen, article: Article) -> Iterator[str]:
    for section, kind in SECTIONS.items():
        claims = article.of_kind(kind)
        if claims:
            yield f"\n## {section.capitalize()}\n"
            for claim in claims:
                yield from _claim(pen, claim)


def _claim(pen: Pen, claim: Claim) -> Iterator[str]:
    facts = ", ".join(_facts(pen, claim))
    yield f"- {pen.link(claim.id, claim)}: {pen.text(claim.text)}" + (f" ({facts})" if facts else "")
    if claim.quote:
        yield f"  - Quote: {pen.text(claim.quote)}"
    for relation in Relation:
        if targets := claim.relations.get(relation):
            yield f"  - {relation.value} {', '.join(pen.link(_short(target, claim), target) for target in targets)}"
    if claim.resolution:
        yield f"  - {claim.resolution.date.words}: {pen.text(claim.resolution.note)}"
    for cited in claim.cites:
        yield f"  - Cites {pen.link_to(cited.title, cited.url) if cited.url else pen.text(cited.title)}"
    if claim.note:
        yield f"  - Note: {pen.text(claim.note)}"
    if claim.withdrawn:
        yield f"  - {withdrawn(pen, claim.withdrawn)}"


def _short(target: Claim, source: Claim) -> str:
    return target.id if target.article is source.article else target.key


def _facts(pen: Pen, claim: Claim) -> Iterator[str]:
    if claim.type:
        yield claim.type.value.replace("-", " ")
    if claim.voice is not Voice.AUTHOR:
        yield claim.voice.value
    if claim.likelihood:
        yield claim.likelihood.value.replace("-", " ")
    if claim.by:
        yield f"by {claim.by.words}"
    if claim.status:
        yield claim.status.value
    if claim.to:
        yield f"to {', '.join(map(pen.text, claim.to))}"
    yield from map(_paragraphs, claim.at)


def _paragraphs(anchor: Anchor) -> str:
    return f"¶ {anchor.paragraph}" + (f"–{anchor.through}" if anchor.through else "")


def _positions(pen: Pen, article: Article) -> Iterator[str]:
    if article.positions:
        yield "\n## Positions\n"
    for position in article.positions.values():
        question = position.question
        proposition = pen.publication.plain(question.proposition)
        yield f"- {stance(position)}: {pen.link(proposition, question)}{because(pen, position)}"
        yield from _notes(pen, position)
    if silent := pen.publication.figures.silences.get(article.id):
        yield "\n## Silences\n"
        yield from (
            f"- {pen.link(pen.publication.plain(question.proposition), question)}" for question in silent
        )


def stance(position: Position) -> str:
    """In words: `**strongly agree** (inferred)`."""
    word = stance_word(position.stance).replace("-", " ")
    return f"**{word}**" + (" (inferred)" if position.basis is Basis.INFERRED else "")


def because(pen: Pen, position: Position) -> str:
    """The claims that carry it."""
    links = ", ".join(
        pen.link(claim.id if claim.article is position.article else claim.key, claim)
        for claim in position.because
    )
    return f", because of {links}" if links else ""


def _notes(pen: Pen, position: Position) -> Iterator[str]:
    if position.note:
        yield f"  - Note: {pen.text(position.note)}"
    if position.withdrawn:
        yield f"  - {withdrawn(pen, position.withdrawn)}"


def _about(pen: Pen, article: Article) -> Iterator[str]:
    yield "\n## About this briefing\n"
    if article.note:
        yield f"{pen.text(article.note)}\n"
    who = (
        f"Annotated by {', '.join(pen.text(annotator.name) for annotator in article.annotators)}. "
        if article.annotators
        else ""
    )
    data = pen.file("The same as JSON", api.path("articles", article.id))
    yield f"{who}The claims are paraphrased. {pen.link('The page itself', article)}. {data}."
    if article.revisions:
        yield ""
        yield from (f"- {revision.date.words}: {pen.text(revision.note)}" for revision in article.revisions)
    yield ""
    for cited, words in (
        (references.Cited.ARTICLE, "the article"),
        (references.Cited.BRIEFING, "this briefing"),
    ):
        links = ", ".join(
            pen.file(name, references.path(article.id, cited, ending))
            for name, ending in (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json"))
        )
        yield f"- Cite {words}: {links}"
