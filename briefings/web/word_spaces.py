"""Pages with a blank between words, for the search to index, where their script has none.

Pagefind takes for a word what stands between blanks. Its larger binary (`pagefind_bin_extended`, 53 MB to download
instead of 5) parts Chinese and Japanese, but on pages whose own language that is, and ours are in English around
articles in any language. So it is given copies of such pages, with words parted as everywhere else
(`corpus/segmentation.py`). A mark stands before each blank that is not the author's; `search.js` takes both away.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import contextmanager
from html import escape, unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ..corpus.segmentation import WITHOUT_BLANKS, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK = "\u2060 "
"""A word joiner, which is not shown and which Pagefind leaves out of words, and a blank."""
_TEXT = re.compile(r"(?<=>)[^<]+(?=<)")


@contextmanager
def spaced(folder: Path) -> Iterator[Path]:
    """A folder with the pages of the built site as they are to be indexed: the site's own, where no page needs more."""
    pages = sorted(folder.rglob("*.html"))
    to_part = {path for path in pages if WITHOUT_BLANKS.search(path.read_text(encoding="utf-8"))}
    if not to_part:
        yield folder
        return
    with TemporaryDirectory(prefix=".spaced-", dir=folder) as name:
        for path in pages:
            copy = Path(name) / path.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            if path in to_part:
                copy.write_text(_parted(path.read_text(encoding="utf-8")), encoding="utf-8")
            else:
                _link(path, copy)
        yield Path(name)


def _parted(html: str) -> str:
    return _TEXT.sub(lambda found: _part(found[0]), html)


def _part(text: str) -> str:
    """A text of HTML with the mark and a blank wherever one word follows another without white space."""
    if WITHOUT_BLANKS.search(text) is None:
        return text
    plain, made, before = unescape(text), "", 0
    for start, end in words(plain):
        if 0 < start == before:
            made += _BLANK
        made += escape(plain[before:end])
        before = end
    return made + escape(plain[before:])


def _link(path: Path, copy: Path) -> None:
    try:
        os.link(path, copy)
    except OSError:  # a file system without links
        shutil.copy(path, copy)
