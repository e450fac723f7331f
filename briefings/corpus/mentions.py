"""`[[id]]` in free text: a link to an article, a claim (`[[article.claim]]`) or a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .model import Article, Claim, Event, Mention, Position, Question, Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .model import Corpus, Source, Target

FREE_TEXT = frozenset(["text", "note", "summary", "proposition", "disagreeing", "reason"])
"""The fields whose text may hold mentions. Titles and names are bibliographic; quotes and anchors are the source's."""

_MENTION = re.compile(r"\[\[([^\[\]]*)\]\]")


def mentioned(text: str) -> list[str]:
    """What a text names, in its order, as it stands between the brackets."""
    return _MENTION.findall(text) if "[[" in text else []


def pieces(text: str, corpus: Corpus, shown: Callable[[Target], str]) -> list[str]:
    """A text cut at its mentions, with what `shown` gives for the thing in the place of each.

    What is named and is not in the corpus stays as it was typed: `check` refuses it but in text that is withdrawn.
    """
    if "[[" not in text:
        return [text]
    cut = _MENTION.split(text)  # text and name in turn
    for place in range(1, len(cut), 2):
        target = corpus.find(cut[place])
        cut[place] = f"[[{cut[place]}]]" if target is None else shown(target)
    return cut


def link_mentions(corpus: Corpus) -> None:
    """Give every article, question and claim the mentions of it: one for each source, none by itself."""
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
    """The entry's own free text, without that of the entries in it."""
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
