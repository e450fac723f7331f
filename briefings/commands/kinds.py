"""The kinds of entry that `new` adds: what each is made of, from options or by asking.

What a field is asked with, and what fits it, is what the schema says of it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count, islice
from typing import TYPE_CHECKING, Any

from ..corpus import schema
from ..corpus.tree import entries_of, items_of
from ..corpus.values import Name, QualifiedDate
from ..corpus.vocabulary import Kind
from ..corpus.wording import listed, no_such, quoted
from ..editing import new_entry
from ..editing.new_entry import article_id, author_id, question_id
from ..source.directive import describe
from ..source.text import normal
from ..source.verifying import anchor_of
from .anchor import nothing, passages
from .asking import AnswerError, Fact, Refusal, ask, at_terminal, fact_of, fits
from .source_text import source_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from ..corpus.names import Names
    from ..corpus.tree import Node
    from ..corpus.tree import Path as TreePath

New = tuple["TreePath", dict[str, Any]]
"""The path of a new entry, and its fields."""


Asked = Callable[..., dict[str, Any]]
"""A function that asks for the facts with some names, and gives those that are not left open."""

_AUTHOR = Fact(
    "author", "Author, as the article names them (Enter: nobody, or nobody else)", fits(Name), several=True
)
_PUBLISHED = Fact(
    "published",
    "Date of publication: 2025, 2025-05 or 2025-05-29; 2025~ is about 2025 (unknown: --undated)",
    fits(QualifiedDate),
    needed=True,
)
_ANNOTATOR = Fact("annotator", "Your name, as the annotator", fits(Name))
_KIND = Fact("kind", f"Kind of claim: {listed(Kind)}", fits(Kind), needed=True)


def _article(asked: Asked, options: argparse.Namespace, names: Names) -> New:
    given = asked("title")
    authors = _authors(options)
    given |= asked("publisher")
    if options.undated and options.published:
        raise AnswerError("--undated says that there is no --published")
    given |= asked(*([] if options.undated else ["published"]), "url", "language")
    facts = {
        "title": new_entry.todo("the title"),
        "publisher": new_entry.todo("who published it"),
        **given,
        "authors": [{"id": author_id(name, names), "name": name} for name in authors],
        **_filled(topics=_topics(options.topic, names)),
    }
    _refuse_known("article", names.articles, url=given.get("url"))
    theirs = {id_: node for id_, node in names.articles.items() if _author_names(node) == set(authors)}
    _refuse_known("article", theirs, title=given.get("title"))
    id_ = _id(options, names, article_id(authors, given.get("publisher", ""), given.get("published")))
    today = datetime.now(UTC).astimezone().date()
    return ("articles", id_), new_entry.article(facts, asked("annotator").get("annotator"), today)


def _question(asked: Asked, options: argparse.Namespace, names: Names) -> New:
    if not names.topics:
        raise AnswerError("a question needs a topic, and there is none: add one with `new topic`")
    (topic,) = _topics(options.topic and [options.topic], names, needed=True)
    facts = {"topic": topic, **asked("title", "proposition", "disagreeing", "type")}
    _refuse_known("question", names.questions, proposition=facts.get("proposition"))
    words = facts.get("title") or facts.get("proposition")
    id_ = _id(options, names, question_id(words) if words else None)
    return ("questions", id_), new_entry.question(facts)


def _topic(asked: Asked, options: argparse.Namespace, names: Names) -> New:
    facts = asked("title")
    _refuse_known("topic", names.topics, **facts)
    id_ = _id(options, names, question_id(facts["title"]))
    return ("topics", id_), facts | asked("summary")


def _event(asked: Asked, options: argparse.Namespace, names: Names) -> New:
    title = asked("title")
    date = new_entry.date_of(asked("date")["date"])
    _refuse_known("event", names.events, **title)
    id_ = _id(options, names, question_id(title["title"]))
    return ("events", id_), {"date": date, **title}


def _claim(asked: Asked, options: argparse.Namespace, names: Names) -> New:
    article = _article_named(options.article, names)
    section = Kind(asked("kind")["kind"]).section
    evidence = section == Kind.EVIDENCE.section
    text = asked("text")
    known = names.claims[article]
    _refuse_known("claim", known, **text)
    more = asked(*["type"] * evidence, "supports")
    entry = {**text, **more, **_filled(at=_anchor(options.find, options.file))}
    if options.type and not evidence:
        raise AnswerError("--type is only for evidence")
    # What `new article` left to be written is written now.
    blank = [
        id_
        for id_, claim in entries_of(names.articles[article], section)
        if isinstance(claim, dict) and str(claim.get("text")).startswith(new_entry.TODO)
    ]
    former = (old.partition(".")[2] for old in names.redirects if old.startswith(f"{article}."))
    taken = {*known, *former}.difference(blank)
    numbered = (f"{section[0]}{number}" for number in count(1))
    free = next(id_ for id_ in [*blank, *islice(numbered, len(taken) + 1)] if id_ not in taken)
    if options.id in taken:
        raise AnswerError(f"--id: {quoted(options.id)} is or was the id of another claim; {free} is free")
    return ("articles", article, section, options.id or free), entry


def _position(asked: Asked, options: argparse.Namespace, names: Names) -> New:
    article = _article_named(options.article, names)
    question = names.follow(options.question)
    if question not in names.questions:
        raise AnswerError(no_such("question", question, names.questions))
    positions = dict(entries_of(names.articles[article], "positions"))
    if question in map(names.follow, positions):
        raise AnswerError(f"{quoted(article)} has a position on {quoted(question)} already: change that one")
    return ("articles", article, "positions", question), asked("stance", "basis", "because", "note")


def _facts(kind: type[schema.Entry], *fields: str | Fact) -> dict[str, Fact]:
    """Facts by name: those of the schema, and others."""
    facts = [fact_of(kind, field) if isinstance(field, str) else field for field in fields]
    return {fact.option: fact for fact in facts}


KINDS = {
    "article": (
        _facts(schema.Article, "title", _AUTHOR, "publisher", _PUBLISHED, "url", "language", _ANNOTATOR),
        _article,
    ),
    "question": (_facts(schema.Question, "title", "proposition", "disagreeing", "type"), _question),
    "topic": (_facts(schema.Topic, "title", "summary"), _topic),
    "event": (_facts(schema.Event, "date", "title"), _event),
    "claim": (_facts(schema.Evidence, _KIND, "text", "type", "supports"), _claim),
    "position": (_facts(schema.Position, "stance", "basis", "because", "note"), _position),
}
"""For each kind of entry, the facts that it has an option for, and the function that makes one."""


def make(kind: str, options: argparse.Namespace, names: Names) -> New:
    """A new entry of a kind. Raises AnswerError if a fact is wrong or missing."""
    facts, function = KINDS[kind]

    def asked(*names: str) -> dict[str, Any]:
        each = ((facts[name], getattr(options, name)) for name in names)
        return _filled(
            **{fact.option: (_several if fact.several else ask)(fact, given) for fact, given in each}
        )

    return function(asked, options, names)


def _filled(**facts: Any) -> dict[str, Any]:
    return {key: fact for key, fact in facts.items() if fact}


def _several(fact: Fact, given: Sequence[str] | None, suggestion: str | None = None) -> list[str]:
    """A list from an option that can be given several times; at a terminal, one answer."""
    answers = [ask(fact, answer) for answer in given] if given else [ask(fact, None, suggestion)]
    return [answer for answer in answers if answer]


def _refuse_known(what: str, entries: Mapping[str, Node], **fields: str | None) -> None:
    """Raise AnswerError if there is an entry with the same text in a field, whatever its case."""
    for field, text in fields.items():
        for id_, entry in entries.items():
            written = entry.get(field) if isinstance(entry, dict) else None
            if (
                text
                and isinstance(written, str)
                and written.strip("/ ").casefold() == text.strip("/ ").casefold()
            ):
                same = "address" if field == "url" else field
                raise AnswerError(f"it is there already: the {what} {quoted(id_)} has the same {same}")


def _article_named(id_: str, names: Names) -> str:
    current = names.follow(id_)
    if current in names.articles:
        return current
    raise AnswerError(no_such("article", id_, names.articles))


def _anchor(words: str | None, file: str | None) -> dict[str, Any] | None:
    """The anchor of the passage with some words in a text; None if none were given."""
    if not words and not file:
        return None
    if not words or not file or not normal(words):
        raise AnswerError("--find needs words of the passage, and --file the text in which to find them")
    source = source_of(file)
    found = list(islice(passages(source, words), 2))
    if not found:
        raise AnswerError(nothing(source, words))
    directive = describe(source, found[0])
    if len(found) > 1 or directive is None:
        raise AnswerError("--find: these words are in several places; give more of the passage")
    return anchor_of(source, found[0], directive).model_dump(exclude_none=True)


def _author_names(article: Node) -> set[str]:
    return {str(author.get("name")) for author in items_of(article, "authors") if isinstance(author, dict)}


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


def _topics(given: Sequence[str] | None, names: Names, *, needed: bool = False) -> list[str]:
    known = list(names.topics)

    def refusal(answer: str) -> Refusal:
        return None if answer in known else no_such("topic", answer, known)

    fact = Fact("topic", f"Topic: {listed(known)}" if known else "Topic", refusal, needed=needed)
    only = known[0] if len(known) == 1 else None
    return list(dict.fromkeys(_several(fact, given, only))) if given or known else []


def _id(options: argparse.Namespace, names: Names, base: str | None) -> str:
    """The id from `--id` or the terminal. If it is refused, the message names a free one."""

    def refusal(answer: str) -> Refusal:
        wrong = new_entry.refusal(answer, names)
        return f"{wrong}; {suggestion} is free" if wrong and suggestion else wrong

    suggestion = new_entry.free(base, names) if base else None
    answer = ask(Fact("id", "Id, which it keeps for ever", refusal, needed=True), options.id, suggestion)
    assert answer is not None  # it is needed
    return answer
