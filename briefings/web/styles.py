"""Our style sheets as they are published: a first visit need not wait for what is written to who changes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

OURS = ("assets/briefings.css", "assets/print.css", "assets/opened.css")
_UNREAD = re.compile(r"/\*.*?\*/\s*|(?<=\n)\s+", re.DOTALL)
"""Comments and indents, which are a fifth of the sheets even when they are compressed."""


def shorten(files: Files, config: MkDocsConfig) -> None:
    """Replace our style sheets by the same without comments and indents. A team may have put its own in their place."""
    for file in filter(None, map(files.get_file_from_path, OURS)):
        files.remove(file)
        files.append(File.generated(config, file.src_uri, content=_UNREAD.sub("", file.content_string)))
