"""Questions that an article leaves out although others on its topic take them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import eligible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..corpus.model import Corpus, Question
    from .disagreement import Disagreement

OTHERS = 2
"""The least number of other articles that must take a position on the question."""


def silences(corpus: Corpus, index: Iterable[Disagreement]) -> dict[str, list[Question]]:
    """The questions of an article's topics that it leaves out and that at least two others answer, by its id.

    An unclear position is neither an answer nor a silence. Where the figures count authors, there is no silence if all
    of the article's authors answer elsewhere. The questions are in the order of the article's topics, then of the
    topic's questions. Every article that is not withdrawn has an entry, in the order of the data. `index` holds every
    question's disagreement.
    """
    voices = {
        d.question: eligible.voices(corpus, (*d.positions, *d.unclear)) for d in index if d.answered >= OTHERS
    }
    taken_up = {
        topic.id: [question for question in topic.questions if question in voices]
        for topic in corpus.topics.values()
    }
    return {
        article.id: [
            question
            for topic in article.topics
            for question in taken_up[topic.id]
            if eligible.position_of(article, question) is None
            and not eligible.has_spoken(article, voices[question])
        ]
        for article in eligible.articles(corpus)
    }
