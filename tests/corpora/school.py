"""Corpora on when school should begin, nothing like the shipped one: dicts to change and dump."""

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


_GONE = {"date": "2025-02-01", "reason": "The piece does not say so."}
_FOUND = [
    (
        "statistic",
        "Nine of ten pupils in the county yawned before the second break, a survey of 2015 counted.",
    ),
    ("study", "A laboratory in Leeds measured forty minutes more of deep sleep after the change."),
    ("expert", "Doctor Mbeki calls early lessons a tax on teenagers that nobody voted for."),
    ("official-statement", "The bus company wrote that its drivers could start an hour later at no cost."),
    ("analogy", "Nobody would ask adults to begin work at the hour at which pupils begin to learn."),
    ("anecdote", "One headmistress saw latecomers vanish within a single winter."),
    ("reasoning", "Whoever sleeps longer learns faster, so that the lost hour is won back by noon."),
    ("precedent", "Denmark moved its bells in the nineties, and no village lost its bus."),
]

REDIRECTS = {
    "bells": "bells-3",  # an article with another id
    "bells.e7": "bells-3.t1",  # a claim that had another before
    "bells-3.e9": "bells-3.e1",
    "merged": "bells-4",  # an article that has become part of another: its t1 is the other's e1
    "merged.t1": "bells-4.e1",
    "bells-2.e9": "bells-5.e1",  # a claim that belongs to another article now
    "sleep": "sleep-loss",  # a question
}


def school() -> dict[str, Any]:
    """Nine articles, of which the first two have so many claims that maps, outlines and lists have work to do."""
    corpus = other()
    corpus["redirects"] = dict(REDIRECTS)
    for number in (0, 1):
        article = corpus["articles"][f"bells-{number}"]
        article["url"] = f"https://example.org/bells/{number}"
        for place, (type_, text) in enumerate(_FOUND, 2):
            article["evidence"][f"e{place}"] = {
                "text": f"{text} ({article['title']})",
                "type": type_,
                "supports": ["t2"] if place % 2 else [f"e{place - 1}"],
                "at": {"paragraph": place + 4, "start": "so it"},
            }
        article["thesis"]["t2"] = {
            "text": f"Sleep is worth more than punctual buses, argues piece {number}, and tired pupils learn nothing.",
            "supports": ["t1"],
            "at": {"paragraph": 20, "start": "sleep is"},
        }
        article["evidence"]["e9"] |= {"voice": "conceded", "quote": "no village lost its bus"}
        article["evidence"]["e8"]["voice"] = "reported"
        article["predictions"]["p1"]["likelihood"] = "likely"
        article["recommendations"]["r2"] = {
            "text": "Count the yawns every spring.",
            "to": ["county board", "schools"],
            "at": {"paragraph": 21},
        }
        for id_ in ("e4", "e9"):
            article["evidence"][id_]["supports"] = ["r2"]
        for position in article["positions"].values():
            position["because"] = ["t2", "e2", "e3"]
    first, second = (corpus["articles"][f"bells-{number}"] for number in (0, 1))
    first["evidence"]["e3"] |= {"undercuts": ["bells-1.e3"], "events": ["first-trial"]}
    first["evidence"]["e4"] |= {"attacks": ["bells-1.t2"], "qualifies": ["e5"]}
    second["evidence"]["e7"]["withdrawn"] = _GONE
    first["assumptions"]["a2"] = {"text": "Parents could leave later.", "withdrawn": _GONE}
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
