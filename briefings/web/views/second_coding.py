""" "Read twice": how far second coders agree with the first, and where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..spec import Pagination, Spec
from ..words import pluralize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..context import PageContext
    from ..site import Site

TITLE = "Read twice"


def lead(site: Site) -> str:
    """The sentence that says how much was coded twice."""
    found = site.figures.reliability
    if not found.cells:
        return "No position has a second coding yet, so nobody has checked the first coder's reading independently."
    return (
        f"{len(found.cells)} of {pluralize(found.positions, 'position', 'positions')} were coded by a second person "
        f"who did not see the first coding; {found.same} of them got the same code."
    )


def specs(site: Site) -> Iterator[Spec]:
    """The page, continued on further pages if many positions were read differently."""
    yield from Spec(
        "second-coding",
        TITLE,
        render,
        description=lead(site),
        wide=True,
        empty=not site.figures.reliability.cells,
    ).over(len(site.figures.reliability.differently))


def render(here: PageContext, number: int = 1) -> str:
    """The figures, and the cells that were read differently."""
    found = here.site.figures.reliability
    cells = found.differently
    pages = Pagination("second-coding", number, len(cells))
    return here.render(
        "second-coding.html",
        title=TITLE,
        lead=lead(here.site),
        figures=found,
        cells=pages.cut(cells),
        pages=pages,
    )
