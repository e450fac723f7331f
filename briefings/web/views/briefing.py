"""A briefing: one article, what it claims, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...corpus.vocabulary import Kind
from ..labels import KIND_COUNTS, counted, names
from . import argument, claim, position
from .spec import Spec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...corpus.model import Article
    from ..here import Here
    from ..site import Site


class Line(NamedTuple):
    """A fact at a glance: text, perhaps a linked article, and how the sentence ends."""

    text: str
    link: Article | None = None
    rest: str = ""


def specs(site: Site) -> Iterator[Spec]:
    """A page for each article, withdrawn ones too: links to them must land."""
    here = site.here("")
    for article in site.corpus.articles.values():
        yield Spec(
            source=f"briefings/{article.id}",
            macro="briefing",
            arguments=(article.id,),
            title=article.title,
            description=here.plain(article.summary or f"{names(article)}: {article.title}"),
            place=article.place,
            ids=(*article.claims, *(f"on-{question}" for question in article.positions)),
            filters={
                "page": ("briefing",),
                "topic": tuple(topic.title for topic in article.topics),
                "publisher": (article.publisher,),
            },
        )


def render(site: Site, here: Here, article: Article) -> str:
    """The whole briefing as HTML."""
    return site.render(
        "briefing.html",
        here,
        article=article,
        own=here.takes_ids(article),
        glance=_glance(site, article),
        argument=argument.view(here, article),
        sections=[
            (kind, [(claim.view(here, each), claim.surroundings(here, each)) for each in claims])
            for kind in Kind
            if (claims := article.of_kind(kind))
        ],
        positions=[
            position.view(here, each, site.figures.opponents(each)) for each in article.positions.values()
        ],
        mentions=[here.source(mention) for mention in article.mentions],
        pages=here.pages_about(article),
        silences=site.figures.silences.get(article.id, []),
        neighbours=site.figures.neighbours.get(article.id),
    )


def _glance(site: Site, article: Article) -> list[Line]:
    counts = [counted(count, *KIND_COUNTS[kind]) for kind in Kind if (count := len(article.of_kind(kind)))]
    counts.append(
        counted(len(article.positions), "position on a shared question", "positions on shared questions")
    )
    lines = [Line(f"{', '.join(counts)}.")]
    neighbours = site.figures.neighbours.get(article.id)
    if neighbours:
        for word, rows in (
            ("Closest to", neighbours.closest[:1]),
            ("Farthest from", neighbours.farthest[:1]),
        ):
            for row in rows:
                other = row.b if row.a is article else row.a
                lines.append(
                    Line(word, other, f": agreement {row.value:.2f} over {row.shared} shared questions.")
                )
    return lines
