"""`[[id]]` in free text: a link to an article, a claim (`[[article.claim]]`) or a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .redirects import claims_named, follow
from .vocabulary import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from .model import Corpus, Source, Target
    from .tree import Path, Tree

FREE_TEXT = frozenset(["text", "note", "summary", "proposition", "disagreeing", "reason"])
"""Fields whose text may hold mentions. Titles, names, quotes and anchors may not, since they repeat a source."""

MENTION = re.compile(r"\[\[([^\[\]]*)\]\]")


def mentions_in(tree: Tree) -> Iterator[tuple[Path, str]]:
    """Each mention in the free text of a file, in order: the path of the text, and the id between the brackets."""
    for path, text in tree.notable:
        if "[[" in text and path[-1] in FREE_TEXT:
            for id_ in MENTION.findall(text):
                yield path, id_


def pieces(text: str, corpus: Corpus, shown: Callable[[Target], str]) -> list[str]:
    """The pieces of a text, with each mention replaced by what `shown` returns for the entry that it names.

    A mention of something that does not exist stays as typed. `check` allows this only in withdrawn entries.
    """
    if "[[" not in text:
        return [text]
    cut = MENTION.split(text)  # text and name in turn
    for place in range(1, len(cut), 2):
        target = corpus.find(cut[place])
        cut[place] = f"[[{cut[place]}]]" if target is None else shown(target)
    return cut


def with_present_ids(value: Any, ends: Mapping[str, str], article: str = "") -> Any:
    """What is written, with the present ids of all that it names: another id alone changes nothing for readers.

    `ends` is the result of `redirects.ends_of`. With `article`, lists are of claims that this article names.
    """
    match value:
        case str():
            return follow(MENTION.sub(lambda found: f"[[{follow(found[1], ends)}]]", value), ends)
        case dict():
            return {key: with_present_ids(each, ends, article) for key, each in value.items()}
        case list() if article:
            return claims_named(value, article, ends)
        case list() | tuple():
            return [with_present_ids(each, ends) for each in value]
        case _:
            return value


def link_mentions(corpus: Corpus, trees: Iterable[Tree]) -> None:
    """Tell every article, question and claim which other entries mention it, each once."""
    found = [(corpus.find(id_), _entry(corpus, path)) for tree in trees for path, id_ in mentions_in(tree)]
    for target, source in dict.fromkeys(found):
        if target is not None and source is not None and source is not target:
            target.mentions += (source,)


def _entry(corpus: Corpus, path: Path) -> Source | None:
    """The entry that holds the text at a path, but not the article around a claim or position."""
    match [str(step) for step in path]:
        case ["topics" | "events" | "questions" as section, id_, *_]:
            entries: dict[str, Source] = getattr(corpus, section)
            return entries.get(id_)
        case ["articles", id_, *inside] if article := corpus.articles.get(id_):
            match inside:
                case ["positions", question, *_]:
                    return article.positions.get(follow(question, corpus.redirects))
                case [kinds, claim, *_] if kinds in SECTIONS:
                    return article.claims.get(claim)
            return article
    return None
