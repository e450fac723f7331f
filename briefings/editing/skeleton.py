"""New entries with the facts that are known, and a TODO wherever something has to be written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..corpus.names import Names
from ..corpus.reader import read
from .canonical import FormError, canonical

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

TODO = "TODO: "
"""What an unfinished text begins with."""

_LONGEST_YEAR = 4


def todo(what: str) -> str:
    """A text that has still to be written."""
    return TODO + what


def article(facts: Mapping[str, Any], annotator: str | None, today: date) -> dict[str, Any]:
    """An article with one claim of each of the two kinds that every briefing has.

    What cannot hold a TODO, such as a paragraph's number, stands in a claim whose text is one.
    """
    passage = {
        "paragraph": 1,
        "start": todo("the first words of the passage"),
        "end": todo("the last words of the passage"),
    }
    published = facts["published"]
    return {
        **facts,
        "published": int(published) if _is_plain_year(published) else published,
        "summary": todo("the article in one sentence"),
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
    """A question; what is not given has to be written."""
    return {
        "proposition": todo("one declarative sentence that a person can agree or disagree with"),
        "disagreeing": todo("what somebody who disagrees holds instead"),
        **facts,
    }


def lines_of(section: str, id_: str, entry: Mapping[str, Any]) -> Sequence[str]:
    """The lines of an entry in canonical form, from its id on, indented as in a canonical file.

    Raises FormError where YAML cannot hold a text.
    """
    # JSON is YAML: whatever is in a text, it stays one quoted text.
    tree, problems = read("", json.dumps({section: {id_: entry}}, ensure_ascii=False))
    if problems:
        raise FormError(problems[0].message)
    return canonical(tree, Names()).rstrip("\n").split("\n")[1:]


def _is_plain_year(date: str) -> bool:
    return len(date) == _LONGEST_YEAR and date.isdecimal() and not date.startswith("0")
