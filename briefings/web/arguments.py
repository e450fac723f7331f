"""What the arguments of a macro mean: the thing that an id names, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from ..corpus.edtf import Date
from ..corpus.model import Article, Author, Claim, Position, Question, Target, Topic
from ..corpus.vocabulary import QuestionType
from ..corpus.wording import nearest
from .views import fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ..corpus.model import Corpus

T = TypeVar("T")


class MacroError(Exception):
    """A macro cannot do what the page asks; the message and hint are for the page's author."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message}; {hint}" if hint else message)
        self.message = message
        self.hint = hint


def did_you_mean(given: object, known: Iterable[str]) -> str:
    """`did you mean "war-aims"?`, or an empty text where no known word is like the given one."""
    near = nearest(str(given), known)
    return f'did you mean "{near}"?' if near else ""


def _unknown(what: str, given: object, known: Iterable[str]) -> MacroError:
    return MacroError(f'there is no {what} "{given}"', did_you_mean(given, known))


def _find(corpus: Corpus, what: str, id_: object, known: Mapping[str, T]) -> T:
    """One of the known things by its id, or by one that it had before."""
    found = known.get(corpus.redirects.get(str(id_), str(id_)))
    if found is None:
        raise _unknown(what, id_, known)
    return found


def _one_of(what: str, given: object, known: Iterable[str]) -> str:
    known = list(known)
    if given not in known:
        raise _unknown(what, given, known)
    return str(given)


def _article(corpus: Corpus, id_: object) -> Article:
    return _find(corpus, "article", id_, corpus.articles)


def _question(corpus: Corpus, id_: object) -> Question:
    return _find(corpus, "question", id_, corpus.questions)


def _topic(corpus: Corpus, id_: object) -> Topic:
    return _find(corpus, "topic", id_, corpus.topics)


def _author(corpus: Corpus, id_: object) -> Author:
    return _find(corpus, "author", id_, corpus.authors)


def _claim(corpus: Corpus, id_: object) -> Claim:
    found = corpus.find(str(id_))
    if isinstance(found, Claim):
        return found
    article, dot, _ = str(id_).partition(".")
    if not dot:
        raise MacroError(f'"{id_}" does not name a claim', "write article.claim, such as some-article.t1")
    raise _unknown("claim", id_, [claim.key for claim in _article(corpus, article).claims.values()])


def _target(corpus: Corpus, id_: object) -> Target | Position:
    """An article, a question, a claim, or the position that `article.on-question` names."""
    article, on, question = str(id_).partition(".on-")
    if on:
        return _find(corpus, f"position in {article} on", question, _article(corpus, article).positions)
    found = corpus.find(str(id_))
    if found is not None:
        return found
    if "." in str(id_):
        return _claim(corpus, id_)
    raise _unknown("article, question or claim", id_, [*corpus.articles, *corpus.questions])


def _publisher(corpus: Corpus, name: object) -> str:
    publishers = sorted({article.written.publisher for article in corpus.articles.values()})
    return _one_of("publisher", name, publishers)


def _type(_: Corpus, given: object) -> QuestionType:
    return QuestionType(_one_of("type of question", given, QuestionType))


def _date(_: Corpus, given: object) -> Date:
    """A date as pages write it: 2025, "2025-05", "2025-05-29"."""
    try:
        return Date.parse(str(given))
    except ValueError as error:
        raise MacroError(str(error)) from None


def _limit(_: Corpus, given: object) -> int:
    if isinstance(given, int) and not isinstance(given, bool) and given >= 0:
        return given
    raise MacroError(f"limit is {given!r}", "write a whole number, without quotes")


def _kind(_: Corpus, given: object) -> str:
    return _one_of("kind of entry", given, fields.kinds())


def _section(_: Corpus, given: object) -> str:
    return _one_of("section of the annotations", given, fields.sections())


_MEANINGS: dict[str, Callable[[Corpus, object], Any]] = {
    "article": _article,
    "first": _article,
    "second": _article,
    "third": _article,
    "question": _question,
    "claim": _claim,
    "target": _target,
    "topic": _topic,
    "author": _author,
    "publisher": _publisher,
    "type": _type,
    "since": _date,
    "limit": _limit,
    "kind": _kind,
    "section": _section,
}
"""By the name of the argument."""


def meaning(corpus: Corpus, name: str, given: object) -> Any:
    """What a page's author means by the argument of this name; None, and any other text, means itself.

    Raises MacroError where it names nothing.
    """
    if given is None or name not in _MEANINGS:
        return given
    return _MEANINGS[name](corpus, given)
