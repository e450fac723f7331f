"""A corpus in which every field of the schema is filled, each text with a mark of its own.

It is made by walking the model, so that a new field is filled as soon as it is there; a new kind of value raises
TypeError until this module is told what such a value looks like.
"""

from __future__ import annotations

from enum import Enum
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from briefings.corpus import schema, values
from briefings.corpus.versions import words_digest
from briefings.corpus.vocabulary import Stance

if TYPE_CHECKING:
    from collections.abc import Callable

TOPICS = ["first-topic", "second-topic"]
QUESTIONS = [f"question-{number}" for number in range(1, 5)]
ARTICLES = [f"article-{number}" for number in range(1, 5)]
IDS = {
    ("topics",): TOPICS,
    ("events",): ["first-event", "second-event"],
    ("questions",): QUESTIONS,
    ("articles",): ARTICLES,
    "thesis": ["t1", "t2"],
    "evidence": ["e1", "e2"],
    "assumptions": ["a1", "a2"],
    "predictions": ["p1", "p2"],
    "recommendations": ["r1", "r2"],
    "positions": QUESTIONS[:3],
}
"""The ids under each key; the last of those that can be withdrawn is."""
URL = "https://example.org/a'b&c=1&lt;(d)*e*$[f];g//javascript:alert(1)?h={}&i#j"
STANCES = {"article-1": "agree", "article-2": "strongly-disagree", "article-3": "mixed"}
SUPPORTS = {"thesis": ["r1"], "evidence": ["t1"], "assumptions": ["t1"], "predictions": ["t1"]}


def everything(text: Callable[[str], str]) -> tuple[dict[str, Any], dict[str, tuple[str, ...]]]:
    """The corpus, with `text(mark)` for the text with that mark; and the path of each text, by its mark."""
    filler = _Filler(text)
    return filler.fields(schema.File, ()), filler.paths


class _Filler:
    def __init__(self, text: Callable[[str], str]) -> None:
        self._text = text
        self.paths: dict[str, tuple[str, ...]] = {}

    def fields(self, kind: type[BaseModel], path: tuple[str, ...], *, withdrawn: bool = False) -> Any:
        """All fields of an entry."""
        hints = get_type_hints(kind, include_extras=True)
        filled = {
            name: self._value(hints[name], (*path, name))
            for name in kind.model_fields
            if name != "withdrawn" or withdrawn
        }
        if filled.get("family"):
            filled["family"] = filled["name"]  # its words are some of the name's
        if filled.get("checked"):
            filled["checked"]["words"] = words_digest(filled["text"], filled.get("quote"))
        return {name: value for name, value in filled.items() if value is not None}

    def _value(self, hint: Any, path: tuple[str, ...]) -> Any:  # one for each kind of value
        if get_origin(hint) in (Union, UnionType):
            hint = next(inner for inner in get_args(hint) if inner is not type(None))
        if (known := _known(hint, path)) is not _UNKNOWN:
            return known
        if hint in (values.Name, values.Text, values.Quote):
            mark = f"Mark{len(self.paths):04}"
            self.paths[mark] = path
            return self._text(mark)
        if get_origin(hint) is not None and hasattr(hint, "__metadata__"):
            hint = hint.__origin__
        if get_origin(hint) is tuple:
            return [self._value(get_args(hint)[0], (*path, "0"))]
        if get_origin(hint) is dict:
            return self._entries(get_args(hint)[1], path)
        if isinstance(hint, type) and issubclass(hint, BaseModel):
            return self.fields(hint, path)
        raise TypeError(f"say in {__name__} what stands at {'.'.join(path)}: {hint}")

    def _entries(self, kind: type[BaseModel], path: tuple[str, ...]) -> Any:
        ids = IDS.get(path) or IDS[path[-1]]
        can_go = "withdrawn" in kind.model_fields
        return {id_: self.fields(kind, (*path, id_), withdrawn=can_go and id_ == ids[-1]) for id_ in ids}


_UNKNOWN = object()


def _known(hint: Any, path: tuple[str, ...]) -> Any:  # noqa: PLR0911, PLR0912, C901  # one for each kind of value
    """A value that is no free text; None for a field that is left out."""
    article = path[1] if len(path) > 1 else ""
    if path == ("redirects",):
        return {"old-article": "article-1", "article-1.old": "article-1.t1"}
    if path[-1] == "topic":
        return TOPICS[0]
    if path[-1] == "topics" and path[0] == "articles":
        return TOPICS
    if path[-1] == "supports":
        return SUPPORTS.get(path[2])
    if path[-1] in ("attacks", "undercuts", "qualifies"):
        other = ARTICLES[(ARTICLES.index(article) + 1) % len(ARTICLES)]
        return [f"{other}.t1"]
    if path[-1] in ("because", "in_brief"):
        return ["t1", "e1"]
    if path[-1] == "events" and article:
        return ["first-event"]
    if path[-1] == "seemingly_opposed" and article != "article-1":
        return None  # it is noted on one of the two sides
    if path[-1] == "to" and "positions" in path:
        return ["article-2"]
    if path[-2:] == ("checked", "words"):
        return "00000000"  # until the claim's own words are known
    if path[-1] in ("checked_percent", "quoted_percent", "scale"):
        return 5
    if path[-1] == "passages":  # of a receipt: digests by the ids of claims
        return {"t1": "01234567"}
    if path[-1] == "draft":
        return False
    if path[-1] == "organisation":
        return article == "article-2"
    if path[-1] == "family":
        return None if article == "article-2" else "as the name"
    if path[-1] == "status":
        return "failed"
    if hint == values.Id:
        return f"author-of-{article}"
    if hint == values.QualifiedDate:
        return {"article-2": "2024~", "article-3": None}.get(article, 2024)
    if hint == values.EdtfDate:
        return {"by": 2030}.get(path[-1], "2025-03-01")
    if hint == values.Count:
        return {"paragraphs": 90, "words": 900, "through": 4}.get(path[-1], 3)
    if hint is Stance:
        return STANCES.get(article, "unclear")
    if hint == values.Url:
        return URL.replace("{}", "x")
    if hint == values.Language:
        return "en"
    if hint == values.Digest:
        return "0123456789abcdef" * 4
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint)).value
    return _UNKNOWN
