"""Every id that is referred to exists: topics, questions, claims, and whatever `[[…]]` names in text.

Wrong:
    articles:
      adams-2024:
        evidence:
          e1: {text: Ships wait nine hours., type: statistic, supports: [t9], at: {paragraph: 2}}

Right:
    articles:
      adams-2024:
        evidence:
          e1: {text: Ships wait nine hours., type: statistic, supports: [t1], at: {paragraph: 2}}

Why: A link to nothing is most often a typo, and the entry that was meant is missing the link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..fields import form_of
from ..mentions import mentions_in
from ..names import SINGULAR
from ..redirects import qualified
from ..tree import items_of
from ..values import REFERENCE_PATTERN
from ..vocabulary import Relation
from ..wording import printable, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..names import Names
    from ..problem import Problem
    from ..raw import RawData, RawEntry

_REFERENCE = re.compile(REFERENCE_PATTERN)

_RELATIONS = [relation.value for relation in Relation]


def check(data: RawData) -> Iterator[Problem]:
    names = data.names
    for question in data.entries("questions"):
        yield from _ids(question, "topic", "topics", names)
    for article in data.entries("articles"):
        yield from _ids(article, "topics", "topics", names)
        yield from _claims(article, "in_brief", names)
    for claim in data.claims:
        for relation in _RELATIONS:
            if relation in claim.fields:
                yield from _claims(claim, relation, names)
        if "events" in claim.fields:
            yield from _ids(claim, "events", "events", names)
    for position in data.positions:
        yield from _claims(position, "because", names)
        if names.complete and names.follow(position.id) not in names.questions:
            message, hint = _nothing("questions", position.id, names)
            yield position.problem(message=message, hint=hint)
        for opposition in position.entries("seemingly_opposed"):
            yield from _ids(opposition, "to", "articles", names)
    yield from _mentions(data)


def _ids(entry: RawEntry, key: str, section: str, names: Names) -> Iterator[Problem]:
    """Ids of topics, events or articles; only articles can have former ids."""
    known = getattr(names, section)
    for index, id_ in enumerate(items_of(entry.fields, key)):
        if isinstance(id_, str) and names.follow(id_) not in known and names.complete:
            message, hint = _nothing(section, id_, names)
            yield entry.problem(key, index, message=message, hint=hint)


def _claims(entry: RawEntry, key: str, names: Names) -> Iterator[Problem]:
    """References to claims: `t1` of the same article, or `other-article.t1`."""
    own = names.claims.get(entry.article, {})
    for index, reference in enumerate(items_of(entry.fields, key)):
        if not isinstance(reference, str) or (reference in own and "." not in reference):
            continue  # the schema reports what is not text, and what has not the form of a reference
        if not names.has(qualified(reference, entry.article)) and _REFERENCE.match(reference):
            message, hint = _no_claim(reference, entry.article, names)
            yield entry.problem(key, index, message=message, hint=hint)


def _mentions(data: RawData) -> Iterator[Problem]:
    """`[[…]]` in free text, wherever it stands."""
    names = data.names
    for tree in data.trees:
        for path, name in mentions_in(tree):
            if not names.has(name):
                article = str(path[1]) if path[0] == "articles" else None
                message, hint = _no_target(name, article, names)
                yield tree.problem(path, message, hint)


def _nothing(section: str, id_: str, names: Names) -> tuple[str, str]:
    """Message and hint for an id that no topic, question or article has."""
    if names.follow(id_) in names.drafts:
        return _a_draft(id_)
    message = f"there is no {SINGULAR[section]} {quoted(id_)}"
    for other, singular in SINGULAR.items():
        if id_ in getattr(names, other):
            return message, f"{quoted(id_)} is the id of {_a(singular)}"
    known = getattr(names, section)
    place = f"below {section}:" if known else f"below a new line {section}: in the first column"
    add = f"add it {place}, indented by two spaces: {printable(id_)}: {form_of((section, id_), '…')}"
    return message, names.did_you_mean(id_, known) or ("" if section == "articles" else add)


def _no_claim(reference: str, article: str, names: Names) -> tuple[str, str]:
    """Message and hint for a reference to a claim that does not exist."""
    other, dot, claim = names.follow(reference).partition(".")
    if not dot:
        message = f"there is no claim {quoted(reference)} in this article"
        return message, names.did_you_mean(reference, names.claims.get(article, ()))
    if other not in names.articles:
        return _nothing("articles", other, names)
    message = f"there is no claim {quoted(claim)} in the article {quoted(other)}"
    return message, names.did_you_mean(claim, names.claims[other], f"{other}.")


def _no_target(name: str, article: str | None, names: Names) -> tuple[str, str]:
    """Message and hint for a mention of something that does not exist."""
    other, dot, claim = names.follow(name).partition(".")
    if other in names.drafts:
        return _a_draft(other)
    if dot and other in names.articles:
        return _no_claim(name, other, names)
    message = f"there is no article, claim or question {quoted(name)}"
    if article is not None and name in names.claims.get(article, ()):
        return message, f"did you mean {quoted(f'{article}.{name}')}?"
    for section in ("topics", "events"):
        if name in getattr(names, section):
            hint = f"{quoted(name)} is the id of {_a(SINGULAR[section])}, and text cannot link to one"
            return message, hint
    if dot:
        return message, names.did_you_mean(other, names.articles, after=f".{claim}")
    return message, names.did_you_mean(name, [*names.articles, *names.questions])


def _a_draft(id_: str) -> tuple[str, str]:
    """Message and hint for a reference to something that is not published yet."""
    hint = "finish the draft and delete its line `draft: true`, or leave this out until then"
    return f"{quoted(id_)} is a draft, and only another draft can refer to it", hint


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
