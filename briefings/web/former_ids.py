"""Former ids on the site: which pages are published at former addresses too, and where on them a former fragment leads.

None of this needs JavaScript: an old link leads to the whole page, at the claim.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ..corpus.model import Claim
from ..corpus.redirects import follow, former_ids

if TYPE_CHECKING:
    from ..corpus.model import Article, Corpus, Position, Question


class Anchors(NamedTuple):
    """The ids of one thing on one page."""

    id: str
    """The id of its heading; empty if it has none on this page."""
    also: tuple[str, ...] = ()
    """Former ids, which still lead there."""


NOWHERE = Anchors("")


class FormerIds:
    """All former ids of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._pages = former_ids(corpus.redirects)
        self._claims: defaultdict[str, list[str]] = defaultdict(list)
        for old in corpus.redirects:
            article, dot, claim = old.partition(".")
            if dot:
                self._claims[article].append(claim)

    def old_ids(self, thing: Article | Question) -> list[str]:
        """The former ids of an article or question."""
        return self._pages.get(thing.id, [])

    def claim(self, page: str, claim: Claim) -> Anchors:
        """The ids of a claim on the page of its article. `page` is the article's id, or a former one.

        If two articles were merged, an id at a former address means what it meant there.
        """
        if not self._claims:
            return Anchors(claim.id)
        own = claim.id if self._leads(page, claim.id) == claim.key else ""
        olds = self._olds(page, claim.article)
        return Anchors(own, tuple(id_ for id_ in olds if self._leads(page, id_) == claim.key))

    def elsewhere(self, page: str, article: Article) -> list[tuple[str, Claim]]:
        """The former ids on this page of claims that now belong to another article, each with its claim."""
        found = [(id_, self._corpus.find(f"{page}.{id_}")) for id_ in self._olds(page, article)]
        return [(id_, to) for id_, to in found if isinstance(to, Claim) and to.article is not article]

    def in_briefing(self, position: Position) -> Anchors:
        """The ids of a position in the briefing of its article."""
        id_ = position.question.id
        return Anchors(f"on-{id_}", tuple(f"on-{old}" for old in self.old_ids(position.question)))

    def on_question(self, position: Position) -> Anchors:
        """The ids of a position on the page of its question."""
        return Anchors(position.article.id, tuple(self.old_ids(position.article)))

    def _olds(self, page: str, article: Article) -> list[str]:
        """The former ids of claims on this page."""
        ids = dict.fromkeys([*self._claims.get(page, ()), *self._claims.get(article.id, ())])
        return [id_ for id_ in ids if self._leads(page, id_) != f"{article.id}.{id_}"]

    def _leads(self, page: str, id_: str) -> str:
        return follow(f"{page}.{id_}", self._corpus.redirects)
