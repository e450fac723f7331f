"""How a page shows a passage of the original: with a link to it, and with the result of its verification.

Links end in a text directive (WICG, URL Fragment Text Directive): `#:~:text=[prefix-,]start[,end][,-suffix]`. In each
part `-`, `,` and `&` must be percent-encoded too, since they are the directive's own punctuation. A blank at either end
or two in a row would be found nowhere.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from ..corpus.receipts import Verification
from ..source.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..corpus.model import Article
    from ..corpus.schema import Anchor


def _part(words: str) -> str:
    if words.isascii() and words.replace(" ", "").isalnum():  # most are, and `quote` looks at each letter
        return "%20".join(words.split())
    return quote(normal(words), safe="").replace("-", "%2D")


def text_directive(anchor: Anchor) -> str:
    """`:~:text=…` for the passage; empty if the anchor has no words."""
    given = (anchor.start, anchor.end, anchor.prefix, anchor.suffix)
    start, end, prefix, suffix = [words and _part(words) for words in given]
    if not start:
        return ""
    parts = (prefix and f"{prefix}-", start, end, suffix and f"-{suffix}")
    return f":~:text={','.join(filter(None, parts))}"


def passages(url: str | None, anchors: Iterable[Anchor]) -> list[tuple[str, str | None]]:
    """The name and the link of each passage, without those that look the same to a reader."""
    return list(dict.fromkeys([(paragraphs(anchor), passage_link(url, anchor)) for anchor in anchors]))


def paragraphs(anchor: Anchor) -> str:
    """`¶ 4` or `¶ 6–8`: the numbers of the paragraphs, counted from 1."""
    return f"¶ {anchor.paragraph}" + (f"–{anchor.through}" if anchor.through else "")


def passage_link(url: str | None, anchor: Anchor) -> str | None:
    """The address of the original with a text directive for the passage. None if the address is unknown."""
    if url is None:
        return None
    directive = text_directive(anchor)
    if not directive:
        return url
    url = url.partition(":~:")[0].removesuffix("#")  # the passage replaces any that the address came with
    # A fragment of the address's own stays, before the directive.
    return f"{url}{directive}" if "#" in url else f"{url}#{directive}"


class Mark(NamedTuple):
    """The mark beside a passage. `title` explains it as a tooltip."""

    state: str
    sign: str
    """Shown instead of the word; empty for a mark that shows the word."""
    word: str
    title: str


MARKS: dict[Verification | None, Mark | None] = {
    Verification.VERIFIED: Mark("verified", "✓", "verified", "Found in a copy of the text"),
    Verification.STALE: Mark("stale", "", "changed since", "Found in a copy of the text, and changed since"),
    Verification.UNVERIFIED: Mark("unverified", "", "not verified", "Not looked up in a copy of the text"),
    None: None,
}


class Tally(NamedTuple):
    """How many entries of an article are in each state."""

    verified: int
    stale: int
    unverified: int


def tally(article: Article) -> Tally | None:
    """How many entries are in each state. None for an article that points to no passage."""
    states = Counter(article.verification.values())
    if not states:
        return None
    return Tally(*(states[state] for state in Verification))
