"""Every generated page of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import briefing, comparison, index, lists, matrix, pairs, question, rules, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..site import Site
    from .spec import Spec


def specs(site: Site) -> Iterator[Spec]:
    """In the order in which they are built."""
    for view in (index, matrix, pairs, comparison, briefing, question, lists, timeline, rules):
        yield from view.specs(site)
