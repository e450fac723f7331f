"""Articles side by side: the page where a reader chooses them and, if there are few articles, a page for each pair."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from ...analysis.comparison import Standing, comparison
from ..spec import Spec
from ..words import STANCE_KEYS, pluralize, shared
from .pairs import extremes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...analysis.comparison import ComparedQuestion
    from ...corpus.model import Article, Position
    from ...corpus.vocabulary import Stance
    from ..context import PageContext
    from ..site import Site

MANY = 30
"""From this number of articles on, a reader can filter the lists."""


class Because(NamedTuple):
    """A claim that a position rests on."""

    id: str
    url: str
    text: str


class Side(NamedTuple):
    """Where one article stands on one question, in words for the template."""

    label: str
    article: str = ""
    stance: Stance | None = None
    """The stance; None for silence."""
    key: str = ""
    """The value of `data-stance`; empty for silence."""
    version: str = ""
    url: str = ""
    claims: Sequence[Because] = ()


class Row(NamedTuple):
    """One question, with all sides in the order of the articles."""

    id: str
    url: str
    proposition: str
    apart: str
    """How far apart the sides are, in words; empty if they are not apart."""
    sides: list[Side]


class Part(NamedTuple):
    """Rows of one kind."""

    id: str
    title: str
    hint: str
    rows: list[Row]


PARTS = {
    Standing.OPPOSITE: ("divided", "On opposite sides", "The farthest apart first."),
    Standing.MIXED: ("mixed", "One of them mixed", "Another takes a side, and nobody is on opposite sides."),
    Standing.DEGREE: (
        "degree",
        "Same side, by degree",
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

BLANK = Row(
    id="",
    url="",
    proposition="",
    apart="",
    sides=[
        *(
            Side("", stance=stance, key=key, claims=[Because("", "", "")])
            for stance, key in STANCE_KEYS.items()
        ),
        Side(""),
    ],
)
"""An empty row for the browser to fill in, with a side for each stance and one for silence."""


def parts(here: PageContext, articles: Sequence[Article]) -> list[Part]:
    """The lists of a comparison, including empty ones."""
    found = comparison(articles, here.site.figures.disagreements)
    return [
        Part(id_, title, hint, [_row(here, row, articles) for row in found[standing]])
        for standing, (id_, title, hint) in PARTS.items()
    ]


def apart(distance: int) -> str:
    """In words how far apart two positions are."""
    return f"{pluralize(distance, 'step', 'steps')} apart"


def _row(here: PageContext, row: ComparedQuestion, articles: Sequence[Article]) -> Row:
    question = row.question
    return Row(
        id=question.id,
        url=here.url(question),
        proposition=here.plain(question.written.proposition),
        apart=apart(row.distance) if row.distance else "",
        sides=[
            _side(here, article, position) for article, position in zip(articles, row.positions, strict=True)
        ],
    )


def _side(here: PageContext, article: Article, position: Position | None) -> Side:
    if position is None:
        return Side(here.label(article))
    return Side(
        label=here.label(article),
        article=article.id,
        stance=position.written.stance,
        key=STANCE_KEYS[position.written.stance],
        version=position.version,
        url=here.url(position),
        claims=[
            Because(claim.id, here.url(claim), here.plain(claim.written.text)) for claim in position.because
        ],
    )


def sentences(here: PageContext, articles: Sequence[Article]) -> list[tuple[str, str, str]]:
    """The labels of each two of the articles, and how these stand to each other, in words."""
    lines = []
    for a, b in combinations(articles, 2):
        pair = here.site.figures.pairs.of(a, b)
        few = pair.agreement is None
        figure = "too few for a figure," if few else f"agreement {pair.agreement:.2f} over"
        lines.append((here.label(a), here.label(b), f"{figure} {shared(pair)}."))
    return lines


def specs(site: Site) -> Iterator[Spec]:
    """The page where articles are chosen and, if there are few, a page for each pair."""
    yield Spec(
        source="compare",
        title="Compare articles",
        render=render_chooser,
        description="Any two or three articles side by side: on what they are opposed, and on what they agree.",
        filters={"page": ("index",)},
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
            filters={"page": ("index",)},
            wide=True,
        )
        yield spec
        yield from spec.at_old([(f"{second}--{first}", ())])


def render(here: PageContext, articles: Sequence[Article]) -> str:
    """Two or three articles side by side."""
    return here.render(
        "comparison.html",
        articles=articles,
        heads=[(here.url(article), here.label(article)) for article in articles],
        sentences=sentences(here, articles),
        parts=parts(here, articles),
    )


def render_chooser(here: PageContext) -> str:
    """The page where a reader chooses articles to compare. Without JavaScript it links to ready-made comparisons."""
    closest, farthest = extremes(here.site)
    return here.render(
        "compare.html",
        closest=closest,
        farthest=farthest,
        parts=PARTS.values(),
        blank=BLANK,
        enough=len(here.site.newest) > 1,
        many=len(here.site.newest) >= MANY,
        paged=here.site.pairs_have_pages(here.site.newest[:2]),
    )
