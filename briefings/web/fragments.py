"""Links into the original: text directives of the URL Fragment Text Directive (WICG).

Grammar: `#:~:text=[prefix-,]start[,end][,-suffix]`; in each part `-`, `,` and `&` must be percent-encoded too, since
they are the directive's own punctuation. A blank at either end or two in a row would be found nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from ..source.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..corpus.schema import Anchor


def _part(words: str | None) -> str:
    return quote(normal(words or ""), safe="").replace("-", "%2D")


def text_directive(anchor: Anchor) -> str:
    """`:~:text=…` for the passage; empty where the anchor gives no words to look for."""
    start, end, prefix, suffix = map(_part, (anchor.start, anchor.end, anchor.prefix, anchor.suffix))
    if not start:
        return ""
    parts = [start]
    if end:
        parts.append(end)
    if prefix:
        parts.insert(0, f"{prefix}-")
    if suffix:
        parts.append(f"-{suffix}")
    return ":~:text=" + ",".join(parts)


def passages(url: str | None, anchors: Iterable[Anchor]) -> list[tuple[str, str | None]]:
    """For each passage what to call it and where it is; those that a reader cannot tell apart only once."""
    return list(dict.fromkeys((paragraphs(anchor), passage_link(url, anchor)) for anchor in anchors))


def paragraphs(anchor: Anchor) -> str:
    """`¶ 4` or `¶ 6–8`, as a reader of the original counts them."""
    return f"¶ {anchor.paragraph}" + (f"–{anchor.through}" if anchor.through else "")


def passage_link(url: str | None, anchor: Anchor) -> str | None:
    """The original's address with the passage to scroll to and highlight; None where the address is unknown."""
    if url is None:
        return None
    directive = text_directive(anchor)
    if not directive:
        return url
    url = url.partition(":~:")[0].removesuffix("#")  # the passage replaces any that the address came with
    # A fragment of the address's own stays, before the directive.
    return f"{url}{directive}" if "#" in url else f"{url}#{directive}"
