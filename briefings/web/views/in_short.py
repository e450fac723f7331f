"""What a briefing says before anything is unfolded: the case in brief, and where the article stands among the others.

All of it together is short enough to be read in a minute. What there is no room for stands in full further down, so
texts are left out whole and never cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...corpus.segmentation import count_words
from ...corpus.vocabulary import Kind
from ...corpus.wording import joined
from ..words import IN_BRIEF_HEADINGS, held

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...analysis.profile import Opposition, Profile
    from ...corpus.model import Article, Claim
    from ..context import PageContext

MOST = 250
"""The most words before the first fold."""
OURS = 47
"""So many of them are our own: headings, labels and the ids of claims."""
OURS_OF_OPPOSITION = 2
"""So many of them stand beside each opposition: that it is alone there, and the link to the question."""
OPPOSITIONS = 2
"""The most oppositions that are spelled out, apart from one in which the article stands alone."""
OPPONENTS = 3
"""The most opponents that are named in one of them."""

_KEPT = ({Kind.THESIS}, {Kind.EVIDENCE, Kind.ASSUMPTION}, {Kind.RECOMMENDATION})
"""The first claim of each of these is shown however long it is."""


REASONS = "Best reasons"


class InShort(NamedTuple):
    """The first part of a briefing."""

    brief: dict[str, list[Claim]]
    """The claims that make the case, each under what it is for."""
    profile: Profile | None
    """None of a withdrawn article."""
    oppositions: list[Opposition]
    """The sharpest."""
    alone: list[Opposition]
    """One more in which the article stands alone, unless those above say where it does."""


def in_short(here: PageContext, article: Article) -> InShort:
    """What the briefing on an article begins with, within `MOST` words wherever the shortest choice allows it.

    The first thesis, the first reason, the first recommendation, the sharpest opposition and one place where the
    article stands alone are always there. Then what fits is added: another opposition, and the rest of the brief
    in its order.
    """
    profile = here.site.figures.profiles.get(article.id)
    oppositions, places = (profile.oppositions, profile.alone) if profile else ((), ())
    sharpest = list(oppositions[:1])
    alone = [each for each in places if each not in sharpest][:1]
    others = [each for each in oppositions[1:] if each not in alone]
    claims = article.in_brief or _theses(article)
    brief = [found for kinds in _KEPT if (found := next((c for c in claims if c.kind in kinds), None))]
    room = MOST - OURS - _head(article, claims)
    room -= sum(_claim_words(here, each) for each in brief)
    room -= sum(_side_words(here, each) for each in (*sharpest, *alone))
    for opposition in others:
        if len(sharpest) < OPPOSITIONS and (length := _side_words(here, opposition)) <= room:
            sharpest.append(opposition)
            room -= length
    for claim in claims:
        if claim not in brief and (length := _claim_words(here, claim)) <= room:
            brief.append(claim)
            room -= length
    return InShort(_by_purpose(each for each in claims if each in brief), profile, sharpest, alone)


def _theses(article: Article) -> list[Claim]:
    """What stands for the brief of an article for which annotators chose none, nor wrote a summary."""
    if article.written.summary:
        return []
    return [claim for claim in article.of_kind(Kind.THESIS) if claim.written.withdrawn is None]


def _by_purpose(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims under their headings: `Thesis`, `Best reasons`, `Recommends to the board`."""
    parts: dict[str, list[Claim]] = {}
    for each in claims:
        to = f" to {joined(each.to)}" if each.to else ""
        parts.setdefault(IN_BRIEF_HEADINGS.get(each.kind, REASONS) + to, []).append(each)
    # One reason is not called several.
    return {
        "Best reason" if (name, len(each)) == (REASONS, 1) else name: each for name, each in parts.items()
    }


def _head(article: Article, claims: Sequence[Claim]) -> int:
    """How many words the article's own facts take, and the names in headings."""
    names = [topic.written.title for topic in article.topics]
    names += [article.written.title, article.written.publisher, article.when]
    for author in article.authors:
        names += [author.name, author.written.affiliation or ""]
    names += {name for claim in claims for name in claim.to}
    names += [*article.written.inferred, "and inferred"] if article.written.inferred else []
    return sum(map(count_words, names))


def _claim_words(here: PageContext, claim: Claim) -> int:
    return count_words(here.plain(claim.written.text))


def _side_words(here: PageContext, opposition: Opposition) -> int:
    positions = (opposition.position, *opposition.opponents)
    texts = [here.narrow_label(each.article) for each in positions[: OPPONENTS + 1]]
    texts += [here.plain(held(each)) for each in positions[:2]]
    return OURS_OF_OPPOSITION + sum(map(count_words, texts))
