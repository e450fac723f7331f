"""Old ids and what they stand for now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def follow(reference: str, redirects: Mapping[str, str]) -> str:
    """The id that an old id of an article, question or claim (`article.claim`) leads to; any other id itself.

    A claim follows its article: with `michta: michta-2025`, `michta.e3` leads to `michta-2025.e3`, and from there on.
    A circle ends where it began.
    """
    seen: set[str] = set()
    while reference not in seen:
        seen.add(reference)
        article, dot, claim = reference.partition(".")
        if reference in redirects:
            reference = redirects[reference]
        elif dot and article in redirects:
            reference = f"{redirects[article]}.{claim}"
    return reference
