"""Every generated page of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import (
    briefing,
    common_ground,
    comparison,
    index,
    lists,
    matrix_page,
    pairs,
    predictions,
    question,
    recommendations,
    rules,
    second_coding,
    timeline,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..site import Site
    from ..spec import Spec


def specs(site: Site) -> Iterator[Spec]:
    """In the order in which they are built."""
    for view in (
        index,
        matrix_page,
        pairs,
        comparison,
        common_ground,
        second_coding,
        briefing,
        question,
        lists,
        predictions,
        recommendations,
        timeline,
        rules,
    ):
        yield from view.specs(site)
