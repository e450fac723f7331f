"""CSV that a spreadsheet opens as it is meant (RFC 4180, UTF-8 with a byte-order mark, so that Excel sees the encoding).

A spreadsheet runs a cell that begins like a formula, and turns `2025-05` into a day and `1e5` into a number. A text
that it would take for something else gets an apostrophe before it (OWASP, CSV injection), and so does one that begins
with an apostrophe: taking one away, where there is one, gives the text back. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF8
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from .api import FOLDER
from .publication import File, byline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..analysis.agreement import Pair
    from ..analysis.disagreement import Disagreement
    from ..corpus.model import Position, Question
    from .publication import Publication

T = TypeVar("T")
Cell = str | int | float | None


def _link(publication: Publication, thing: Question | Position) -> str:
    """As a memo links it: with the version, by which a reader is told of changes."""
    page, mark, fragment = publication.address(thing).partition("#")
    return f"{publication.url}{page}?v={thing.version}{mark}{fragment}"


Columns = dict[str, "Callable[[Publication, T], Cell]"]
"""The columns of a table: the name of each, and what gives its cell in the row of a thing."""

QUESTIONS: Columns[Disagreement] = {
    "question": lambda _, d: d.question.id,
    "title": lambda _, d: d.question.title,
    "proposition": lambda site, d: site.plain(d.question.written.proposition),
    "disagreeing": lambda site, d: site.plain(d.question.written.disagreeing),
    "type": lambda _, d: d.question.written.type.value,
    "topic": lambda _, d: d.question.topic.id,
    "label": lambda _, d: d.label.value,
    "score": lambda _, d: d.score,
    "low": lambda _, d: d.low,
    "high": lambda _, d: d.high,
    "positions": lambda _, d: d.answered,
    "unclear": lambda _, d: len(d.unclear),
    "silent": lambda _, d: len(d.silent),
    "of": lambda _, d: d.of,
    "strongly_disagree": lambda _, d: d.counts[0],
    "disagree": lambda _, d: d.counts[1],
    "mixed": lambda _, d: d.counts[2],
    "agree": lambda _, d: d.counts[3],
    "strongly_agree": lambda _, d: d.counts[4],
    "link": lambda site, d: _link(site, d.question),
    "smaller_side": lambda _, d: d.smaller_side,
    "earlier": lambda _, d: len(d.earlier),
}
POSITIONS: Columns[Position] = {
    "question": lambda _, it: it.question.id,
    "question_title": lambda _, it: it.question.title,
    "article": lambda _, it: it.article.id,
    "article_title": lambda _, it: it.article.written.title,
    "author": lambda _, it: byline(it.article),
    "publisher": lambda _, it: it.article.written.publisher,
    # Apart, since `2025-05` in one cell would become a day.
    "year": lambda _, it: getattr(it.article.written.published, "year", None),
    "month": lambda _, it: getattr(it.article.written.published, "month", None),
    "day": lambda _, it: getattr(it.article.written.published, "day", None),
    "stance": lambda _, it: it.written.stance.value,
    "value": lambda _, it: it.value,
    "basis": lambda _, it: it.written.basis.value,
    "because": lambda _, it: " ".join(_names(it)),
    "note": lambda site, it: site.plain(it.written.note or ""),
    "link": _link,
    "date_qualifier": lambda _, it: getattr(it.article.written.published, "qualifier", None),
    "superseded": lambda site, it: int(it in site.figures.superseded),
}
AGREEMENT: Columns[Pair] = {
    "article": lambda _, pair: pair.a.id,
    "other": lambda _, pair: pair.b.id,
    "shared": lambda _, pair: pair.shared,
    "equal": lambda _, pair: pair.equal,
    "same_side_by_degree": lambda _, pair: pair.by_degree,
    "one_mixed": lambda _, pair: pair.one_mixed,
    "opposite_sides": lambda _, pair: pair.opposite,
    "agreement": lambda _, pair: pair.agreement,
}
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
    positions = (position for d in rows for position in (*d.positions, *d.unclear, *d.earlier))
    yield _file("disagreements.csv", QUESTIONS, publication, rows)
    yield _file("positions.csv", POSITIONS, publication, positions)
    yield _file("agreement.csv", AGREEMENT, publication, publication.figures.pairs)


def inert(text: str) -> str:
    """The text as a spreadsheet shows it and does nothing with it."""
    if text[:1].isalpha() and text[:3].lower() not in _PERHAPS:
        return text  # nearly every text, in a fraction of the time
    return f"'{text}" if _TAKEN_FOR_SOMETHING_ELSE.match(text) else text


class _Returned:
    """Stands for a file: `csv.writer` returns what this returns."""

    write = staticmethod(str.encode)


def csv_of(heading: Iterable[str], rows: Iterable[Iterable[Cell]]) -> Iterator[bytes]:
    """A table as a spreadsheet opens it, line by line. Lines end as RFC 4180 says."""
    yield BOM_UTF8
    writer = csv.writer(_Returned())
    for row in chain([heading], rows):
        yield writer.writerow([inert(cell) if isinstance(cell, str) else cell for cell in row])


def _file(name: str, columns: Columns[T], publication: Publication, rows: Iterable[T]) -> File:
    cells = ([cell(publication, row) for cell in columns.values()] for row in rows)
    return File(f"{FOLDER}/{name}", csv_of(columns, cells))


def _names(it: Position) -> Iterator[str]:
    """The claims that a position rests on: those of its own article by their bare ids."""
    return (claim.id if claim.article is it.article else claim.key for claim in it.because)
