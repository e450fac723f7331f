"""Earlier versions as a page asks for them: one small JSON for each page that has some."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..corpus.model import Article, Claim, Position, Question
from ..corpus.redirects import follow
from ..corpus.versions import claim_content, position_content, question_content

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..corpus.model import Corpus
    from ..corpus.versions import Content
    from .cited import Place
    from .walk import Earlier, Superseded

ADDRESS = "api/v1/versions/{}.json"
_POSITION = "on-"

Pages = dict[str, dict[str, list["Earlier"]]]
"""By the page's id, then by the fragment on it (empty for the page itself), the earliest first."""


def by_page(corpus: Corpus, superseded: Superseded) -> Pages:
    """What each page of an article or question can be asked for, pages at old addresses included.

    A position stands on two pages. What is no longer told apart from what stands there now is left out.
    """
    pages: Pages = {}
    for (page, fragment), versions in superseded.items():
        places: list[Place] = [(page, fragment)]
        if fragment.startswith(_POSITION):
            places.append((fragment.removeprefix(_POSITION), page))
        for id_, part in places:
            if not isinstance(corpus.find(id_), Article | Question):
                continue
            thing = standing(corpus, id_, part)
            earlier = [each for each in versions.values() if thing is None or each.version != thing.version]
            if earlier:
                pages.setdefault(id_, {}).setdefault(part, []).extend(earlier)
    return pages


def standing(corpus: Corpus, page: str, fragment: str) -> Claim | Position | Question | None:
    """What stands under a fragment of a page now, both of which may be old ids."""
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
    """The JSON of a page: for each fragment what stands there now, and what stood there before.

    `described` is where its JSON Schema is, seen from it.
    """
    things = {fragment: standing(corpus, page, fragment) for fragment in fragments}
    written: dict[str, Any] = {
        "$schema": described,
        "id": page,
        "parts": {
            fragment: {
                **(_now(thing) if (thing := things[fragment]) else {}),
                "earlier": [_was(each) for each in earlier],
            }
            for fragment, earlier in fragments.items()
        },
    }
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


def documents(corpus: Corpus, pages: Pages, described: str) -> Iterable[tuple[str, str]]:
    """Address, from the site's root, and content of each."""
    for page, fragments in pages.items():
        yield ADDRESS.format(page), document(corpus, page, fragments, described)


def _now(thing: Claim | Position | Question) -> dict[str, Any]:
    return {"is": _name(thing), "version": thing.version, "now": _content(thing)}


def _was(earlier: Earlier) -> dict[str, Any]:
    until = {"until": earlier.until} if earlier.until else {}
    return {"version": earlier.version, **until, "was": earlier.content}


def _name(thing: Claim | Position | Question) -> str:
    match thing:
        case Claim():
            return thing.key
        case Position():
            return f"{thing.article.id}.on-{thing.question.id}"
        case Question():
            return thing.id


def _content(thing: Claim | Position | Question) -> Content:
    match thing:
        case Claim():
            return claim_content(thing)
        case Position():
            return position_content(thing)
        case Question():
            return question_content(thing)
