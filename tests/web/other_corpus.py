"""Corpora that are nothing like the shipped one, as dicts to change and dump."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

FREE_TEXT = frozenset(
    [
        "title",
        "summary",
        "proposition",
        "disagreeing",
        "text",
        "note",
        "reason",
        "name",
        "affiliation",
        "publisher",
        "quote",
        "to",
        "by",
        "start",
        "end",
    ]
)
"""The fields whose value is whatever a contributor types (`by` of a prediction is a date: see `with_texts`)."""

AUTHORS = [
    "Ngũgĩ wa Mwangi",
    "山田 花子",
    "Анна Ковальчук",
    "محمد الهاشمي",
    "Zoë O’Neill-Núñez",
    "Ada Lovelace",
]
STANCES = ["strongly-agree", "agree", "mixed", "disagree", "strongly-disagree"]


def other() -> dict[str, Any]:
    """School hours: nine articles, a question nobody answers, one with a single answer, an article with no position."""
    questions = {
        "sleep-loss": "Early lessons cost pupils sleep.",
        "later-start": "Secondary schools should begin after nine.",
        "bus-costs": "Moving the start would cost more than it gains.",
        "fair-to-parents": "A later start is fair to parents who work shifts.",
        "never-asked": "Universities should follow the schools.",
        "asked-once": "Primary schools should begin earlier.",
    }
    corpus: dict[str, Any] = {
        "topics": {
            "school-hours": {"title": "When school begins", "summary": "Whether lessons should start later."},
            "school-buses": {"title": "Getting to school"},
        },
        "events": {"first-trial": {"date": "2016-09", "title": "A county tries nine o’clock"}},
        "questions": {
            id_: {
                "topic": "school-hours",
                "proposition": proposition,
                "disagreeing": f"It is not so that: {proposition}",
                "type": ["fact", "policy", "forecast", "value", "policy", "policy"][number],
            }
            for number, (id_, proposition) in enumerate(questions.items())
        },
        "articles": {},
    }
    answered = list(questions)[:4]
    for number in range(9):
        article: dict[str, Any] = {
            "title": f"School bells, part {number}",
            "authors": [{"id": f"writer-{number % 6}", "name": AUTHORS[number % 6]}] if number != 7 else [],
            "publisher": "Lärmblatt",
            "published": f"202{number % 5}-0{number + 1}" if number % 2 else "2024",
            "topics": ["school-hours"],
            "summary": f"What piece {number} says, see [[sleep-loss]].",
            "thesis": {"t1": {"text": f"Main claim {number}.", "at": {"paragraph": 1, "start": "the bell"}}},
            "evidence": {
                "e1": {
                    "text": f"A county’s trial, told in piece {number}.",
                    "type": "precedent",
                    "supports": ["t1"],
                    "at": {"paragraph": 2, "through": 3, "start": "in that", "end": "year"},
                    "cites": [{"title": "The county’s report", "url": "https://example.org/report"}],
                }
            },
            "assumptions": {"a1": {"text": "Pupils would sleep longer."}},
            "predictions": {"p1": {"text": "Marks will rise.", "by": "2030", "at": {"paragraph": 4}}},
            "recommendations": {"r1": {"text": "Try it.", "to": ["schools"], "at": {"paragraph": 5}}},
            "annotators": [{"name": "Class 4b"}],
            "revisions": [{"date": "2024-12-01", "note": "First."}],
        }
        article["thesis"]["t1"]["supports"] = ["r1"]
        if number != 8:
            article["positions"] = {
                question: {
                    "stance": STANCES[(number * (place + 1)) % 5],
                    "basis": "inferred",
                    "because": ["t1", "e1"],
                    "note": f"As [[{question}]] asks; compare piece {number}.",
                }
                for place, question in enumerate(answered)
                if (number + place) % 4
            }
        corpus["articles"][f"bells-{number}"] = article
    corpus["articles"]["bells-0"]["positions"]["asked-once"] = {
        "stance": "agree",
        "basis": "stated",
        "because": ["t1"],
    }
    corpus["articles"]["bells-3"]["evidence"]["e1"]["attacks"] = ["bells-1.t1"]
    corpus["articles"]["bells-3"]["recommendations"]["r1"]["attacks"] = ["bells-1.r1"]
    corpus["articles"]["bells-0"]["evidence"]["e1"]["events"] = ["first-trial"]
    corpus["articles"]["bells-1"]["positions"]["sleep-loss"] |= {
        "second": {"by": "Class 4c", "stance": "mixed", "first": "strongly-agree"},
        "seemingly_opposed": {"to": "bells-3", "note": "They speak of other pupils: [[bells-3.t1]]."},
    }
    return corpus


def with_texts(corpus: dict[str, Any], text: Callable[[str], str]) -> dict[str, Any]:
    """The same corpus with every free-text field put through `text`; ids and vocabulary stay."""

    def changed(value: Any, key: str, path: tuple[str, ...]) -> Any:
        if isinstance(value, dict):
            return {inner: changed(item, inner, (*path, inner)) for inner, item in value.items()}
        if isinstance(value, list):
            return [changed(item, key, path) for item in value]
        if (key == "by" and "predictions" in path) or (key == "to" and "seemingly_opposed" in path):
            return value
        return text(value) if key in FREE_TEXT and isinstance(value, str) else value

    return changed(copy.deepcopy(corpus), "", ())


def dump(corpus: dict[str, Any]) -> str:
    """The corpus as YAML that the project reads: nothing but plain mappings, lists and quoted text."""
    return yaml.dump(corpus, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True
