"""Four corpora of other teams, for which everything holds that the tests say of the shipped one.

german: two articles in German, with no prediction and no second coding. minimal: one article and one question.
scripts: articles in Chinese, Japanese, Thai, Arabic and Hebrew. many: so many that lists go on on further pages, with
withdrawn entries and ids that were others before.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from bench.corpus import generate
from tests.corpora.school import dump

HERE = Path(__file__).parent
GOOD = (HERE / "good.yaml").read_text(encoding="utf-8")
"""A small corpus without problems that uses every field."""
NAMES = ("german", "minimal", "scripts", "many")
_GONE = {"date": "2026-02-01", "reason": "It was read wrongly."}


@cache
def text(name: str) -> str:
    """The text of `data/annotations.yaml` of the corpus of this name."""
    return _many() if name == "many" else (HERE / f"{name}.yaml").read_text(encoding="utf-8")


def _many() -> str:
    corpus = yaml.load(generate(104, 12, 2), yaml.CSafeLoader)
    articles, questions = list(corpus["articles"].items()), list(corpus["questions"].items())
    for number, (_, article) in enumerate(articles[:20]):
        if number % 4 == 0:
            article["withdrawn"] = _GONE
        elif number % 4 == 1:
            next(iter(article["assumptions"].values()))["withdrawn"] = _GONE
        else:
            next(iter(article["positions"].values()))["withdrawn"] = _GONE
    for number in range(110):
        corpus["events"][f"day-{number}"] = {"date": f"19{number % 90 + 10}-01", "title": f"Day {number}"}
    corpus["events"]["day-0"]["note"] = f"As [[{articles[24][0]}]] tells."
    questions[-1][1]["withdrawn"] = _GONE
    (kept, article), (renamed, _) = articles[21], articles[22]
    corpus["redirects"] = {
        "an-older-id": renamed,
        "an-older-question": questions[0][0],
        f"{kept}.e99": f"{kept}.{next(iter(article['evidence']))}",
    }
    return dump(corpus)
