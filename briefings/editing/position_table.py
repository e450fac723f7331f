"""A table of positions, as a spreadsheet holds it: a row for each article and question, and what it says changed."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from ..corpus.tree import Fields, items_of
from ..corpus.vocabulary import Basis, Stance
from ..corpus.wording import did_you_mean, listed, no_such, quoted, with_hint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..corpus.names import Names
    from ..corpus.tree import Path

COLUMNS = ("article", "question", "stance", "basis", "paragraph", "note")
NEEDED = ("article", "question", "stance")
_SEPARATORS = ",;\t"
_PARAGRAPH = re.compile(r"¶?\s*(?P<paragraph>[0-9]{1,6})(?:\s*(?:[-–—]|to)\s*(?P<through>[0-9]{1,6}))?")
_STANCES = {stance.value: stance for stance in Stance}
_NUMBERS = {str(stance.number): stance for stance in Stance if stance.number is not None}


class TableError(Exception):
    """The whole table cannot be read. The message says why."""


class Row(NamedTuple):
    """A row of the table: its number, counted from 1 with the heading, and its cells by the name of the column."""

    number: int
    cells: Mapping[str, str]

    def wrong(self, column: str, message: str) -> str:
        """What does not fit in a column, and what to do."""
        return f"row {self.number}, {column}: {message}"


def read_table(data: bytes, needed: Sequence[str] = NEEDED) -> list[Row]:
    """The rows that hold anything. Raises TableError if this is no table with the columns that are needed.

    A comma, a semicolon or a tab separates the cells, whichever the heading has most of.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TableError("it is not in UTF-8: save it as “CSV UTF-8”") from None
    heading = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=heading.count)
    if not text.strip():
        raise TableError("it is empty")
    try:
        first, *rest = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    except (csv.Error, ValueError) as error:
        raise TableError(f"it is not a table with a heading: {error}") from None
    names = [name.strip().lower() for name in first]
    for name in needed:
        if name not in names:
            raise TableError(no_such("column", name, names))
    return [
        # A spreadsheet needs an apostrophe before what it would take for a formula; it is not part of the text.
        Row(number, {name: cell.strip().removeprefix("'") for name, cell in zip(names, row, strict=False)})
        for number, row in enumerate(rest, 2)
        if any(map(str.strip, row))
    ]


class Reading(NamedTuple):
    """What a table changes: values by their paths, and what does not fit."""

    values: dict[Path, Any]
    mistakes: list[str]
    rows: Counter[str]
    """The number of rows that are `added`, `changed` and `unchanged`."""


def changes(rows: Iterable[Row], names: Names) -> Reading:
    """What a table says that the data does not say yet. A row without a stance says nothing: silence has no entry."""
    values: dict[Path, Any] = {}
    mistakes: list[str] = []
    seen: dict[tuple[str, str], int] = {}
    counts: Counter[str] = Counter()
    for row in rows:
        if not row.cells.get("stance"):
            continue
        article, question = (names.follow(row.cells[name]) for name in ("article", "question"))
        wrong = list(_mistakes(row, article, question, names))
        if (article, question) in seen:
            again = f"row {seen[article, question]} already has this article and question"
            wrong.append(row.wrong("question", again))
        seen.setdefault((article, question), row.number)
        mistakes += wrong
        if wrong:
            continue
        path, old = names.position(article, question)
        new = _new(row, path, old)
        values |= new
        counts["changed" if old is not None and new else "added" if new else "unchanged"] += 1
    return Reading(values, mistakes, counts)


def _mistakes(row: Row, article: str, question: str, names: Names) -> Iterator[str]:
    for column, id_, known in (("article", article, names.articles), ("question", question, names.questions)):
        if not id_:
            yield row.wrong(column, f"write the id of the {column}")
        elif id_ not in known:
            like = names.did_you_mean(id_, known)
            message = f"there is no {column} {quoted(row.cells[column])}"
            yield row.wrong(column, with_hint(message, like))
    if refusal := refused_stance(row.cells["stance"]):
        yield row.wrong("stance", refusal)
    basis = row.cells.get("basis", "")
    if basis and basis not in list(Basis):
        yield row.wrong("basis", f"{quoted(basis)} is not one of {listed(Basis)}")
    if basis == Basis.INFERRED and not row.cells.get("note"):
        yield row.wrong("note", "an inferred position needs a note that says why")
    paragraph = row.cells.get("paragraph", "")
    found = _PARAGRAPH.fullmatch(paragraph)
    if paragraph and (not found or (found[2] and int(found[2]) < int(found[1]))):
        yield row.wrong("paragraph", f"{quoted(paragraph)} is no paragraph: write 4, or 4 to 5")
    elif not paragraph and names.position(article, question)[1] is None:
        yield row.wrong("paragraph", "say in which paragraph it shows")


def stance_of(text: str) -> Stance | None:
    """The stance that somebody wrote: its word, with blanks or hyphens, or its number from -2 to 2. None if none fits."""
    given = text.strip().lower().removeprefix("+").replace("−", "-")
    return _NUMBERS.get(given) or _STANCES.get(re.sub(r"[\s_]+", "-", given))


def refused_stance(given: str) -> str | None:
    """Why a text is no stance; None if it is one."""
    if stance_of(given) is not None:
        return None
    like = did_you_mean(given, _STANCES)
    return with_hint(f"{quoted(given)} is not one of {listed(_STANCES)}", like)


def _new(row: Row, path: Path, old: Fields | None) -> dict[Path, Any]:
    """The values to set for a row: the whole position, or the fields of it that differ."""
    stance = stance_of(row.cells["stance"])
    assert stance is not None  # it was looked at
    found = _PARAGRAPH.fullmatch(row.cells.get("paragraph", ""))
    at = {key: int(number) for key, number in found.groupdict().items() if number} if found else {}
    given = {"stance": stance.value, "at": at, "basis": row.cells.get("basis"), "note": row.cells.get("note")}
    facts: dict[str, Any] = {key: value for key, value in given.items() if value}
    if old is None:
        return {path: {"basis": Basis.STATED.value, **facts}}
    named = [item.get("paragraph") for item in items_of(old, "at") if isinstance(item, Fields)]
    if "at" in facts and (facts["at"]["paragraph"] in named or "because" in old):
        del facts["at"]  # the data says it with more words, or by the claims that show it
    return {(*path, key): value for key, value in facts.items() if old.get(key) != value}
