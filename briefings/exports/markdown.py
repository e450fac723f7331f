"""Markdown twins of briefings and questions, for programs that read, and text that stays text in them (CommonMark)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..corpus.mentions import PATTERN
from . import briefing_text, question_text
from .publication import File, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .publication import Addressable, Publication

_MARKUP = str.maketrans({char: f"\\{char}" for char in "\\`*_[]>|~"} | {"&": "&amp;", "<": "&lt;"})
"""A backslash before `&` and `<` would do for CommonMark, and not for older readers."""
_ANY = re.compile(r"[\\`*_\[\]<>&|~]")
_WWW = re.compile(r"\b(www)\.", re.IGNORECASE)
_BLOCK = re.compile(r"[#+=:-]|\d+(?=[.)])")
_NOT_BARE = re.compile(r"[()&*_~\[\]]")
"""What an address cannot hold where it stands without brackets, or what could be taken for markup."""


def files(publication: Publication) -> Iterator[File]:
    """Each page's address with `.md` after it, as llmstxt.org proposes; also where the page was before."""
    pens: dict[int, Pen] = {}
    for article in publication.corpus.articles.values():
        for id_ in publication.ids(article):
            path = twin(publication, f"briefings/{id_}")
            pen = pens.setdefault(path.count("/"), Pen(publication, path))
            yield File(path, briefing_text.text(pen, article).encode())
    for question in publication.corpus.questions.values():
        for id_ in publication.ids(question):
            path = twin(publication, f"questions/{id_}")
            pen = pens.setdefault(path.count("/"), Pen(publication, path))
            yield File(path, question_text.text(pen, question).encode())


def twin(publication: Publication, source: str) -> str:
    """`briefings/michta-2025/index.html.md`: an address that ends in a slash stands for its `index.html`."""
    address = publication.addresses.page(source)
    return f"{address}index.html.md" if address.endswith("/") or not address else f"{address}.md"


class Pen:
    """Writes files of one depth: escapes text, and makes addresses relative to the file."""

    def __init__(self, publication: Publication, path: str) -> None:
        self.publication = publication
        self._base = "../" * path.count("/")
        self._links: dict[tuple[str, int], str] = {}

    def text(self, text: str) -> str:
        """Contributor text in one line, nothing in it markup but `[[id]]`, which becomes a link."""
        text = " ".join(text.split())
        if "[[" not in text:
            return escape(text)
        parts: list[str] = []
        end = 0
        for match in PATTERN.finditer(text):
            target = self.publication.corpus.find(match[1])
            if target:
                parts += [
                    escape(text[end : match.start()], first=not end),
                    self.link(name_of(target), target),
                ]
                end = match.end()
        return "".join([*parts, escape(text[end:], first=not end)])

    def link(self, words: str, thing: Addressable) -> str:
        """A link to the page on which the thing stands."""
        known = self._links.get((words, id(thing)))
        if known is None:
            known = self.link_to(words, f"{self._base}{self.publication.address(thing)}")
            self._links[words, id(thing)] = known
        return known

    def link_to(self, words: str, address: str) -> str:
        """A link anywhere. An address holds no blank and no pointed bracket: `check` refuses one that does."""
        if _NOT_BARE.search(address):
            address = f"<{escape(address)}>"
        return f"[{escape(' '.join(words.split()))}]({address})"

    def file(self, words: str, path: str) -> str:
        """A link to another file of the site."""
        return self.link_to(words, f"{self._base}{path}")


def escape(text: str, *, first: bool = True) -> str:
    """Text that a reader of Markdown shows as it is.

    `first`: it may stand at the beginning of a line, where a number or a hyphen begins a list.
    """
    # Most texts hold none of it, which is found out faster than each character is looked up.
    escaped = text.translate(_MARKUP) if _ANY.search(text) else text
    if "://" in escaped or "ww." in escaped or "WW." in escaped:  # some readers make links of bare addresses
        escaped = _WWW.sub(r"\1\\.", escaped.replace("://", "\\://"))
    if first and (begins := _BLOCK.match(escaped)):
        end = begins.end() if begins[0].isdigit() else 0
        return f"{escaped[:end]}\\{escaped[end:]}"
    return escaped
