"""All positions in one small file, from which the page of comparisons is made in the browser.

It is no interface for other programs, and changes with the script that reads it. Everything is in lists and not in
objects, so that no id is ever a key: an id may be a word that means something to JavaScript.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ...analysis import counted
from ..labels import STANCE_SIGNS, STANCE_WORDS, stance_class

if TYPE_CHECKING:
    from ...corpus.model import Article, Position
    from ..site import Site

SOURCE = "assets/positions.json"


def content(site: Site) -> str:
    """The file. Articles and questions are named by their place in its lists; a stance by its number, or null."""
    here = site.here("")
    questions = [d.question for d in site.figures.disagreements]
    places = {question.id: place for place, question in enumerate(questions)}
    data = {
        "ending": site.addresses.page("x").removeprefix("x"),
        "stances": [
            [stance, word, STANCE_SIGNS[stance], stance_class(stance)]
            for stance, word in STANCE_WORDS.items()
        ],
        "questions": [[question.id, here.plain(question.proposition)] for question in questions],
        "articles": [_article(site, article, places) for article in site.newest],
        "redirects": [
            [old, new] for old, new in site.corpus.redirects.items() if new in site.corpus.articles
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _article(site: Site, article: Article, places: dict[str, int]) -> list[Any]:
    positions = [_position(p, places) for p in article.positions.values() if counted.stands(p)]
    published = f"{article.publisher}, {article.published.words}"
    return [article.id, site.labels[article.id], article.title, published, positions]


def _position(position: Position, places: dict[str, int]) -> list[Any]:
    claims = " ".join(claim.id for claim in position.because)
    return [places[position.question.id], position.stance, claims]
