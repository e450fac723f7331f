"""What every export is made from: the data, its figures, and where things are."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ..corpus.mentions import PATTERN
from ..corpus.model import Article, Claim
from ..corpus.redirects import ends_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from ..analysis.figures import Figures
    from ..corpus.model import Author, Corpus, Position, Question, Target, Topic

    Addressable = Article | Author | Claim | Position | Question | Topic


class Addresses(Protocol):
    """Where pages are, relative to the site's root (`web/addresses.py`)."""

    def page(self, source: str) -> str:
        """The address of a page by its source: `briefings/index` → `briefings/`."""

    def of(self, thing: Addressable) -> str:
        """The one place of a thing, with a fragment where it is a part of a page."""


class File(NamedTuple):
    """A file of the site: its path from the site's root, and what it holds."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Publication:
    """One site as other programs see it."""

    corpus: Corpus
    figures: Figures
    addresses: Addresses
    name: str
    """What the site is called."""
    description: str = ""
    rights: str = ""
    """Under which terms the annotations may be used; plain text."""
    url: str = ""
    """The site's own address with a slash at its end; empty where it is not known."""
    pages: list[str] = field(default_factory=list)
    """The address of every page that readers may find, relative to the site's root; known once all have been read."""

    @cached_property
    def _known(self) -> dict[int, str]:
        """Addresses by the identity of the thing: each is asked for many times, once for every link."""
        return {}

    def address(self, thing: Addressable) -> str:
        """The one place of a thing, relative to the site's root."""
        known = self._known.get(id(thing))
        if known is None:
            known = self._known[id(thing)] = self.addresses.of(thing)
        return known

    def url_of(self, thing: Addressable) -> str:
        """The absolute address of a thing; empty where the site's own is not known."""
        return self.absolute(self.address(thing))

    def absolute(self, address: str) -> str:
        """An address of this site in full; empty where the site's own is not known."""
        return f"{self.url}{address}" if self.url else ""

    @cached_property
    def old_ids(self) -> dict[str, list[str]]:
        """For each article and question (by id) the ids that it had before."""
        old: dict[str, list[str]] = {}
        for former, now in ends_of(self.corpus.redirects).items():
            if "." not in former:
                old.setdefault(now, []).append(former)
        return old

    def ids(self, thing: Article | Question) -> Iterator[str]:
        """The id of the thing, then those that it had before: each of its files is served under all of them."""
        yield thing.id
        yield from self.old_ids.get(thing.id, ())

    def plain(self, text: str) -> str:
        """Contributor text with `[[id]]` as the name of what it means."""
        if "[[" not in text:
            return text

        def named(match: re.Match[str]) -> str:
            target = self.corpus.find(match[1])
            return name_of(target) if target else match[0]

        return PATTERN.sub(named, text)


def name_of(target: Target) -> str:
    """What to call a thing in text that carries no links."""
    match target:
        case Claim():
            return f"{byline(target.article)} {target.id}"
        case Article():
            return f"{byline(target)}, “{target.title}”"
    return target.title


def byline(article: Article) -> str:
    """Who speaks: all authors by name, or the publisher where nobody is named."""
    names = [author.name for author in article.authors]
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else article.publisher
