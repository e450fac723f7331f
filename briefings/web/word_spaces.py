"""A blank between words, for the search to index, where their script has none.

Pagefind takes for a word what stands between blanks. Its larger binary (`pagefind_bin_extended`, 53 MB to download
instead of 5) parts Chinese and Japanese, but on pages whose own language that is, and ours are in English around
articles in any language. So it is given such pages with words parted as everywhere else
(`corpus/segmentation.py`). A mark stands before each blank that is not the author's; `search.js` takes both away.
"""

from __future__ import annotations

import re
from html import escape, unescape

from ..corpus.segmentation import WITHOUT_BLANKS, words

_BLANK = "\u2060 "
"""A word joiner, which is not shown and which Pagefind leaves out of words, and a blank."""
_TEXT = re.compile(r"(?<=>)[^<]+(?=<)")


def parted(html: str) -> str:
    """A page with the mark and a blank in its texts wherever one word follows another without white space."""
    if WITHOUT_BLANKS.search(html) is None:
        return html
    return _TEXT.sub(lambda found: _part(found[0]), html)


def _part(text: str) -> str:
    if WITHOUT_BLANKS.search(text) is None:
        return text
    plain, made, before = unescape(text), "", 0
    for start, end in words(plain):
        if 0 < start == before:
            made += _BLANK
        made += escape(plain[before:end])
        before = end
    return made + escape(plain[before:])
