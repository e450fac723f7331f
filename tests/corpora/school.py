"""The school hours again, with a corpus's riches: what a reader does in a browser is tried on it."""

from __future__ import annotations

from typing import Any

from tests.web.other_corpus import other

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
