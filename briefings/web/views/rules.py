"""The rule reference: every rule of `check`, with a wrong example and the right one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...corpus.reference import entries, read_entries
from ..spec import Spec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...corpus.reference import RuleReference
    from ..context import PageContext
    from ..site import Site


def of_pages() -> list[RuleReference]:
    """The rules on pages written by hand, which no annotation can break."""
    return read_entries(Path(__file__).parent.parent / "rules.md")


def specs(site: Site) -> Iterator[Spec]:  # noqa: ARG001 - every view is asked in the same way
    """One page for all rules."""
    yield Spec(
        source="rules",
        title="Rules of the check",
        render=render,
        description="What each message of the check means, a wrong example, the right one, and why the rule exists.",
        ids=tuple(id_ for entry in (*entries(), *of_pages()) for id_ in (entry.id, *entry.aliases)),
    )


def render(here: PageContext) -> str:
    """The reference as HTML."""
    return here.render("rules.html", entries=entries(), pages=of_pages())
