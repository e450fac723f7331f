"""What every export is made from: the corpus, its figures, and the addresses and names of the site."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ..corpus.mentions import pieces
from ..corpus.model import Article, Claim, is_withdrawn
from ..corpus.redirects import FirstIds, former_ids
from ..corpus.wording import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..analysis.figures import Figures
    from ..corpus.model import Corpus, Position, Question, Target
    from .addresses import Addressable, Addresses


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class File(NamedTuple):
    """A file of the site: its path from the site's root, and what it holds."""

    path: str
    parts: Iterable[bytes]
    """What it holds, piece by piece, since a large file need not be in memory. Read them before the next file, once."""

    @property
    def content(self) -> bytes:
        """All that it holds."""
        return b"".join(self.parts)


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
    first_url: str = ""
    """The address that the site had first, likewise; empty if it has always been `url`."""

    def address(self, thing: Addressable) -> str:
        """The address of a thing, relative to the site's root."""
        return self.addresses.of(thing)

    def url_of(self, thing: Addressable) -> str:
        """The absolute address of a thing; empty where the site's own is not known."""
        return self.absolute(self.address(thing))

    def absolute(self, address: str) -> str:
        """An address of this site in full; empty where the site's own is not known."""
        return f"{self.url}{address}" if self.url else ""

    @cached_property
    def old_ids(self) -> dict[str, list[str]]:
        """For each article and question (by id) the ids that it had before."""
        return former_ids(self.corpus.redirects)

    def ids(self, thing: Article | Question) -> Iterator[str]:
        """The id of the thing, then the ids that it had before. Its JSON is published under all of them."""
        yield thing.id
        yield from self.old_ids.get(thing.id, ())

    @cached_property
    def first_ids(self) -> FirstIds:
        """By which id readers of the feed and of the calendar know a thing."""
        return FirstIds(self.corpus.redirects)

    def plain(self, text: str) -> str:
        """Contributor text with each `[[id]]` replaced by the name of what it refers to."""
        return "".join(pieces(text, self.corpus, name_of))


def name_of(target: Target) -> str:
    """The name of a thing in text without links."""
    match target:
        case Claim():
            name = f"{byline(target.article)} {target.id}"
        case Article():
            name = f"{byline(target)}, “{target.written.title}”"
        case _:
            name = target.title
    return marked(name, target)


def marked(name: str, thing: Target | Position) -> str:
    """The name, with a word where the thing is withdrawn: whoever follows a link should know before."""
    return f"{name} (withdrawn)" if is_withdrawn(thing) else name


def byline(article: Article) -> str:
    """The names of all authors; the publisher where no author is named."""
    return joined([author.name for author in article.authors]) or article.written.publisher


def compact(value: Any) -> str:
    """The value as JSON without blanks, fields in the order in which they are given.

    Raises ValueError for a number that JSON does not know, such as NaN.
    """
    return _JSON.encode(value)
