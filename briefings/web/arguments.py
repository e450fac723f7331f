"""Turns the arguments of a macro into what they mean: an id into the thing that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from ..corpus.edtf import Date
from ..corpus.model import Claim
from ..corpus.vocabulary import QuestionType
from ..corpus.wording import did_you_mean, with_hint
from .views import fields

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from ..corpus.model import Article, Corpus, Position, Target

T = TypeVar("T")


class MacroError(Exception):
    """A macro cannot do what the page asks. The message and the hint are for the page's author."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(with_hint(message, hint))
        self.message = message
        self.hint = hint


def _unknown(what: str, given: object, known: Iterable[str]) -> MacroError:
    return MacroError(f'there is no {what} "{given}"', did_you_mean(given, known))


def _find(corpus: Corpus, what: str, id_: object, known: Mapping[str, T]) -> T:
    """The known thing with this id, which may be a former one. Raises MacroError if there is none."""
    found = known.get(corpus.redirects.get(str(id_), str(id_)))
    if found is None:
        raise _unknown(what, id_, known)
    return found


def _one_of(what: str, given: object, known: Collection[str]) -> str:
    if given not in known:
        raise _unknown(what, given, known)
    return str(given)


def _article(corpus: Corpus, id_: object) -> Article:
    return _find(corpus, "article", id_, corpus.articles)


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


def _date(given: object) -> Date:
    """A date as pages write it: 2025, "2025-05", "2025-05-29"."""
    try:
        return Date.parse(str(given))
    except ValueError as error:
        raise MacroError(str(error)) from None


def _limit(given: object) -> int:
    if isinstance(given, int) and not isinstance(given, bool) and given >= 0:
        return given
    raise MacroError(f"limit is {given!r}", "write a whole number, without quotes")


def meaning(corpus: Corpus, name: str, given: object) -> Any:  # noqa: C901, PLR0911  # one for each argument
    """The value that the argument of this name stands for. None stands for itself, and so does any other text.

    Raises MacroError if it names nothing.
    """
    if given is None:
        return None
    match name:
        case "article" | "first" | "second" | "third":
            return _article(corpus, given)
        case "question" | "topic" | "author":
            return _find(corpus, name, given, getattr(corpus, f"{name}s"))
        case "claim":
            return _claim(corpus, given)
        case "target":
            return _target(corpus, given)
        case "publisher":
            return _one_of(name, given, sorted({each.written.publisher for each in corpus.articles.values()}))
        case "type":
            return QuestionType(_one_of("type of question", given, list(QuestionType)))
        case "since":
            return _date(given)
        case "limit":
            return _limit(given)
        case "kind":
            return _one_of("kind of entry", given, fields.kinds())
        case "section":
            return _one_of("section of the annotations", given, fields.sections())
        case _:
            return given
