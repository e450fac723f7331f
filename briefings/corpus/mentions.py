"""`[[id]]` in free text: a link to an article, a claim (`[[article.claim]]`) or a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .model import Article, Claim, Event, Mention, Position, Question, Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .model import Corpus, Source, Target

FREE_TEXT = frozenset(["text", "note", "summary", "proposition", "disagreeing", "reason"])
"""Fields whose text may hold mentions. Titles, names, quotes and anchors may not, since they repeat a source."""

_MENTION = re.compile(r"\[\[([^\[\]]*)\]\]")


def mentioned(text: str) -> list[str]:
    """The references between double brackets in a text, in order."""
    return _MENTION.findall(text) if "[[" in text else []


def pieces(text: str, corpus: Corpus, shown: Callable[[Target], str]) -> list[str]:
    """The pieces of a text, with each mention replaced by what `shown` returns for the entry that it names.

    A mention of something that does not exist stays as typed. `check` allows this only in withdrawn entries.
    """
    if "[[" not in text:
        return [text]
    cut = _MENTION.split(text)  # text and name in turn
    for place in range(1, len(cut), 2):
        target = corpus.find(cut[place])
        cut[place] = f"[[{cut[place]}]]" if target is None else shown(target)
    return cut


def link_mentions(corpus: Corpus) -> None:
    """Give every article, question and claim its mentions in other entries, at most one for each of these."""
    for source in _sources(corpus):
        names = _names(source)
        if not names:
            continue
        targets = {id(target): target for target in map(corpus.find, names) if target is not None}
        targets.pop(id(source), None)
        for target in targets.values():
            target.mentions.append(Mention(source))


def _sources(corpus: Corpus) -> Iterator[Source]:
    yield from corpus.topics.values()
    yield from corpus.events.values()
    yield from corpus.questions.values()
    for article in corpus.articles.values():
        yield article
        yield from article.claims.values()
        yield from article.positions.values()


def _names(source: Source) -> list[str]:
    return [name for text in _texts(source) if text is not None for name in mentioned(text)]


def _texts(source: Source) -> list[str | None]:
    """The entry's own free text, without the text of the entries inside it."""
    texts: list[str | None]
    match source:
        case Topic():
            return [source.written.summary]
        case Event():
            return [source.written.note]
        case Claim():
            texts = [source.written.text, source.written.note]
            if source.resolution is not None:
                texts.append(source.resolution.note)
        case Position():
            texts = [source.written.note, *(seeming.note for seeming in source.seemingly_opposed)]
        case Question():
            texts = [source.written.proposition, source.written.disagreeing, source.written.note]
        case Article():
            revisions = (revision.note for revision in source.written.revisions)
            texts = [source.written.summary, source.written.note, *revisions]
    if source.written.withdrawn is not None:
        texts.append(source.written.withdrawn.reason)
    return texts
