"""The rule reference: every rule of the check, with a wrong example and the right one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...corpus.reference import entries
from ..rules import PAGES
from .spec import Spec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..here import Here
    from ..site import Site


def specs(site: Site) -> Iterator[Spec]:  # noqa: ARG001 - every view is asked in the same way
    """One page for all rules."""
    yield Spec(
        source="rules",
        title="Rules of the check",
        render=render,
        description="What each message of the check means, a wrong example, the right one, and why the rule exists.",
        ids=tuple(entry.id for entry in (*entries(), *PAGES)),
        filters={"page": ("rules",)},
    )


def render(here: Here) -> str:
    """The reference as HTML."""
    return here.render("rules.html", entries=entries(), pages=PAGES)
