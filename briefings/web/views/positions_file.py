"""All positions in one small file, from which the browser fills in the comparison that a reader asks for.

Other programs should not read it: it changes with the script that does. Everything is in lists and not in objects,
so that no id is ever a key, since an id may be a word that means something to JavaScript.
"""

from __future__ import annotations

import json
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING, Any

from ...analysis import eligible
from ...analysis.agreement import MINIMUM_SHARED
from ...analysis.comparison import standing
from ...analysis.ordinal import HIGHEST, LOWEST
from ..context import PageContext
from ..words import STANDING_COUNTS, apart
from .comparison import PARTS

if TYPE_CHECKING:
    from ...corpus.model import Article, Position
    from ..site import Site

SOURCE = "assets/positions.json"


def content(site: Site) -> str:
    """The file. A question is named by its place in the list of questions, a stance by its number, or null if unclear.

    `standings` says of the lowest and the highest stance of a row in which part it stands, and how far they are apart,
    in words; the farthest apart come first. `counts` has the words for the number of rows in a part. Below `minimum`
    shared questions the agreement of two articles is left blank. The ends of the scale are `steps` apart.
    """
    here = PageContext(site, "")
    questions = [d.question for d in site.figures.disagreements]
    places = {question.id: place for place, question in enumerate(questions)}
    data = {
        "ending": site.addresses.page("x").removeprefix("x"),
        "minimum": MINIMUM_SHARED,
        "steps": site.corpus.settings.scale - 1,
        "standings": _standings(),
        "counts": [[PARTS[each][0], words] for each, words in STANDING_COUNTS.items()],
        "questions": [[question.id, here.plain(question.written.proposition)] for question in questions],
        "articles": [_article(site, article, places) for article in site.newest],
        "redirects": [
            [old, new] for old, new in site.corpus.redirects.items() if new in site.corpus.articles
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _standings() -> list[tuple[int, int, str, str]]:
    """Every two stances, the farthest apart first."""
    pairs = combinations_with_replacement(range(LOWEST, HIGHEST + 1), 2)
    return [
        (low, high, PARTS[standing(low, high)][0], apart(high - low))
        for low, high in sorted(pairs, key=lambda pair: pair[0] - pair[1])
    ]


def _article(site: Site, article: Article, places: dict[str, int]) -> list[Any]:
    positions = [_position(p, places) for p in article.positions.values() if eligible.is_eligible(p)]
    published = [article.publisher, article.when]
    return [article.id, site.labels[article.id], article.written.title, published, positions]


def _position(position: Position, places: dict[str, int]) -> list[Any]:
    claims = " ".join(claim.id for claim in position.because)
    return [places[position.question.id], position.value, claims]
