"""`export`: write the positions into a table to fill in with a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..corpus.wording import pluralize, visible
from ..editing.position_table import COLUMNS
from ..exports.spreadsheet import csv_of
from .project import loaded, write_given

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ..corpus import Corpus
    from ..corpus.model import Position
    from ..exports.spreadsheet import Cell


def add(command: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    command.add_argument(
        "table", type=Path, metavar="FILE", help="the CSV file to write, such as positions.csv"
    )
    about = "with an empty row for each question of an article's topics that it has no position on"
    command.add_argument("--open", action="store_true", help=about)


def run(options: argparse.Namespace) -> None:
    """Write the table."""
    corpus = loaded(options.root)
    corpus = corpus.preview or corpus  # a first pass is made while an article is a draft
    rows = [row for article in corpus.articles.values() for row in map(_row, article.positions.values())]
    if options.open:
        rows += [[*pair, "", "", "", ""] for pair in _open(corpus)]
    write_given(options.table, b"".join(csv_of(COLUMNS, rows)))
    name = visible(str(options.table))
    print(f"{name}: {pluralize(len(rows), 'row')}. Fill it in, then run: python -m briefings import {name}")


def _row(position: Position) -> list[Cell]:
    """The cells of a position. Its paragraph is that of its own passage, or of the first claim that shows it."""
    it = position.written
    passages = it.at or next((claim.written.at for claim in position.because if claim.written.at), ())
    paragraph: Cell = ""
    for passage in passages[:1]:
        paragraph = f"{passage.paragraph} to {passage.through}" if passage.through else passage.paragraph
    return [
        position.article.id,
        position.question.id,
        it.stance.value,
        it.basis.value,
        paragraph,
        it.note or "",
    ]


def _open(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Each article with each question of its topics on which it has no position."""
    for article in corpus.articles.values():
        for topic in article.topics:
            for question in topic.questions:
                if question.id not in article.positions and question.written.withdrawn is None:
                    yield article.id, question.id
