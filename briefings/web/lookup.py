"""What the arguments of a macro mean: the thing of an id, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from ..corpus.edtf import Date
from ..corpus.model import Article, Claim, Position, Topic
from .build import Build, MacroError, unknown
from .site import Example, Spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .here import Here

T = TypeVar("T")


class Lookup:
    """Looks up, for the page that is being read, what its macros name. Raises MacroError where that is nothing."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._site = build.site

    @property
    def here(self) -> Here:
        """The page."""
        caller = self._build.caller
        assert caller is not None
        return caller.here

    def spoken_of(self, id_: str, thing: Spoken) -> None:
        """Keep that the page names a thing, unless it is the thing's own page or the name is an example's."""
        caller = self._build.caller
        # A page that is the thing's own does not refer to it.
        if caller is None or caller.page is None or isinstance(id_, Example):
            return
        if caller.page.address != self._site.addresses.of(thing).partition("#")[0]:
            self._site.spoken_of(thing, caller.page)

    def find(self, what: str, id_: str, known: Mapping[str, T]) -> T:
        """One of the known things by its id, or by one that it had; `what` says in a message what it should have been."""
        found = known.get(self._site.corpus.redirects.get(str(id_), str(id_)))
        if found is None:
            raise unknown(what, id_, known)
        return found

    def article(self, id_: str) -> Article:
        """The article of an id."""
        return self.find("article", id_, self._site.corpus.articles)

    def topic(self, id_: str | None) -> Topic | None:
        """The topic of an id; None, for all of them, without one."""
        return self.find("topic", id_, self._site.corpus.topics) if id_ else None

    def claim(self, id_: str) -> Claim:
        """The claim that `article.claim` names."""
        found = self._site.corpus.find(str(id_))
        if isinstance(found, Claim):
            return found
        raise self.no_claim(id_)

    def no_claim(self, id_: str) -> MacroError:
        """Why an id names no claim, and what was meant, perhaps."""
        article_id, dot, _ = str(id_).partition(".")
        if not dot:
            return MacroError(
                f'"{id_}" does not name a claim', "write article.claim, such as some-article.t1"
            )
        article = self.article(article_id)
        return unknown("claim", id_, [claim.key for claim in article.claims.values()])

    def position(self, id_: str) -> Position:
        """The position that `article.on-question` names."""
        article_id, _, question_id = str(id_).partition(".on-")
        positions = self.article(article_id).positions
        return self.find(f"position in {article_id} on", question_id, positions)

    def publisher(self, name: str | None) -> str | None:
        """The name of a publisher of some article; None without one."""
        if name is None:
            return None
        return self.one_of(
            "publisher", name, sorted({a.publisher for a in self._site.corpus.articles.values()})
        )

    @staticmethod
    def limit(given: object) -> int | None:
        """How many entries at most; None for all."""
        if given is None or (isinstance(given, int) and not isinstance(given, bool) and given >= 0):
            return given
        raise MacroError(f"limit is {given!r}", "write a whole number, without quotes")

    @staticmethod
    def date(given: str | int | None) -> Date | None:
        """A date as pages write it: 2025, "2025-05", "2025-05-29"."""
        try:
            return None if given is None else Date.parse(str(given))
        except ValueError as error:
            raise MacroError(str(error)) from None

    @staticmethod
    def one_of(what: str, given: str, known: list[Any]) -> str:
        """A word out of a list."""
        if given not in known:
            raise unknown(what, given, map(str, known))
        return given
