"""Old ids on the site: which pages stand at old addresses too, and where on them an old fragment lands.

Nothing here needs a script: whoever follows an old link arrives on the whole page, at the claim.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ..corpus.model import Claim
from ..corpus.redirects import follow, former_ids

if TYPE_CHECKING:
    from ..corpus.model import Article, Corpus, Position, Question


class Anchors(NamedTuple):
    """The fragments that lead to one thing on one page."""

    id: str
    """That of its heading; empty where it has none there."""
    also: tuple[str, ...] = ()
    """Old ones."""


NOWHERE = Anchors("")


class Moved:
    """Every old id of a corpus, by what it stands for now."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._pages = former_ids(corpus.redirects)
        self._claims: defaultdict[str, list[str]] = defaultdict(list)
        for old in corpus.redirects:
            article, dot, claim = old.partition(".")
            if dot:
                self._claims[article].append(claim)

    def old_ids(self, thing: Article | Question) -> list[str]:
        """The ids under which it stood before."""
        return self._pages.get(thing.id, [])

    def claim(self, page: str, claim: Claim) -> Anchors:
        """Where a claim stands on its article's page `page`, which may be the article's old id.

        Where two articles have become one, an id at the old address means what it meant there.
        """
        if not self._claims:
            return Anchors(claim.id)
        own = claim.id if self._leads(page, claim.id) == claim.key else ""
        olds = self._olds(page, claim.article)
        return Anchors(own, tuple(id_ for id_ in olds if self._leads(page, id_) == claim.key))

    def elsewhere(self, page: str, article: Article) -> list[tuple[str, Claim]]:
        """The old ids on this page of claims that now belong to another article."""
        found = [(id_, self._corpus.find(f"{page}.{id_}")) for id_ in self._olds(page, article)]
        return [(id_, to) for id_, to in found if isinstance(to, Claim) and to.article is not article]

    def in_briefing(self, position: Position) -> Anchors:
        """Where a position stands in its article's briefing."""
        id_ = position.question.id
        return Anchors(f"on-{id_}", tuple(f"on-{old}" for old in self.old_ids(position.question)))

    def on_question(self, position: Position) -> Anchors:
        """Where it stands on its question's page."""
        return Anchors(position.article.id, tuple(self.old_ids(position.article)))

    def _olds(self, page: str, article: Article) -> list[str]:
        """Fragments of the page that are no claim's own id there."""
        ids = dict.fromkeys([*self._claims.get(page, ()), *self._claims.get(article.id, ())])
        return [id_ for id_ in ids if self._leads(page, id_) != f"{article.id}.{id_}"]

    def _leads(self, page: str, id_: str) -> str:
        return follow(f"{page}.{id_}", self._corpus.redirects)
