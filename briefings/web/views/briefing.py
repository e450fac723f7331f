"""The page of an article: what it claims, and where it stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ...corpus.model import is_withdrawn
from ...corpus.quotation import quoted_words
from ...corpus.versions import briefing_version
from ...corpus.vocabulary import Kind
from ...exports.references import inferred
from .. import languages
from ..context import PageContext
from ..former_ids import NOWHERE
from ..passages import tally
from ..spec import Spec
from ..words import TYPE_HEADINGS, kept, pluralize, short_byline
from . import files
from .in_short import in_short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...corpus.model import Article, Claim, Position
    from ..former_ids import Anchors
    from ..site import Site


OPPONENTS = 3
"""The number of opponents that a position names; the rest are on the question's page."""
MANY_POSITIONS = 30
"""With so many positions a briefing has a list of them to jump from: more than three screens of them."""


def specs(site: Site) -> Iterator[Spec]:
    """A page for each article. Withdrawn articles have one too, since links to them must still work."""
    here = PageContext(site, "")
    for article in site.corpus.articles.values():
        spec = Spec(
            source=f"briefings/{article.id}",
            title=article.written.title,
            render=partial(render, article=article),
            call=f'briefing("{article.id}")',
            description=f"{_about(article)}: {_gist(here, article)}",
            place=article.place,
            subject=article,
            ids=_ids(site, article, article.id),
        )
        yield spec
        yield from spec.at_old((old, _ids(site, article, old)) for old in site.former_ids.old_ids(article))


def _ids(site: Site, article: Article, page: str) -> tuple[str, ...]:
    """The ids on the page that links may name."""
    moved = site.former_ids
    anchors = [moved.claim(page, claim) for claim in article.claims.values()]
    anchors += [moved.in_briefing(position) for position in article.positions.values()]
    gone = [id_ for id_, _ in moved.elsewhere(page, article)]
    return tuple(id_ for each in anchors for id_ in (each.id, *each.also) if id_) + tuple(gone)


def _about(article: Article) -> str:
    return f"On an article by {short_byline(article)} ({article.publisher}, {article.when})"


def _gist(here: PageContext, article: Article) -> str:
    """The article in one sentence: its summary, or else its first thesis, or else how much is annotated."""
    if article.written.summary:
        return here.plain(article.written.summary)
    thesis = next((claim for claim in article.of_kind(Kind.THESIS) if claim.written.withdrawn is None), None)
    return (
        here.plain(thesis.written.text)
        if thesis
        else pluralize(kept(article.claims.values()), "claim", "claims")
    )


def render(here: PageContext, article: Article) -> str:
    """The whole briefing as HTML."""
    own = here.reserve_ids(article)
    page = here.id_on_this_page(article) if own else ""
    silences = here.site.figures.silences.get(article.id, [])
    of_question = here.site.figures.of_question

    def anchored(claims: Iterable[Claim], *, gone: bool) -> list[tuple[Claim, Anchors]]:
        """Those that are withdrawn or those that are not, each with its ids on this page."""
        return [
            (each, here.site.former_ids.claim(page, each) if page else NOWHERE)
            for each in claims
            if (each.written.withdrawn is not None) is gone
        ]

    return here.render(
        "briefing.html",
        article=article,
        language=languages.other_than(here.site.language, article),
        inferred=inferred(article.written),
        own=own,
        elsewhere_now=here.site.former_ids.elsewhere(page, article) if own else (),
        short=in_short(here, article),
        sections=[
            (kind, anchored(claims, gone=False), anchored(claims, gone=True))
            for kind in Kind
            if (claims := article.of_kind(kind))
        ],
        positions=[
            (each, here.site.former_ids.in_briefing(each) if own else NOWHERE)
            for each in sorted(article.positions.values(), key=is_withdrawn)
        ],
        opponents=OPPONENTS,
        tally=tally(article),
        read_twice=sum(
            claim.is_read_twice and claim.written.withdrawn is None for claim in article.claims.values()
        ),
        quoted=quoted_words(article) if article.written.receipt else 0,
        silences=[question for question in silences if of_question[question.id].two_sided],
        undivided=[question for question in silences if not of_question[question.id].two_sided],
        by_group=_by_group(article),
        neighbours=here.site.figures.neighbours.get(article.id),
        page_address=f"{here.site.url or '/'}{here.site.addresses.of(article)}",
        page_version=briefing_version(article),
        revised=max(article.worked_on, key=lambda date: date.last).words if article.worked_on else "",
        bibliographies=files.BIBLIOGRAPHIES,
        data=files.data(article),
    )


def _by_group(article: Article) -> dict[str, list[Position]]:
    """The positions of a long briefing by topic or, where all are on one topic, by kind of question; else empty."""
    positions = list(article.positions.values())
    groups: dict[str, list[Position]] = {}
    if len(positions) >= MANY_POSITIONS:
        several = len({position.question.topic.id for position in positions}) > 1
        for position in positions:
            question = position.question
            name = question.topic.written.title if several else TYPE_HEADINGS[question.written.type]
            groups.setdefault(name, []).append(position)
    return groups
