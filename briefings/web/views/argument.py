"""The argument map of a briefing, and the outline that says the same in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...corpus.vocabulary import Kind
from ..figures.argument import Shape, argument
from ..figures.argument_map import lay_out
from ..figures.outline import outline
from ..labels import pluralize

if TYPE_CHECKING:
    from ...corpus.model import Article, Claim
    from ..context import PageContext
    from ..figures.argument_map import Map, Stroke
    from ..figures.outline import Branch

FEWEST = 2
"""A map of a single claim says nothing that the claim does not."""


@dataclass(frozen=True, slots=True)
class ArgumentView:
    article: Article
    map: Map
    strokes: list[Stroke]
    kinds: list[Kind]
    """Of the claims that have a card, for the key."""
    assumptions: list[Claim]
    outline: list[Branch]
    title: str
    description: str
    missing: str
    """What is not drawn, as a sentence; empty where everything is."""
    id: str


def view(here: PageContext, article: Article) -> ArgumentView | None:
    """The map as this page shows it; None where there are too few claims for one."""
    shown = argument(article)
    if len(shown.nodes) < FEWEST:
        return None
    drawn = lay_out(shown, here.label)
    kinds = {box.node.claims[0].kind for box in drawn.boxes if box.node.shape is Shape.CARD}
    return ArgumentView(
        article=article,
        map=drawn,
        strokes=drawn.strokes,
        kinds=[kind for kind in Kind if kind in kinds],
        assumptions=shown.assumptions,
        outline=outline(article),
        title=f"Argument map of “{article.written.title}”",
        description=(
            f"{shown.drawn} of {pluralize(shown.of, 'claim', 'claims')}, from evidence on the left to what it "
            "supports on the right. The outline after it says the same in words."
        ),
        missing=_missing(shown.drawn, shown.of),
        id=here.fresh("map"),
    )


def render(here: PageContext, article: Article) -> str:
    """The argument of an article as a picture, with its outline in words."""
    return here.picture("argument.html", view(here, article), "Too few claims to draw.")


def _missing(drawn: int, of: int) -> str:
    if drawn == of:
        return ""
    rest = of - drawn
    return (
        f"{drawn} of {of} claims are drawn; the other {rest}, mostly evidence behind other evidence, "
        f"{'is' if rest == 1 else 'are'} in the outline."
    )
