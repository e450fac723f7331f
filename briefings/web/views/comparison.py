"""Articles side by side: the page where a reader chooses them and, if there are few articles, a page for each pair."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from ...analysis.agreement import MINIMUM_SHARED
from ...analysis.comparison import Standing, comparison
from ..spec import Spec
from .pairs import extremes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...corpus.model import Article
    from ..context import PageContext
    from ..site import Site

OPENED = 3
"""So many rows on which the articles are opposed show their reasons at once."""
MANY = 30
"""From this number of articles on, a reader can filter the lists."""


PARTS = {
    Standing.OPPOSITE: ("divided", "On opposite sides", "The farthest apart first."),
    Standing.MIXED: ("mixed", "One of them mixed", "Another takes a side, and nobody is on opposite sides."),
    Standing.DEGREE: (
        "degree",
        "Same side, not as strongly",
        "All on one side, and some more strongly than others.",
    ),
    Standing.EQUAL: ("agreed", "Equal", "The same stance, perhaps for different reasons."),
    Standing.ALONE: (
        "alone",
        "Where only one takes a position",
        "Silence says nothing about where an author stands.",
    ),
}
"""Id, title and hint of each list of a comparison, in their order."""


def specs(site: Site) -> Iterator[Spec]:
    """The page where articles are chosen and, if there are few, a page for each pair."""
    yield Spec(
        source="compare",
        title="Compare articles",
        render=render_chooser,
        description="Any two or three articles side by side: on what they are opposed, and on what they agree.",
        wide=True,
    )
    for a, b in combinations(site.newest, 2):
        if not site.pairs_have_pages((a, b)):
            return
        first, second = sorted((a.id, b.id))
        spec = Spec(
            source=f"compare/{first}--{second}",
            title=f"{site.labels[a.id]} and {site.labels[b.id]} compared",
            render=partial(render, articles=(a, b)),
            call=f'comparison("{a.id}", "{b.id}")',
            description=f"{a.written.title}; {b.written.title}: on what they are opposed, and on what they agree.",
            wide=True,
        )
        yield spec
        yield from spec.at_old([(f"{second}--{first}", ())])


def render(here: PageContext, articles: Sequence[Article]) -> str:
    """Two or three articles side by side."""
    found = comparison(articles)
    return here.render(
        "comparison.html",
        articles=articles,
        pairs=[here.site.figures.pairs.of(a, b) for a, b in combinations(articles, 2)],
        parts=[
            (*part, found[standing], OPENED if standing is Standing.OPPOSITE else 0)
            for standing, part in PARTS.items()
        ],
    )


def render_chooser(here: PageContext) -> str:
    """The page where a reader chooses articles to compare. Without JavaScript it links to ready-made comparisons."""
    closest, farthest = extremes(here.site)
    return here.render(
        "compare.html",
        closest=closest,
        farthest=farthest,
        parts=PARTS,
        minimum=MINIMUM_SHARED,
        enough=len(here.site.newest) > 1,
        many=len(here.site.newest) >= MANY,
        paged=here.site.pairs_have_pages(here.site.newest[:2]),
    )
