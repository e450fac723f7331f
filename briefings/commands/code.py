"""`code`: code an article a second time, blind: the questions without anybody's coding, then the two side by side."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..analysis.second_coding import CodedCell, Reliability, alpha, paired_codes
from ..corpus.mentions import MENTION
from ..corpus.model import Article, Question, is_withdrawn
from ..corpus.names import Names
from ..corpus.vocabulary import Stance
from ..corpus.wording import no_such, pluralize, quoted, visible
from ..editing.comments import Comments
from ..editing.layout import Layout
from ..editing.position_table import TableError, read_table, refused_stance, stance_of
from ..exports.spreadsheet import csv_of
from .asking import AnswerError, Fact, ask, at_terminal
from .project import MisuseError, loaded, read_given, write_given
from .terminal import typed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from ..corpus import Corpus

_COLUMNS = ("question", "proposition", "opposing view", "note", "stance", "reason")


class Answer(NamedTuple):
    """What the second coder says of a question. No stance: the article is silent on it."""

    question: Question
    stance: Stance | None
    reason: str


def add(command: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    command.add_argument("article", metavar="ARTICLE", help="the id of the article")
    command.add_argument("--by", type=typed, required=True, metavar="NAME", help="who codes")
    about = "a CSV file: written with the questions if it is not there, else read with the answers in it"
    command.add_argument("--table", type=Path, metavar="FILE", help=about)


def run(options: argparse.Namespace) -> None:
    """Ask, or write or read the table, and print what to add and how far the two agree."""
    corpus = loaded(options.root)
    article = corpus.articles.get(corpus.redirects.get(options.article, options.article))
    if article is None:
        raise MisuseError(no_such("article", options.article, corpus.articles))
    asked = [each for topic in article.topics for each in topic.questions if not is_withdrawn(each)]
    try:
        if options.table is None:
            answers = list(_asked(asked, corpus))
        elif options.table.exists():
            answers = _read(options.table, asked)
        else:
            write_given(options.table, b"".join(csv_of(_COLUMNS, _rows(asked, corpus))))
            number = pluralize(len(asked), "question")
            print(visible(f"{options.table}: {number}. {_HOW} Then run this again."))
            return
    except (AnswerError, EOFError, KeyboardInterrupt) as error:
        raise MisuseError(f"nothing was coded: {error}") from None
    except TableError as error:
        raise MisuseError(f"{visible(str(options.table))}: {error}") from None
    for line in _result(article, answers, options.by):
        print(visible(line))


_HOW = (
    "Read the article and nobody’s coding. Under stance write one of "
    f"{', '.join(stance.value for stance in Stance)}, or leave it empty where the article is silent; under reason, why."
)


def _blind(text: str, corpus: Corpus) -> str:
    """A text without the names of articles and authors, which would tell how somebody coded."""
    text = MENTION.sub("an article", text)
    names: set[str | None] = set()
    for author in corpus.authors.values():
        it = author.written
        last = None if it.organisation else it.name.split()[-1]  # of the Labour Party, “Party” tells nothing
        names |= {it.name, it.family or last, it.short}
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b", "an author", text)
    return text


def _rows(asked: Sequence[Question], corpus: Corpus) -> Iterator[list[str]]:
    for question in asked:
        it = question.written
        yield [
            question.id,
            *(_blind(text or "", corpus) for text in (it.proposition, it.disagreeing, it.note)),
            "",
            "",
        ]


def _asked(asked: Sequence[Question], corpus: Corpus) -> Iterator[Answer]:
    """Ask at the terminal, question by question."""
    if not at_terminal():
        raise AnswerError("nobody is here to ask; name a file with --table")
    print(_HOW)
    for number, (question, row) in enumerate(zip(asked, _rows(asked, corpus), strict=True), 1):
        _, proposition, opposing, note, *_ = row
        print(visible(f"\n{number} of {len(asked)}. {proposition}\n   Against it: {opposing}"))
        if note:
            print(visible(f"   {note}"))
        given = ask(Fact("stance", "Stance (Enter: silent)", refused_stance), None)
        stance = stance_of(given) if given else None
        reason = ask(Fact("reason", "Why (Enter: no reason)", lambda _: None), None) if stance else None
        yield Answer(question, stance, reason or "")


def _read(path: Path, asked: Sequence[Question]) -> list[Answer]:
    """The answers in a table. Raises TableError with all that does not fit."""
    known = {question.id: question for question in asked}
    answers, wrong = [], []
    for row in read_table(read_given(path), ("question", "stance")):
        id_, given = row.cells["question"], row.cells.get("stance", "")
        refusal = refused_stance(given) if given else None
        if id_ not in known:
            wrong.append(row.wrong("question", f"there is no question {quoted(id_)} for this article"))
        elif refusal:
            wrong.append(row.wrong("stance", refusal))
        else:
            stance = stance_of(given) if given else None
            answers.append(Answer(known[id_], stance, row.cells.get("reason", "")))
    if wrong:
        raise TableError("\n".join(wrong))
    return answers


def _result(article: Article, answers: Sequence[Answer], by: str) -> Iterator[str]:
    """What to add to the data, in YAML, and how far the two codings agree."""
    cells, silent, added, twice = [], [], [], []
    coded: dict[str, Any] = {}
    yield f"# Under the positions of {article.id}:"
    for answer in answers:
        position = article.positions.get(answer.question.id)
        if position is None or position.written.withdrawn:
            added += [answer.question.id] * (answer.stance is not None)
        elif answer.stance is None:
            silent.append(answer.question.id)
        else:
            cells.append(CodedCell(position, by, position.first_stance, answer.stance))
            note = {"note": answer.reason} if answer.reason else {}
            coded[answer.question.id] = {"second": {"by": by, "stance": answer.stance.value, **note}}
            if earlier := position.written.second:
                twice.append(f"{answer.question.id}, by {earlier.by}")
    layout = Layout(Names(), Comments())
    yield from layout.file({"articles": {article.id: {"positions": coded}}}).splitlines()[3:]
    if twice:
        yield f"# These have a second coding already: {'; '.join(twice)}. Keep one of the two for each."
    found = Reliability(tuple(cells), len(cells), alpha(paired_codes(cells)))
    yield f"# Both coded {pluralize(len(cells), 'question')}: {found.same} alike, {found.same_sign} on the same side."
    if found.alpha is not None:
        yield f"# Agreement beyond chance (Krippendorff’s ordinal alpha): {found.alpha:.2f}."
    for cell in found.differently:
        yield f"# Coded differently: {cell.position.question.id}, first {cell.first.value}, second {cell.second.value}."
    for what, ids in (("Silent, says the second coder", silent), ("Coded by the second coder alone", added)):
        if ids:
            yield f"# {what}: {', '.join(ids)}."
