"""The page of the matrix and, if that is too large for one, those of its blocks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ..spec import Spec
from .glance import glance
from .matrix import Block, Matrix, alike, blocks, fits, grid, matrix, questions_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..context import PageContext
    from ..site import Site

TITLE = "Matrix of articles and questions"


def specs(site: Site) -> Iterator[Spec]:
    """The page of the matrix and, if it is too large, a page for each block."""
    yield Spec(
        source="matrix",
        title="Matrix",
        render=render,
        description="Every article and every question: who stands where, and who is silent.",
        wide=True,
    )
    if fits(len(site.newest), len(site.figures.disagreements)):
        return
    for topic in site.corpus.topics.values():
        found = blocks(site, topic)
        for block in found:
            yield Spec(
                source=block.source,
                title=f"Matrix: {topic.written.title}"
                + (f", page {block.number}" if block.number > 1 else ""),
                render=partial(render_block, block=block, of=found),
                description=f"Who stands where: {block.name}.",
                wide=True,
            )


def render(here: PageContext) -> str:
    """The page of the whole matrix, or of an overview and links to its blocks."""
    found = matrix(here)
    overview = None if found.grid else glance(here)
    return here.render("matrix_page.html", title=TITLE, matrix=found, topic=None, overview=overview)


def render_block(here: PageContext, block: Block, of: Sequence[Block]) -> str:
    """The page of one block, with links to the others of its topic."""
    topic = block.topic
    part = f", part {block.number} of {len(of)}" if len(of) > 1 else ""
    caption = f"Who stands where: {topic.written.title}{part}"
    articles = alike(block.articles, questions_of(here.site, topic))  # the same order in each block of these
    return here.render(
        "matrix_page.html",
        title=f"Matrix: {topic.written.title}",
        matrix=Matrix(grid(here, articles, block.questions, caption)),
        topic=topic,
        block=block,
        blocks=of,
        overview=None,
    )
