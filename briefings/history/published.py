"""Earlier versions as pages ask for them: one small JSON file for each page that has some."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..corpus.mentions import with_present_ids
from ..corpus.model import Article, Claim, Question, key
from ..corpus.redirects import follow
from ..corpus.versions import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..corpus.model import Corpus, Position
    from .revision import Place
    from .walk import Earlier, Superseded

ADDRESS = "api/v1/versions/{}.json"
_POSITION = "on-"

Pages = dict[str, dict[str, list["Earlier"]]]
"""Earlier versions by the id of a page, then by the fragment on it (empty for the page itself), the earliest first."""


def by_page(corpus: Corpus, superseded: Superseded) -> Pages:
    """The earlier versions for each page of an article or question, pages at old addresses included.

    A position stands on two pages. Versions equal to the current one are left out.
    """
    pages: Pages = {}
    for (page, fragment), versions in superseded.items():
        places: list[Place] = [(page, fragment)]
        if fragment.startswith(_POSITION):
            places.append((fragment.removeprefix(_POSITION), page))
        for id_, part in places:
            if not isinstance(corpus.find(id_), Article | Question):
                continue
            thing = current(corpus, id_, part)
            earlier = [each for each in versions.values() if thing is None or each.version != thing.version]
            if earlier:
                pages.setdefault(id_, {}).setdefault(part, []).extend(earlier)
    return pages


def current(corpus: Corpus, page: str, fragment: str) -> Claim | Position | Question | None:
    """What a fragment of a page means now; page and fragment may be old ids. None if it is gone."""
    thing = corpus.find(page)
    if isinstance(thing, Question):
        if not fragment:
            return thing
        article = corpus.find(fragment)
        return article.positions.get(thing.id) if isinstance(article, Article) else None
    if isinstance(thing, Article) and fragment.startswith(_POSITION):
        return thing.positions.get(follow(fragment.removeprefix(_POSITION), corpus.redirects))
    claim = corpus.find(f"{page}.{fragment}")
    return claim if isinstance(claim, Claim) else None


def document(corpus: Corpus, page: str, fragments: dict[str, list[Earlier]], described: str) -> str:
    """The JSON of a page: for each fragment, what it is now and what it was before.

    `described` is the address of its JSON Schema, relative to the document.
    """
    parts = {}
    for fragment, earlier in fragments.items():
        now = current(corpus, page, fragment)
        article = page if isinstance(corpus.find(page), Article) else fragment
        was = [_was(each, article, now, corpus.redirects) for each in earlier]
        parts[fragment] = {**_now(now), "earlier": was}
    written = {"$schema": described, "id": page, "parts": parts}
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


def documents(corpus: Corpus, pages: Pages, described: str) -> Iterable[tuple[str, str]]:
    """The address of each document, from the root of the site, and its content."""
    for page, fragments in pages.items():
        yield ADDRESS.format(page), document(corpus, page, fragments, described)


def _now(thing: Claim | Position | Question | None) -> dict[str, Any]:
    """What stands there now: its name, its version, and what that version is made of."""
    return {} if thing is None else {"is": key(thing), "version": thing.version, "now": thing.cited}


def _was(earlier: Earlier, article: str, now: Any, ends: Mapping[str, str]) -> dict[str, Any]:
    """An earlier version. `article` is the id that its article had on that page."""
    until = {"until": earlier.until} if earlier.until else {}
    is_same = now is not None and digest(with_present_ids(earlier.content, ends, article)) == now.version
    same = {"same": True} if is_same else {}
    return {"version": earlier.version, **until, **same, "was": earlier.content}
