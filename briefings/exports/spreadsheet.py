"""CSV that a spreadsheet opens as it is meant (RFC 4180, UTF-8 with a byte-order mark, so that Excel sees the encoding).

A spreadsheet runs a cell that begins like a formula, and turns `2025-05` into a day and `1e5` into a number. A text
that it would take for something else gets an apostrophe before it (OWASP, CSV injection), and so does one that begins
with an apostrophe: taking one away, where there is one, gives the text back. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from .api import FOLDER
from .entries import STANDINGS, standings
from .publication import File, byline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..analysis.agreement import Pair
    from ..analysis.disagreement import Disagreement
    from ..corpus.model import Position, Question
    from .publication import Publication

Cell = str | int | float | None

QUESTIONS = [
    "question",
    "title",
    "proposition",
    "disagreeing",
    "type",
    "topic",
    "label",
    "score",
    "low",
    "high",
    "positions",
    "unclear",
    "silent",
    "of",
    "strongly_disagree",
    "disagree",
    "mixed",
    "agree",
    "strongly_agree",
    "link",
    "smaller_side",
]
POSITIONS = [
    "question",
    "question_title",
    "article",
    "article_title",
    "author",
    "publisher",
    "year",
    "month",
    "day",
    "stance",
    "value",
    "basis",
    "because",
    "note",
    "link",
]
AGREEMENT = ["article", "other", *STANDINGS, "agreement"]
_MONTH = "|".join(
    [
        *["jan(uary)?", "feb(ruary)?", "mar(ch)?", "apr(il)?", "may", "june?"],
        *["july?", "aug(ust)?", "sept?(ember)?", "oct(ober)?", "nov(ember)?", "dec(ember)?"],
    ]
)
_PERHAPS = frozenset(
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "tru", "fal"]
)
_DAY = r"(\d{1,4}[\s./,-]*)"
_GAP = r"[\s./,-]*"
_TAKEN_FOR_SOMETHING_ELSE = re.compile(
    r"\s*['=+\-@\t\r\n＝＋－＠]"  # a formula, also after blanks and in full-width characters; or our own mark
    r"|[\s.($€£¥]*\d[\s\d.,:/%eE+()$€£¥-]*\Z"  # a number, a date, a time, an amount
    # A day: may-2025, 3 March.
    rf"|\s*{_DAY}{{1,2}}({_MONTH}){_GAP}{_DAY}{{0,2}}\Z|\s*({_MONTH}){_GAP}{_DAY}{{1,2}}\Z"
    r"|(true|false)\Z",
    re.IGNORECASE,
)


def files(publication: Publication) -> Iterator[File]:
    """The index, a row for each question; a row for each position in it; one for every two articles that share any."""
    rows = publication.figures.disagreements
    yield _file("disagreements.csv", QUESTIONS, (_question(publication, d) for d in rows))
    yield _file(
        "positions.csv",
        POSITIONS,
        (_position(publication, position) for d in rows for position in (*d.positions, *d.unclear)),
    )
    yield _file("agreement.csv", AGREEMENT, map(_pair, publication.figures.pairs))


def inert(text: str) -> str:
    """The text as a spreadsheet shows it and does nothing with it."""
    if text[:1].isalpha() and text[:3].lower() not in _PERHAPS:
        return text  # nearly every text, in a fraction of the time
    return f"'{text}" if _TAKEN_FOR_SOMETHING_ELSE.match(text) else text


def _file(name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> File:
    text = io.StringIO(newline="")
    writer = csv.writer(text)  # ends lines as RFC 4180 does
    writer.writerow(columns)
    writer.writerows([inert(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return File(f"{FOLDER}/{name}", text.getvalue().encode("utf-8-sig"))


def _question(publication: Publication, d: Disagreement) -> list[Cell]:
    it = d.question
    return [
        it.id,
        it.title,
        publication.plain(it.written.proposition),
        publication.plain(it.written.disagreeing),
        it.written.type.value,
        it.topic.id,
        d.label.value,
        d.score,
        d.low,
        d.high,
        d.answered,
        len(d.unclear),
        len(d.silent),
        d.of,
        *d.counts,
        _link(publication, it),
        d.smaller_side,
    ]


def _position(publication: Publication, it: Position) -> list[Cell]:
    article, question = it.article, it.question
    published = article.written.published
    return [
        question.id,
        question.title,
        article.id,
        article.written.title,
        byline(article),
        article.written.publisher,
        # Apart, since `2025-05` in one cell would become a day.
        published.year,
        published.month,
        published.day,
        it.written.stance.value,
        it.value,
        it.written.basis.value,
        " ".join(claim.id if claim.article is article else claim.key for claim in it.because),
        publication.plain(it.written.note or ""),
        _link(publication, it),
    ]


def _pair(pair: Pair) -> list[Cell]:
    return [pair.a.id, pair.b.id, *standings(pair).values(), pair.agreement]


def _link(publication: Publication, thing: Question | Position) -> str:
    """As a memo links it: with the version, by which a reader is told of changes."""
    page, mark, fragment = publication.address(thing).partition("#")
    return f"{publication.url}{page}?v={thing.version}{mark}{fragment}"
