"""`new`: add an article or a question to the annotations, with a TODO in each field that somebody has to write."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus.loading import MAIN, annotation_files, check_files
from ..corpus.names import collect
from ..corpus.reader import read
from ..corpus.values import Language, Name, QualifiedDate, Text, Url
from ..corpus.vocabulary import QuestionType
from ..corpus.wording import did_you_mean, listed, quoted
from ..editing import new_entry
from ..editing.canonical import FormError
from ..editing.changes import change
from ..editing.files import Opened, open_file, replace_file
from ..editing.new_entry import Taken, article_id, question_id
from . import new_corpus
from .asking import AnswerError, Fact, Refusal, ask, at_terminal, fits
from .project import CLEAN, PROBLEMS, MisuseError, add_root, root_of
from .terminal import typed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from ..corpus.problem import Problem

_TITLE = Fact("title", "Title", fits(Name))
_AUTHOR = Fact("author", "Author, as the article names them (Enter: nobody, or nobody else)", fits(Name))
_PUBLISHER = Fact("publisher", "Publisher", fits(Name))
_PUBLISHED = Fact(
    "published",
    "Date of publication: 2025, 2025-05 or 2025-05-29; 2025~ is about 2025 (unknown: --undated)",
    fits(QualifiedDate),
    needed=True,
)
_URL = Fact("url", "Address, with https://", fits(Url))
_LANGUAGE = Fact("language", "Language, like en", fits(Language))
_PROPOSITION = Fact("proposition", "Proposition: one sentence that people agree or disagree with", fits(Text))
_DISAGREEING = Fact("disagreeing", "What somebody who disagrees holds instead", fits(Text))
_TYPES = [str(kind) for kind in QuestionType]
_TYPE = Fact(
    "type",
    f"What people differ about: {listed(_TYPES)}",
    lambda answer: None if answer in _TYPES else f"{quoted(answer)} is not one of {listed(_TYPES)}",
    needed=True,
)


def add(command: argparse.ArgumentParser) -> None:
    """Add a command for each kind of entry, with its options."""
    kinds = command.add_subparsers(required=True, metavar="article|question")
    article = kinds.add_parser("article", help="add an article")
    question = kinds.add_parser("question", help="add a question")
    of_article = (_TITLE, _PUBLISHER, _PUBLISHED, _URL, _LANGUAGE)
    of_question = (_TITLE, _PROPOSITION, _DISAGREEING, _TYPE)
    for kind, facts, make in ((article, of_article, _article), (question, of_question, _question)):
        kind.add_argument("--id", type=typed, help="the new id; else one is suggested")
        for fact in facts:
            kind.add_argument(f"--{fact.option}", type=typed, metavar="TEXT", help=fact.label)
        kind.add_argument("--file", type=Path, help=f"the file to add it to; else {MAIN}, if there is one")
        add_root(kind)
        kind.set_defaults(facts=make)
    article.add_argument("--author", type=typed, action="append", metavar="NAME", help="once for each author")
    article.add_argument("--anonymous", action="store_true", help="the copy read names no author")
    article.add_argument("--undated", action="store_true", help="nobody knows when it was published")
    article.add_argument("--topic", type=typed, action="append", metavar="ID", help="once for each topic")
    article.add_argument("--annotator", type=typed, metavar="NAME", help="who annotates it")
    question.add_argument("--topic", type=typed, metavar="ID")
    new_corpus.add(kinds)


def run(options: argparse.Namespace) -> int:
    """Add the entry. Returns 1 if the files cannot be read or written."""
    root = root_of(options.root)
    existing = [path for path in annotation_files(root) if path.exists()]
    if options.file and options.file.resolve() not in [path.resolve() for path in existing]:
        raise MisuseError(f"{options.file} is not one of the project's annotation files")
    files = [open_file(path, root) for path in existing]
    unreadable = [problem for file in files for problem in file.problems if file.data.strip()]
    if unreadable:
        print(*unreadable, "nothing was added: fix this first", sep="\n")
        return PROBLEMS
    ids = Taken(collect(file.tree for file in files if file.tree is not None))
    try:
        section, id_, entry = options.facts(options, ids)
        file = _file_for(section, files, options.file) or Opened(root / MAIN, MAIN, b"", None, [])
        tree = file.tree if file.tree and file.data.strip() else read(file.name, "{}\n")[0]
        data = file.encoded(change(tree, {(section, id_): entry}, ids.names))
        # A draft may have mistakes, but what was given just now is refused if it is one.
        finished = {key: value for key, value in entry.items() if key != "draft"}
        wrong = _new_problems(files, file, file.encoded(change(tree, {(section, id_): finished}, ids.names)))
    except (AnswerError, FormError) as error:
        raise MisuseError(f"nothing was added: {error}") from None
    except (EOFError, KeyboardInterrupt):
        raise MisuseError("nothing was added") from None
    if wrong:
        raise MisuseError("\n".join(["nothing was added, since this would be wrong:", *map(str, wrong)]))
    try:
        file.path.parent.mkdir(exist_ok=True)
        replace_file(file.path, data, root)
    except OSError as error:
        print(f"{file.name}: {error.strerror or error}; nothing was added")
        return PROBLEMS
    _say_what_next(root, file, section, id_)
    return CLEAN


def _article(options: argparse.Namespace, ids: Taken) -> tuple[str, str, dict[str, Any]]:
    """Section, id and fields of a new article."""
    title = ask(_TITLE, options.title)
    authors = _authors(options)
    publisher = ask(_PUBLISHER, options.publisher)
    if options.undated and options.published:
        raise AnswerError("--undated says that there is no --published")
    published = None if options.undated else ask(_PUBLISHED, options.published)
    facts: dict[str, Any] = {
        "title": title or new_entry.todo("the title"),
        "authors": [{"id": ids.author(name), "name": name} for name in authors],
        "publisher": publisher or new_entry.todo("who published it"),
        "published": published,
        "url": ask(_URL, options.url),
        "language": ask(_LANGUAGE, options.language),
        "topics": _topics(options.topic, ids),
    }
    id_ = _id(options, ids, article_id(authors, publisher or "", published))
    known = {key: fact for key, fact in facts.items() if fact or key == "authors"}
    today = datetime.now(UTC).astimezone().date()
    return "articles", id_, new_entry.article(known, options.annotator, today)


def _question(options: argparse.Namespace, ids: Taken) -> tuple[str, str, dict[str, Any]]:
    """Section, id and fields of a new question."""
    known = list(ids.names.topics)
    if not known:
        raise AnswerError(f"a question needs a topic, and there is none: write one under `topics` in {MAIN}")
    topic = ask(_topic_fact(known, needed=True), options.topic, known[0] if len(known) == 1 else None)
    title = ask(_TITLE, options.title)
    proposition = ask(_PROPOSITION, options.proposition)
    facts = {
        "topic": topic,
        "title": title,
        "proposition": proposition,
        "disagreeing": ask(_DISAGREEING, options.disagreeing),
        "type": ask(_TYPE, options.type),
    }
    words = title or proposition
    id_ = _id(options, ids, question_id(words) if words else None)
    return "questions", id_, new_entry.question({key: fact for key, fact in facts.items() if fact})


def _authors(options: argparse.Namespace) -> list[str]:
    """The names of the authors. If the article names nobody, --anonymous has to say so."""
    if options.anonymous:
        if options.author:
            raise AnswerError("--anonymous says that there is no --author")
        return []
    if options.author:
        return [str(ask(_AUTHOR, name)) for name in options.author]
    if not at_terminal():
        raise AnswerError("--author is needed, or --anonymous where the copy read names nobody")
    names: list[str] = []
    while name := ask(_AUTHOR, None):
        names.append(name)
    return names


def _topics(given: Sequence[str] | None, ids: Taken) -> list[str]:
    known = list(ids.names.topics)
    if given:
        fact = _topic_fact(known)
        return list(dict.fromkeys(str(ask(fact, topic)) for topic in given))
    if not known:
        return []
    topic = ask(_topic_fact(known), None, known[0] if len(known) == 1 else None)
    return [topic] if topic else []


def _topic_fact(known: list[str], *, needed: bool = False) -> Fact:
    def refusal(answer: str) -> Refusal:
        if answer in known:
            return None
        return "; ".join(filter(None, [f"there is no topic {quoted(answer)}", did_you_mean(answer, known)]))

    return Fact("topic", f"Topic: {listed(known)}" if known else "Topic", refusal, needed)


def _id(options: argparse.Namespace, ids: Taken, base: str | None) -> str:
    """The id from `--id` or the terminal. If it is refused, the message names a free one."""

    def refusal(answer: str) -> Refusal:
        wrong = ids.refusal(answer)
        return f"{wrong}; {free} is free" if wrong and free else wrong

    free = ids.free(base) if base else None
    answer = ask(Fact("id", "Id, which it keeps for ever", refusal, needed=True), options.id, free)
    assert answer is not None  # it is needed
    return answer


def _file_for(section: str, files: Sequence[Opened], chosen: Path | None) -> Opened | None:
    """The file to add an entry to: the chosen one, else the main one, else the last with such entries, else None."""
    if chosen is not None:
        return next(file for file in files if file.path.resolve() == chosen.resolve())
    main = [file for file in files if file.name == MAIN]
    holding = [file for file in files if file.tree is not None and section in file.tree.root]
    candidates = main or holding or files
    return candidates[-1] if candidates else None


def _new_problems(files: Sequence[Opened], changed: Opened, data: bytes) -> list[Problem]:
    """The errors that the new entry would cause, except in lines with a TODO."""
    lines = data.decode("utf-8").split("\n")
    before = {file.name: file.data for file in files if file.data.strip()}
    known = {_identity(problem) for problem in check_files(before)[1]}
    after = check_files(before | {changed.name: data})[1]
    return [
        problem
        for problem in after
        if problem.severity == "error"
        and _identity(problem) not in known
        and new_entry.TODO not in lines[problem.line - 1]
    ]


def _identity(problem: Problem) -> tuple[str, str, str, str]:
    """What identifies a Problem when an entry is added: everything but its line, which may move."""
    return problem.file, problem.path, problem.rule, problem.message


def _say_what_next(root: Path, file: Opened, section: str, id_: str) -> None:
    """Print where the entry is and what to do next."""
    tree = open_file(file.path, root).tree
    assert tree is not None  # it was checked
    line, _ = tree.place((section, id_), key=True)
    print(f"{file.name}:{line}: added {section}.{id_}")
    print(f"Next: write what is marked {new_entry.TODO.strip()} there", end="")
    if section == "articles":
        print(", add claims and, under `positions`, where it stands on each question that it answers", end="")
    print(". Then run: python -m briefings check")
