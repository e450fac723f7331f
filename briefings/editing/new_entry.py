"""Make new entries: find ids that are free, and put a TODO in each field that somebody has to write."""

from __future__ import annotations

import re
from itertools import chain, count
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

from ..corpus.names import SINGULAR
from ..corpus.rules.reserved_id import RESERVED
from ..corpus.values import ID_LENGTH, ID_PATTERN
from ..corpus.wording import quoted, slug

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ..corpus.names import Names

_ID = re.compile(ID_PATTERN)
TODO = "TODO: "
"""The beginning of a text that somebody still has to write."""

_YEAR_LENGTH = 4
_WORDS = 4
"""How many words of a title or proposition go into an id."""


def author_id(name: str, names: Names) -> str:
    """The id of an author: an existing one if the corpus has the name, otherwise a new one."""
    known = next((id_ for id_, other in names.authors.items() if other == name), None)
    return known or free(slug(name) or "author", names)


def free(id_: str, names: Names) -> str:
    """The id, or if it is taken or reserved the next free one: adams-2024b, adams-2024c, …, then -27, -28, …"""
    id_ = id_[: ID_LENGTH - 5].rstrip("-")
    hyphen = "" if id_[-1].isdigit() else "-"
    letters = (f"{hyphen}{letter}" for letter in ascii_lowercase[1:])
    numbers = (f"-{number}" for number in count(27))
    candidates = (f"{id_}{suffix}" for suffix in chain([""], letters, numbers))
    return next(new for new in candidates if refusal(new, names) is None)


def refusal(id_: str, names: Names) -> str | None:
    """Why a new entry cannot have an id, which may be in use or have been so once; None if it can."""
    if not _ID.fullmatch(id_):
        return f"an id is made of a-z, 0-9 and single hyphens, like adams-2024, and not {quoted(id_)}"
    if len(id_) > ID_LENGTH:
        return f"an id has at most {ID_LENGTH} characters, this one has {len(id_)}"
    if id_ in RESERVED:
        return f"{quoted(id_)} is reserved"
    if id_ in names.redirects:
        return f"{quoted(id_)} is redirected to {quoted(names.follow(id_))}: an id is never used again"
    if id_ in names.authors:
        return f"{quoted(id_)} is the id of an author, {names.authors[id_]}"
    owners = (kind for section, kind in SINGULAR.items() if id_ in getattr(names, section))
    return next((f"{quoted(id_)} is the id of another {kind}" for kind in owners), None)


def article_id(authors: Sequence[str], publisher: str, published: str | None) -> str:
    """The first author's last name and the year, as in citations; the publisher's name if there is no author."""
    year = published[:4] if published else "undated"
    last_name = slug(authors[0].split()[-1]) if authors and authors[0].split() else ""
    return f"{last_name or slug(publisher) or 'article'}-{year}"


def question_id(sentence: str) -> str:
    """The first words of a title or proposition."""
    return "-".join(slug(sentence).split("-")[:_WORDS]) or "question"


def todo(what: str) -> str:
    """A TODO that says what to write."""
    return TODO + what


def article(facts: Mapping[str, Any], annotator: str | None, today: date) -> dict[str, Any]:
    """The fields of an article, with a thesis and a piece of evidence, which every briefing needs.

    A field that cannot hold a TODO, such as the number of a paragraph, is in a claim whose text is a TODO.
    """
    passage = {
        "paragraph": 1,
        "start": todo("the first words of the passage"),
        "end": todo("the last words of the passage"),
    }
    published = facts.get("published")
    return {
        **facts,
        **({"published": date_of(published)} if published else {}),
        "summary": todo("the article in one sentence"),
        "draft": True,
        "thesis": {"t1": {"text": todo("what the article argues, in your own words"), "at": passage}},
        "evidence": {
            "e1": {
                "text": todo("what it rests on; then choose the type and what it supports"),
                "type": "reasoning",
                "supports": ["t1"],
                "at": passage,
            }
        },
        "annotators": [{"name": annotator or todo("your name")}],
        "revisions": [{"date": today.isoformat(), "note": "First annotation."}],
    }


def question(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a question, with a TODO for each text that is not among the facts."""
    return {
        "proposition": todo("one declarative sentence that a person can agree or disagree with"),
        "disagreeing": todo("what somebody who disagrees holds instead"),
        **facts,
        "draft": True,
    }


def date_of(text: str) -> str | int:
    """A date as it is written: a year as a number."""
    is_year = len(text) == _YEAR_LENGTH and text.isdecimal() and not text.startswith("0")
    return int(text) if is_year else text
