"""Corpora of any size, for measurements and tests: valid, and for the same arguments always the same."""

from __future__ import annotations

from random import Random

from . import vocabulary as words
from .article import Articles
from .sentences import Sentences, quoted, scalar, slug

QUESTIONS_PER_ARTICLE = 0.24
QUESTIONS_PER_TOPIC = 12
EVENTS_PER_TOPIC = 3
_QUESTION_TYPES = ("fact", "forecast", "value", "policy")


def generate(articles: int, questions: int | None = None, topics: int | None = None, seed: int = 0) -> str:
    """The text of `data/annotations.yaml` for a corpus of so many articles.

    Where not given: 0.24 questions for each article, at least 12, and a topic for each 12 questions.
    An article is in one or two topics, and has 20 to 25 claims of all kinds and about 12 positions, in 8 KB.
    """
    if questions is None:
        questions = max(QUESTIONS_PER_TOPIC, round(articles * QUESTIONS_PER_ARTICLE))
    if topics is None:
        topics = max(1, round(questions / QUESTIONS_PER_TOPIC))
    random = Random(seed)
    sentences = Sentences(random)
    names = [_nth(words.FIELDS, number) for number in range(topics)]
    asked: dict[str, list[str]] = {slug(name): [] for name in names}

    lines = ["topics:"]
    for name in names:
        title, summary = name.capitalize(), quoted(sentences.sentence())
        lines.append(f"  {slug(name)}: {{title: {title}, summary: {summary}}}")
    lines.append("events:")
    for number in range(EVENTS_PER_TOPIC * topics):
        date = f"{random.randint(1998, 2025)}-{random.randint(1, 12):02}"
        title = quoted(f"{sentences.pick(words.SOURCES)} on {sentences.pick(words.OBJECTS)}")
        lines.append(f"  event-{number + 1}: {{date: {date}, title: {title}}}")
    lines.append("questions:")
    for number in range(questions):
        topic = slug(names[number % topics])
        aspect = _nth(words.ASPECTS, number // topics)
        asked[topic].append(f"{topic}-{slug(aspect)}")
        lines += [
            f"  {asked[topic][-1]}:",
            f"    topic: {topic}",
            f"    title: {aspect.capitalize()}",
            f"    proposition: {scalar(sentences.sentence())}",
            f"    disagreeing: {scalar(sentences.sentence())}",
            f"    type: {sentences.pick(_QUESTION_TYPES)}",
        ]
    lines.append("articles:" if articles else "articles: {}")
    writer = Articles(random, sentences, asked, articles)
    for number in range(articles):
        lines += writer.article(number)
    return "\n".join(lines) + "\n"


def _nth(listed: tuple[str, ...], number: int) -> str:
    """One of the list; once it has come to its end, with a number."""
    turn, place = divmod(number, len(listed))
    return f"{listed[place]} {turn + 1}" if turn else listed[place]
