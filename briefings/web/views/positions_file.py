"""All positions in one small file, from which the browser fills in the comparison that a reader asks for.

Other programs should not read it: it changes with the script that does. Everything is in lists and not in objects,
so that no id is ever a key, since an id may be a word that means something to JavaScript.
"""

from __future__ import annotations

import json
from itertools import combinations
from typing import TYPE_CHECKING, Any

from ...analysis import eligible
from ...analysis.agreement import MINIMUM_SHARED
from ...analysis.comparison import order
from ...analysis.disagreement import label_of
from ...analysis.ordinal import HIGHEST, LOWEST
from ..context import PageContext
from .comparison import apart

if TYPE_CHECKING:
    from ...analysis.disagreement import Label
    from ...corpus.model import Article, Position
    from ..site import Site

SOURCE = "assets/positions.json"


def content(site: Site) -> str:
    """The file. A question is named by its place in the list of questions, a stance by its number, or null if unclear.

    `apart` says of the lowest and the highest stance of a row how far they are apart, in words; the file has them in
    the order of the rows. Below `minimum` shared questions the agreement of two articles is left blank.
    """
    here = PageContext(site, "")
    questions = [d.question for d in site.figures.disagreements]
    places = {question.id: place for place, question in enumerate(questions)}
    data = {
        "ending": site.addresses.page("x").removeprefix("x"),
        "minimum": MINIMUM_SHARED,
        "apart": [[low, high, apart(label, high - low)] for low, high, label in _pairs()],
        "questions": [[question.id, here.plain(question.written.proposition)] for question in questions],
        "articles": [_article(site, article, places) for article in site.newest],
        "redirects": [
            [old, new] for old, new in site.corpus.redirects.items() if new in site.corpus.articles
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _pairs() -> list[tuple[int, int, Label]]:
    """Every two different stances, in the order in which a comparison lists them."""
    pairs = [(low, high, label_of([low, high])) for low, high in combinations(range(LOWEST, HIGHEST + 1), 2)]
    return sorted(pairs, key=lambda pair: order(pair[2], pair[1] - pair[0]))


def _article(site: Site, article: Article, places: dict[str, int]) -> list[Any]:
    positions = [_position(p, places) for p in article.positions.values() if eligible.is_eligible(p)]
    published = f"{article.written.publisher}, {article.written.published.words}"
    return [article.id, site.labels[article.id], article.written.title, published, positions]


def _position(position: Position, places: dict[str, int]) -> list[Any]:
    claims = " ".join(claim.id for claim in position.because)
    return [places[position.question.id], position.value, claims]
