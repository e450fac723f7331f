"""A last look at the built site: nothing that stands for something else is left, and no page lacks our marks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from . import settings
from .hosts import files_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from .build import Build

_STAND_IN = re.compile(rb"(?:macro|slot)[0-9a-f]{16}")
_LENGTH = len("macro") + 16
_PIECE = 1 << 20
"""So many bytes are read at a time, since there is a file that holds the whole corpus."""
_TEXTS = (".html", ".xml", ".json", ".txt", ".md", ".js")
_MARKS = {
    "main.html": {
        b"og:title": "what other programs read",
        b"Content-Security-Policy": "the content security policy",
    },
    "partials/header.html": {b"bf-search-open": "the button of the search"},
}
"""What must be on each generated page, by the template of ours that puts it there."""
_REMEDIES = {
    "main.html": 'Begin it with {% extends "briefings.html" %}, and write {{ super() }} in each block that it changes.',
    "partials/header.html": "Begin with a copy of briefings/web/theme/partials/header.html.",
}


def check(build: Build, config: MkDocsConfig) -> None:
    """Raise PluginError with each file in which something is wrong."""
    if found := [*_stand_ins(build, Path(config.site_dir)), *_marks(build, config)]:
        raise PluginError("The site cannot be published; the last good site stays.\n" + "\n".join(found))


def _stand_ins(build: Build, site: Path) -> Iterator[str]:
    """Each file that holds a token of a macro, or a marker of the theme. Nobody can type one: they are random."""
    texts = {file.path for file in files_in(site) if file.name.endswith(_TEXTS)}
    texts -= {str(site / path) for path in build.filled}
    for path in map(Path, sorted(texts)):
        for name in sorted({build.stand_ins[each] for each in _like(path) if each in build.stand_ins}):
            yield (
                f"{path.relative_to(site).as_posix()}: a macro in {name} is not filled in, since a plugin took the "
                "text of that page before it was complete. Put the macro after the excerpt (after <!-- more -->), "
                "and give the page a description for feeds."
            )


def _like(path: Path) -> Iterator[str]:
    """What looks like a token or a marker in a file, in small letters, whatever a plugin made of them."""
    text = b""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            text = text[-_LENGTH + 1 :] + piece.lower()  # it may stand across two pieces
            # Most files hold neither word, and a search for a word is far faster than one for a pattern.
            if b"macro" in text or b"slot" in text:
                yield from (match[0].decode() for match in _STAND_IN.finditer(text))


def _marks(build: Build, config: MkDocsConfig) -> Iterator[str]:
    """Each template of the team that takes the place of ours and leaves something out."""
    taken = [spec for spec, _ in build.taken_over]
    ours = (spec for spec in build.pages.values() if spec not in taken)
    written = (path for path in map(build.destination, ours) if path in build.sizes)
    # A share of a small site may be empty.
    if (path := next(written, None)) is None:
        return
    html = (Path(config.site_dir) / path).read_bytes()
    policy = build.policy.mark
    for template, marks in _MARKS.items():
        missing = [
            what for mark, what in marks.items() if mark not in html and (policy or b"Policy" not in mark)
        ]
        if missing and (template != "partials/header.html" or config.extra.get("search", True)):
            where = settings.overriding(config, template)
            yield f"{where}: pages lack {', '.join(missing)}. {_REMEDIES[template]}"
