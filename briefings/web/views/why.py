"""Why the articles differ on a question, in sentences for its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...analysis.disagreement import Disagreement, Label
from ..labels import GROUND_COUNTS, KIND_COUNTS, TYPE_WORDS, counted

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from ...analysis.why import Ground, Link
    from ...corpus.model import Claim
    from ..site import Site


class Reason(NamedTuple):
    """A sentence, and what it points at: claims that bear on each other, or that name the same source."""

    text: str
    links: Sequence[Link] = ()
    claims: Sequence[Claim] = ()


def why(site: Site, d: Disagreement) -> list[Reason]:
    """Nothing where nobody disagrees; else the question's type, what each side rests on, and where they meet."""
    if d.label is not Label.OPPOSED:
        return []
    return list(_reasons(site, d))


def _reasons(site: Site, d: Disagreement) -> Iterator[Reason]:
    difference = site.figures.differences[d.question.id]
    _, *more = (term.value for term in difference.through)
    also = (
        f", and it runs through {_and(more)} too: both sides rest on claims of that kind, or one disputes the other’s"
        if more
        else ""
    )
    yield Reason(f"It is {TYPE_WORDS[difference.type]}{also}.")
    for verb, positions, grounds in (
        ("agree", d.for_, difference.for_),
        ("disagree", d.against, difference.against),
    ):
        who = "The article that {}s rests" if len(positions) == 1 else "The {} articles that {} rest"
        subject = who.format(verb) if len(positions) == 1 else who.format(len(positions), verb)
        yield Reason(f"{subject} on {_grounds(grounds)}." if grounds else f"{subject} on no annotated claim.")
    if difference.links:
        yield Reason("Claims of the two sides bear directly on each other:", links=difference.links[:6])
    for source in difference.shared:
        yield Reason(f"Both sides cite “{source.citation.title}”:", claims=(*source.for_, *source.against))


def _grounds(grounds: Counter[Ground]) -> str:
    return _and(
        [
            counted(count, *(GROUND_COUNTS[type_] if type_ else KIND_COUNTS[kind]))
            for (kind, type_), count in sorted(grounds.items(), key=lambda entry: -entry[1])
        ]
    )


def _and(words: Sequence[str]) -> str:
    *head, last = words
    return f"{', '.join(head)} and {last}" if head else last
