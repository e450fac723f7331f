"""A question divides its authors. A note names a question on which every article of its topic takes the same side.

There is no note while any article of the topic is silent, mixed or unclear, or while the topic has only one article.

Wrong:
    articles:
      baker-2025:
        title: Deeper still
        authors: []
        publisher: The Tide
        published: 2025
        topics: [harbour]
        positions:
          deeper-channel: {stance: strongly-agree, basis: stated, at: {paragraph: 1}}

Right:
    articles:
      baker-2025:
        title: Deep enough
        authors: []
        publisher: The Tide
        published: 2025
        topics: [harbour]
        positions:
          deeper-channel: {stance: disagree, basis: stated, at: {paragraph: 1}}

Why: The question may be worded so that nobody could say no, and then it hides a real disagreement. Or it is shared
ground, which is worth knowing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Article, Question
    from ..problem import Problem, Severity
    from ..raw import RawData

SEVERITY: Severity = "note"
_FEWEST = 2


def check(data: RawData) -> Iterator[Problem]:
    if not data.whole:
        return
    of_topic = {
        topic: [article for article in topic.articles if article.written.withdrawn is None]
        for topic in data.corpus.topics.values()
    }
    for entry in data.entries("questions"):
        question = data.corpus.questions.get(entry.id)
        if question is None or question.written.withdrawn is not None:
            continue
        articles = of_topic[question.topic]
        if len(articles) < _FEWEST or len(question.positions) < len(articles):
            continue  # somebody is silent: no need to look at each of thousands of articles
        sides = {_side(article, question) for article in articles}
        if len(sides) == 1 and not sides & {0, None}:
            side = "agree" if 1 in sides else "disagree"
            message = f"all {len(articles)} articles of the topic {side}"
            hint = "is it worded so that somebody could take the other side?"
            yield entry.problem(message=message, hint=hint)


def _side(article: Article, question: Question) -> int | None:
    """1 if the article agrees, -1 if it disagrees, 0 if it is mixed. None if it has no position or is unclear."""
    position = article.positions.get(question.id)
    if position is None or position.written.withdrawn is not None or position.value is None:
        return None
    return (position.value > 0) - (position.value < 0)
